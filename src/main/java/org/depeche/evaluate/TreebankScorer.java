package org.depeche.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.depeche.corpus.Treebank;
import org.depeche.model.AnnotatedArticle;
import org.depeche.model.Article;
import org.depeche.model.PartialDate;
import org.depeche.model.Sentence;
import org.depeche.model.Span;
import org.depeche.model.Token;

/**
 * Measures words, sentences, tags and lemmas on a treebank. Everything is read from raw text; a word counts for its tag and
 * lemma only where it was cut as the treebank cuts it, so that a word cut wrongly is wrong three times.
 */
public final class TreebankScorer {
    /** So many sentences are read in a row, as one paragraph, to measure where sentences end. */
    private static final int PARAGRAPH = 20;

    private final String language;
    private final Function<Article, AnnotatedArticle> annotator;
    private final LemmaConvention convention;
    private final List<String> errors = new ArrayList<>();

    public TreebankScorer(String language, Function<Article, AnnotatedArticle> annotator) {
        this.language = language;
        this.annotator = annotator;
        convention = LemmaConvention.of(language);
    }

    /** Figures by name, in the order of the stage. */
    public Map<String, Figure> score(List<Treebank.Sentence> sentences) {
        int hit = 0;
        int found = 0;
        int wanted = 0;
        int tags = 0;
        int lemmas = 0;
        for (Treebank.Sentence sentence : sentences) {
            Map<Span, Token> tokens = tokens(sentence.text());
            found += tokens.size();
            wanted += sentence.tokens().size();
            for (Treebank.Token gold : sentence.tokens()) {
                Token token = tokens.get(gold.span());
                String form = gold.span().of(sentence.text());
                if (token == null) {
                    errors.add("token\t" + form + "\t\t\t" + sentence.text());
                    continue;
                }
                hit++;
                if (token.tag().equals(gold.tag())) {
                    tags++;
                } else {
                    errors.add("tag\t" + form + "\t" + gold.tag() + "\t" + token.tag() + "\t" + sentence.text());
                }
                if (convention.isSame(gold, token)) {
                    lemmas++;
                } else {
                    errors.add("lemma\t" + form + "\t" + gold.lemma() + " " + gold.tag() + "\t" + token.lemma() + " "
                            + token.tag() + "\t" + sentence.text());
                }
            }
        }
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put("tokens", Figure.Match.of(hit, found, wanted));
        figures.put("sentences", sentences(sentences));
        figures.put("tags", Figure.Share.of(tags, wanted));
        figures.put("lemmas", Figure.Share.of(lemmas, wanted));
        return figures;
    }

    /** What was wrong, a line each: what, the form, what the treebank has, what was found, the sentence; parted by tabs. */
    public List<String> errors() {
        return List.copyOf(errors);
    }

    private Map<Span, Token> tokens(String text) {
        Map<Span, Token> tokens = new HashMap<>();
        for (Sentence sentence : annotate(text).sentences()) {
            sentence.tokens().forEach(t -> tokens.put(t.span(), t));
        }
        return tokens;
    }

    private AnnotatedArticle annotate(String text) {
        return annotator.apply(new Article("treebank", language, "", "", PartialDate.UNKNOWN, "", text, "treebank"));
    }

    private Figure sentences(List<Treebank.Sentence> sentences) {
        int hit = 0;
        int found = 0;
        for (int from = 0; from < sentences.size(); from += PARAGRAPH) {
            StringBuilder text = new StringBuilder();
            Set<Span> wanted = new HashSet<>();
            for (Treebank.Sentence s : sentences.subList(from, Math.min(from + PARAGRAPH, sentences.size()))) {
                text.append(text.isEmpty() ? "" : " ");
                int last = s.tokens().size() - 1;
                wanted.add(new Span(
                        text.length() + s.tokens().get(0).span().start(),
                        text.length() + s.tokens().get(last).span().end()));
                text.append(s.text());
            }
            for (Sentence s : annotate(text.toString()).sentences()) {
                found++;
                hit += wanted.contains(s.span()) ? 1 : 0;
            }
        }
        return Figure.Match.of(hit, found, sentences.size());
    }
}
