package org.depeche.model;

/**
 * An expression of time and the date that it means.
 *
 * @param span its place in {@link AnnotatedArticle#whole()}
 * @param text the words
 * @param date its value, never unknown
 * @param basis what the value rests on
 */
public record DateMention(Span span, String text, PartialDate date, DateBasis basis) {
    public DateMention {
        if (!date.isKnown() || basis == DateBasis.NONE) {
            throw new IllegalArgumentException("a date mention without a date or basis: " + text);
        }
    }
}
