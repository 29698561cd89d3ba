package org.depeche.annotate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.depeche.model.AnnotatedArticle;
import org.depeche.model.Article;
import org.depeche.model.Countries;
import org.depeche.model.DateMention;
import org.depeche.model.Mention;
import org.depeche.model.Part;
import org.depeche.model.Problem;
import org.depeche.model.ProblemException;
import org.depeche.model.Sentence;
import org.depeche.model.Span;
import org.depeche.model.Token;

/**
 * Finds the language, words, sentences, names and dates of an article; a paragraph in the other language of the two is read as
 * such. Models are loaded when they are first needed, once.
 * May be shared by threads.
 */
public final class Annotator {
    private final Supplier<Language> french;
    private final Supplier<Language> english;
    private final Supplier<ParagraphLanguage> paragraphs = new Lazy<>(ParagraphLanguage::new);
    private final Supplier<LanguageDetector> detector = new Lazy<>(LanguageDetector::new);

    public Annotator(Countries countries) {
        french = new Lazy<>(() -> Language.french(countries));
        english = new Lazy<>(() -> Language.english(countries));
    }

    /**
     * Annotates an article.
     *
     * @throws ProblemException with code {@code UNSUPPORTED-LANGUAGE} where it is neither French nor English
     */
    public AnnotatedArticle annotate(Article given) {
        Article article = given.language().isEmpty() ? given.in(detect(given)) : given;
        if (!article.language().equals("fr") && !article.language().equals("en")) {
            throw unsupported(article);
        }
        String whole = AnnotatedArticle.whole(article);
        Map<String, List<Sentence>> byLanguage = new LinkedHashMap<>();
        List<Sentence> sentences = sentences(article, whole, paragraph -> {
            String code = paragraphs.get().of(paragraph.of(whole), article.language());
            return new Reader(language(code), byLanguage.computeIfAbsent(code, k -> new ArrayList<>()));
        });
        List<DateMention> dates = new ArrayList<>();
        List<Mention> mentions = new ArrayList<>();
        byLanguage.forEach((code, read) -> {
            dates.addAll(language(code).dates().find(whole, read, article.published()));
            mentions.addAll(language(code).names().find(whole, read));
        });
        dates.sort(Comparator.comparing(DateMention::span));
        mentions.sort(Comparator.comparing(Mention::span));
        return new AnnotatedArticle(
                article,
                whole,
                withNames(sentences, mentions, article.language()),
                withoutDates(mentions, dates),
                dates);
    }

    private Language language(String code) {
        return code.equals("fr") ? french.get() : english.get();
    }

    /** What reads a paragraph, and what has been read in its language. */
    private record Reader(Language language, List<Sentence> sentences) {}

    private String detect(Article article) {
        String text = AnnotatedArticle.whole(article);
        String code = detector.get().detect(text);
        return switch (code) {
            case "fra" -> "fr";
            case "eng" -> "en";
            default -> code;
        };
    }

    private static ProblemException unsupported(Article article) {
        return new ProblemException(new Problem(
                "UNSUPPORTED-LANGUAGE",
                article.source(),
                article.id(),
                "the article is in " + article.language(),
                "French (fr) and English (en) are read; name the language where it was detected wrongly"));
    }

    /** The sentences of an article that is all in one language. */
    static List<Sentence> sentences(Article article, String whole, Language language) {
        Reader reader = new Reader(language, new ArrayList<>());
        return sentences(article, whole, paragraph -> reader);
    }

    private static List<Sentence> sentences(Article article, String whole, Function<Span, Reader> readers) {
        List<Sentence> sentences = new ArrayList<>();
        int paragraph = 0;
        int from = 0;
        int textStart = AnnotatedArticle.GAP.length() + article.title().length();
        while (from < whole.length()) {
            int to = paragraphEnd(whole, from);
            if (!article.title().isEmpty() && from < article.title().length()) {
                to = article.title().length(); // a title is one paragraph, whatever it holds
            }
            Reader reader = readers.apply(new Span(from, to));
            Language language = reader.language;
            List<Span> tokens = language.tokenizer().tokenize(whole, from, to);
            if (!tokens.isEmpty()) {
                Part part = article.title().isEmpty() || from >= textStart ? Part.TEXT : Part.TITLE;
                for (Span range : language.splitter()
                        .split(whole, tokens, language.sentences().ends(whole, from, to))) {
                    Sentence sentence =
                            sentence(whole, tokens.subList(range.start(), range.end()), part, paragraph, language);
                    reader.sentences.add(sentence);
                    sentences.add(sentence);
                }
                paragraph++;
            }
            from = to + 1;
        }
        return sentences;
    }

    /** The end of the line, or of a later one where lines are broken in the middle of a sentence. */
    private static int paragraphEnd(String whole, int from) {
        int end = whole.indexOf('\n', from);
        while (end >= 0
                && end + 1 < whole.length()
                && Character.isLowerCase(whole.charAt(end + 1))
                && end > from
                && ".!?:;»”\"".indexOf(whole.charAt(end - 1)) < 0) {
            end = whole.indexOf('\n', end + 1);
        }
        return end < 0 ? whole.length() : end;
    }

    private static Sentence sentence(String whole, List<Span> spans, Part part, int paragraph, Language language) {
        String[] words = new String[spans.size()];
        for (int i = 0; i < words.length; i++) {
            words[i] = Characters.plain(spans.get(i).of(whole));
        }
        String[] tags = language.tagger().tag(words);
        List<Token> tokens = new ArrayList<>(words.length);
        for (int i = 0; i < words.length; i++) {
            Lexicon.Reading reading = language.lexicon().read(words[i], tags[i]);
            tokens.add(new Token(spans.get(i), spans.get(i).of(whole), tags[i], reading.lemma(), reading.features()));
        }
        return new Sentence(spans.get(0).to(spans.get(spans.size() - 1)), part, paragraph, tokens);
    }

    /**
     * The words of a person's name are proper nouns, whatever the model takes them for ("Kais Saied" has no verb); so are those of
     * any English name, as there "United" of the "United States" is tagged a verb.
     */
    private static List<Sentence> withNames(List<Sentence> sentences, List<Mention> mentions, String language) {
        TreeMap<Integer, Integer> people = new TreeMap<>();
        boolean english = language.equals("en");
        for (Mention mention : mentions) {
            boolean nationality = mention.kind() == Mention.Kind.DEMONYM || mention.kind() == Mention.Kind.COMPOUND;
            if (mention.kind() == Mention.Kind.PERSON || english && !nationality) {
                people.put(mention.span().start(), mention.span().end());
            }
        }
        if (people.isEmpty()) {
            return sentences;
        }
        return sentences.stream()
                .map(s -> new Sentence(
                        s.span(),
                        s.part(),
                        s.paragraph(),
                        s.tokens().stream().map(t -> named(t, people)).toList()))
                .toList();
    }

    private static Token named(Token token, TreeMap<Integer, Integer> people) {
        Map.Entry<Integer, Integer> person = people.floorEntry(token.start());
        boolean inside = person != null && token.end() <= person.getValue();
        return inside
                        && !token.is("PROPN")
                        && Character.isUpperCase(token.form().charAt(0))
                ? new Token(token.span(), token.form(), "PROPN", token.form(), token.features())
                : token;
    }

    /** "May" of a date is no name. */
    private static List<Mention> withoutDates(List<Mention> mentions, List<DateMention> dates) {
        List<Mention> left = new ArrayList<>(mentions.size());
        for (Mention mention : mentions) {
            if (dates.stream().noneMatch(d -> d.span().overlaps(mention.span()))) {
                left.add(mention);
            }
        }
        return left;
    }
}
