package org.depeche.read;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * How to read.
 *
 * @param encoding of files without a byte order mark; where it is empty, UTF-8 is tried and then the encoding is detected
 * @param language of articles that name none: {@code fr}, {@code en}, or empty where it is to be detected
 * @param maxBytes texts of as many bytes or more are refused
 * @param filter which of the articles are wanted
 */
public record ReadOptions(Optional<Charset> encoding, String language, int maxBytes, ArticleFilter filter) {
    /** 50 MB: more than any dispatch, and little enough to hold a few in memory. */
    public static final int MAX_BYTES = 50_000_000;

    public static final ReadOptions DEFAULT = new ReadOptions(Optional.empty(), "", MAX_BYTES, ArticleFilter.ALL);

    public ReadOptions {
        if (maxBytes < 1) {
            throw new IllegalArgumentException("a limit of " + maxBytes + " bytes");
        }
    }

    public ReadOptions withEncoding(Charset named) {
        return new ReadOptions(Optional.of(named), language, maxBytes, filter);
    }

    public ReadOptions withLanguage(String named) {
        return new ReadOptions(encoding, named, maxBytes, filter);
    }

    public ReadOptions withMaxBytes(int bytes) {
        return new ReadOptions(encoding, language, bytes, filter);
    }

    public ReadOptions withFilter(ArticleFilter wanted) {
        return new ReadOptions(encoding, language, maxBytes, wanted);
    }
}
