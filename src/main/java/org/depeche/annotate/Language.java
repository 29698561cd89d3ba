package org.depeche.annotate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.depeche.model.Countries;
import org.depeche.model.Country;
import org.depeche.model.FirstNames;
import org.depeche.model.LanguageFile;
import org.depeche.model.Mention.Kind;

/** All that reading one language needs. Loaded once, shared by threads. */
record Language(
        Tokenizer tokenizer,
        SentenceDetector sentences,
        SentenceSplitter splitter,
        Tagger tagger,
        TagCorrection correction,
        Lexicon lexicon,
        NameFinder names,
        DateFinder dates) {

    private static final Map<String, String> SENTENCES = Map.of(
            "fr", "/opennlp-fr-ud-gsd-sentence-1.3-2.5.4.bin",
            "en", "/opennlp-en-ud-ewt-sentence-1.3-2.5.4.bin");

    static Language french(Countries countries) {
        FrenchLexicon lexicon = new FrenchLexicon();
        Tokenizer tokenizer = new FrenchTokenizer(words("fr", "abbreviations.txt"), lexicon::knows);
        return of(
                "fr",
                tokenizer,
                lexicon,
                new Tagger("/opennlp-fr-ud-gsd-pos-1.3-2.5.4.bin"),
                new FrenchTagCorrection(),
                countries);
    }

    static Language english(Countries countries) {
        Tokenizer tokenizer = new EnglishTokenizer(words("en", "abbreviations.txt"));
        return of(
                "en",
                tokenizer,
                new EnglishLexicon(),
                new Tagger("/org/depeche/annotate/pos-en.bin"),
                new EnglishTagCorrection(words("en", "closed-class.txt")),
                countries);
    }

    private static Language of(
            String code,
            Tokenizer tokenizer,
            Lexicon lexicon,
            Tagger tagger,
            TagCorrection correction,
            Countries countries) {
        Gazetteer gazetteer = new Gazetteer(tokenizer);
        Map<String, String> compounds = new HashMap<>();
        Map<String, String> demonyms = new HashMap<>();
        for (Country country : countries.all()) {
            for (Country.Form form : country.forms()) {
                if (!form.language().equals(code) && !form.language().equals("*")) {
                    continue;
                }
                String lower = Characters.plain(form.text()).toLowerCase(Locale.ROOT);
                if (form.kind() == Kind.COMPOUND) {
                    compounds.putIfAbsent(lower.replaceAll("-$", ""), country.code());
                } else {
                    gazetteer.add(form.text(), form.kind(), country.code());
                    if (form.kind() == Kind.DEMONYM) {
                        demonyms.putIfAbsent(lower, country.code());
                    }
                }
            }
        }
        for (String[] row : LanguageFile.rows(code, "organisations.tsv", 3)) {
            gazetteer.add(row[1], Kind.valueOf(row[0]), row[2]);
        }
        NameFinder names = new NameFinder(
                gazetteer,
                words(code, "person-titles.txt"),
                words(code, "organisation-words.txt"),
                words(code, "starters.txt"),
                FirstNames.load().keySet(),
                compounds,
                demonyms,
                lexicon);
        SentenceDetector sentences = new SentenceDetector(SENTENCES.get(code));
        SentenceSplitter splitter = new SentenceSplitter(words(code, "starters.txt"));
        return new Language(tokenizer, sentences, splitter, tagger, correction, lexicon, names, new DateFinder(code));
    }

    private static Set<String> words(String language, String file) {
        Set<String> words = new HashSet<>();
        for (String[] row : LanguageFile.rows(language, file, 1)) {
            words.add(row[0]);
        }
        return words;
    }
}
