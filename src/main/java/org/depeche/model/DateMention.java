package org.depeche.model;

/**
 * An expression of time and the date that it means.
 *
 * @param span its place in {@link AnnotatedArticle#whole()}
 * @param text the words
 * @param date the day, month or year that it means or lies in; unknown where it lies in more than one year
 * @param period the days that it covers
 * @param basis what the value rests on
 */
public record DateMention(Span span, String text, PartialDate date, Period period, DateBasis basis) {
    public DateMention {
        if (basis == DateBasis.NONE) {
            throw new IllegalArgumentException("a date mention without a basis: " + text);
        }
    }
}
