package org.depeche.model;

import java.util.List;

/**
 * A sentence, heading or list item.
 *
 * @param span its place in {@link AnnotatedArticle#whole()}
 * @param part the part of the article that it stands in
 * @param paragraph counted from 0 in the whole article; the title is paragraph 0 where there is one
 * @param tokens its words, in order
 */
public record Sentence(Span span, Part part, int paragraph, List<Token> tokens) {
    public Sentence {
        tokens = List.copyOf(tokens);
    }
}
