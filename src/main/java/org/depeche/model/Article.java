package org.depeche.model;

import java.util.Objects;

/**
 * An article as it was read; what is not known is the empty string.
 *
 * @param id unique within a run; letters, digits and {@code . _ -}, as it becomes part of an IRI
 * @param language BCP 47 primary subtag ({@code fr}, {@code en}), or empty where still to be detected
 * @param url where it was published
 * @param publisher the outlet
 * @param published when it was published
 * @param title the headline; not repeated in the text
 * @param text the body, untouched; offsets count in it
 * @param source the file or stream that it came from, with the record's place in it
 */
public record Article(
        String id,
        String language,
        String url,
        String publisher,
        PartialDate published,
        String title,
        String text,
        String source) {
    public Article {
        if (id.isBlank()) {
            throw new IllegalArgumentException("an article without an id, from " + source);
        }
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(publisher, "publisher");
        Objects.requireNonNull(published, "published");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(source, "source");
    }

    /** The same article with its language known. */
    public Article in(String detected) {
        return new Article(id, detected, url, publisher, published, title, text, source);
    }
}
