package org.depeche.model;

/**
 * Words of an article: where they stand and what they are.
 *
 * @param in the part of the article that the span counts in
 * @param span UTF-16 positions within that part
 * @param text the words themselves, exactly as the article has them
 */
public record Passage(Part in, Span span, String text) {
    public Passage {
        if (span.length() != text.length()) {
            throw new IllegalArgumentException("a span of " + span.length() + " for " + text.length() + " characters");
        }
    }
}
