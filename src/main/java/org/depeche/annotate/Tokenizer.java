package org.depeche.annotate;

import java.util.List;
import org.depeche.model.Span;

/** Cuts a stretch of text into words and marks. */
interface Tokenizer {
    /**
     * The tokens of {@code text} between two positions, in order; together they cover all that is not blank.
     *
     * @param text the whole text
     * @param from first position
     * @param to position after the last
     */
    List<Span> tokenize(String text, int from, int to);
}
