package org.depeche.model;

import java.util.List;

/**
 * An article with its words, names and dates. Positions count in {@link #whole()}, which is the text, or the title, a blank
 * line and the text where there is a title.
 *
 * @param article as it was read, with its language known
 * @param whole title and text in one
 * @param sentences in order, title first
 * @param mentions in order of their start, none overlapping another
 * @param dates in order of their start, none overlapping another
 */
public record AnnotatedArticle(
        Article article, String whole, List<Sentence> sentences, List<Mention> mentions, List<DateMention> dates) {
    /** Between title and text. */
    public static final String GAP = "\n\n";

    public AnnotatedArticle {
        sentences = List.copyOf(sentences);
        mentions = List.copyOf(mentions);
        dates = List.copyOf(dates);
    }

    /** Title and text as one string, as {@link #whole()} has them. */
    public static String whole(Article article) {
        return article.title().isEmpty() ? article.text() : article.title() + GAP + article.text();
    }

    /** The position in {@link #whole()} at which the text begins. */
    public int textStart() {
        return article.title().isEmpty() ? 0 : article.title().length() + GAP.length();
    }

    /**
     * The words at a span of the whole as a passage of title or text.
     *
     * @throws IllegalArgumentException where the span runs from the title into the text
     */
    public Passage passage(Span span) {
        int start = textStart();
        if (span.start() >= start) {
            return new Passage(Part.TEXT, new Span(span.start() - start, span.end() - start), span.of(whole));
        }
        if (span.end() > article.title().length()) {
            throw new IllegalArgumentException("a passage across title and text: " + span);
        }
        return new Passage(Part.TITLE, span, span.of(whole));
    }
}
