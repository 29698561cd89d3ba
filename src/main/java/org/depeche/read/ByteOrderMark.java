package org.depeche.read;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The mark that some programs put before a text to tell its encoding (Unicode Standard, 23.8).
 *
 * @param length in bytes; 0 where there is none
 */
record ByteOrderMark(Optional<Charset> charset, int length) {
    private static final ByteOrderMark NONE = new ByteOrderMark(Optional.empty(), 0);

    static ByteOrderMark at(byte[] head) {
        // UTF-32LE first: its mark begins with that of UTF-16LE.
        if (begins(head, 0xff, 0xfe, 0, 0)) {
            return new ByteOrderMark(Optional.of(Charset.forName("UTF-32LE")), 4);
        }
        if (begins(head, 0, 0, 0xfe, 0xff)) {
            return new ByteOrderMark(Optional.of(Charset.forName("UTF-32BE")), 4);
        }
        if (begins(head, 0xef, 0xbb, 0xbf)) {
            return new ByteOrderMark(Optional.of(StandardCharsets.UTF_8), 3);
        }
        if (begins(head, 0xff, 0xfe)) {
            return new ByteOrderMark(Optional.of(StandardCharsets.UTF_16LE), 2);
        }
        if (begins(head, 0xfe, 0xff)) {
            return new ByteOrderMark(Optional.of(StandardCharsets.UTF_16BE), 2);
        }
        return NONE;
    }

    private static boolean begins(byte[] head, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= head.length || (head[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
