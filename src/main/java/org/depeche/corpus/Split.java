package org.depeche.corpus;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Keeps a fixed tenth of a corpus apart, by article: what is in it depends on the article's id alone, so that it is the same
 * on every machine and stays the same when a corpus grows.
 */
public final class Split {
    private Split() {}

    /** Whether an article is for measuring, and nothing may be trained on it. */
    public static boolean isHeldOut(String id) {
        CRC32 sum = new CRC32();
        sum.update(id.getBytes(StandardCharsets.UTF_8));
        return sum.getValue() % 10 == 0;
    }
}
