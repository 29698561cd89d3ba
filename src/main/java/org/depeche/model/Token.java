package org.depeche.model;

/**
 * A word, number or mark.
 *
 * @param span its place in {@link AnnotatedArticle#whole()}
 * @param form the characters that it covers, untouched
 * @param tag universal part of speech (UPOS), such as {@code VERB}; contracted {@code du} is {@code ADP+DET}
 * @param lemma dictionary form in lower case (proper nouns keep theirs), never empty
 * @param features gender, number, person and tense
 */
public record Token(Span span, String form, String tag, String lemma, Features features) {
    public int start() {
        return span.start();
    }

    public int end() {
        return span.end();
    }

    public boolean is(String upos) {
        return tag.equals(upos);
    }
}
