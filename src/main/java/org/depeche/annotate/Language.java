package org.depeche.annotate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import opennlp.tools.util.SequenceValidator;
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
        Lexicon lexicon,
        NameFinder names,
        DateFinder dates) {

    /** The models that {@code depeche train} makes. */
    private static final String MODELS = "/org/depeche/models/";

    /** Any tag may follow any other. */
    private static final SequenceValidator<String> ANY = (i, words, before, tag) -> true;

    private static final Map<String, String> SENTENCES = Map.of(
            "fr", "/opennlp-fr-ud-gsd-sentence-1.3-2.5.4.bin",
            "en", "/opennlp-en-ud-ewt-sentence-1.3-2.5.4.bin");

    static Language french(Countries countries) {
        FrenchLexicon lexicon = new FrenchLexicon();
        Tokenizer tokenizer = new FrenchTokenizer(words("fr", "abbreviations.txt"), lexicon::knows);
        SequenceModel model = SequenceModel.load(MODELS + "tags-fr.bin");
        TagFeatures features = new TagFeatures(lexicon);
        Tagger tagger = frenchTagger(first -> model.decide(
                        first.words(), features.of(first.words(), first.tags(), first.sure()), features, ANY)
                .all());
        return of("fr", tokenizer, lexicon, tagger, countries);
    }

    /** @param second goes over the tags of the published model */
    static Tagger frenchTagger(TagModel second) {
        return new Tagger("/opennlp-fr-ud-gsd-pos-1.3-2.5.4.bin", new FrenchTagCorrection(), second);
    }

    static Language english(Countries countries) {
        Tokenizer tokenizer = new EnglishTokenizer(words("en", "abbreviations.txt"));
        Tagger tagger = new Tagger(
                MODELS + "tags-en.bin", new EnglishTagCorrection(words("en", "closed-class.txt")), TagModel.NONE);
        return of("en", tokenizer, new EnglishLexicon(), tagger, countries);
    }

    private static Language of(String code, Tokenizer tokenizer, Lexicon lexicon, Tagger tagger, Countries countries) {
        Set<String> closed = code.equals("en") ? words(code, "closed-class.txt") : Set.of();
        Predicate<String> isWord = form -> closed.contains(form) || lexicon.knows(form);
        Gazetteer gazetteer = new Gazetteer(tokenizer, isWord);
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
        Gazetteer nobody = new Gazetteer(tokenizer, isWord);
        for (Countries.NoCountry other : countries.noCountries()) {
            if (other.language().equals(code)) {
                (other.place() ? gazetteer : nobody).add(other.form(), Kind.PLACE, "");
            }
        }
        for (String[] row : LanguageFile.rows(code, "organisations.tsv", 3)) {
            gazetteer.add(row[1], Kind.valueOf(row[0]), row[2]);
        }
        Set<String> titles = words(code, "person-titles.txt");
        Set<String> organisationWords = words(code, "organisation-words.txt");
        Set<String> firstNames = FirstNames.load().keySet();
        NameRules rules = new NameRules(
                gazetteer,
                nobody,
                titles,
                organisationWords,
                words(code, "starters.txt"),
                firstNames,
                compounds,
                demonyms,
                lexicon);
        Gazetteer cities = new Gazetteer(tokenizer, isWord);
        LanguageFile.rows(code, "cities.tsv", 2).forEach(city -> cities.add(city[0], Kind.PLACE, ""));
        NameFinder names = new NameFinder(
                rules,
                new NameFeatures(
                        firstNames,
                        titles,
                        organisationWords,
                        cities,
                        lexicon,
                        code.equals("en") ? new Lazy<>(() -> WordClusters.load(code)) : () -> WordClusters.NONE,
                        code.equals("en") ? new Lazy<>(() -> NameLists.load(code)) : () -> NameLists.NONE),
                lexicon,
                new Lazy<>(() -> new NameModel(SequenceModel.load(MODELS + "names-" + code + ".bin"))),
                code.equals("fr"));
        SentenceDetector sentences = new SentenceDetector(SENTENCES.get(code));
        SentenceSplitter splitter = new SentenceSplitter(words(code, "starters.txt"));
        return new Language(tokenizer, sentences, splitter, tagger, lexicon, names, new DateFinder(code));
    }

    static Set<String> words(String language, String file) {
        Set<String> words = new HashSet<>();
        for (String[] row : LanguageFile.rows(language, file, 1)) {
            words.add(row[0]);
        }
        return words;
    }
}
