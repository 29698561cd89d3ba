package org.depeche.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * Splits a stream at newlines before it is decoded, so that a bad byte harms its own line only. A line that is too long is
 * passed over without being held.
 */
final class ByteLines {
    private final InputStream in;
    private final byte[] newline;
    private final int limit;
    private final byte[] read = new byte[1 << 16];
    private int readAt;
    private int readEnd;
    private byte[] line = new byte[1 << 12];
    private int length;
    private long number;
    private boolean tooLong;

    ByteLines(InputStream in, Charset charset, int limit) {
        this.in = in;
        this.newline = Encoding.unit(charset) == 1 ? new byte[] {'\n'} : "\n".getBytes(charset);
        // Whole units, so that a newline is never cut in two.
        this.limit = limit / 4 * 4;
    }

    /** Goes to the next line; false at the end. */
    boolean next() throws IOException {
        length = 0;
        tooLong = false;
        long total = 0;
        while (readAt < readEnd || fill()) {
            byte b = read[readAt++];
            total++;
            append(b);
            if (b == newline[newline.length - 1] && total % newline.length == 0 && endsInNewline()) {
                length = tooLong ? 0 : length - newline.length;
                number++;
                return true;
            }
        }
        if (total > 0) {
            number++;
        }
        return total > 0;
    }

    /** Counted from 1. */
    long number() {
        return number;
    }

    boolean isTooLong() {
        return tooLong;
    }

    /** The line without its newline; empty where it is too long. */
    byte[] bytes() {
        return Arrays.copyOf(line, tooLong ? 0 : length);
    }

    private void append(byte b) {
        if (length == limit) {
            tooLong = true;
        }
        if (tooLong) {
            // Only the last unit is kept, to see the newline.
            System.arraycopy(line, 1, line, 0, newline.length - 1);
            line[newline.length - 1] = b;
            length = newline.length;
            return;
        }
        if (length == line.length) {
            line = Arrays.copyOf(line, (int) Math.min(limit, 2L * line.length));
        }
        line[length++] = b;
    }

    private boolean endsInNewline() {
        return Arrays.equals(line, length - newline.length, length, newline, 0, newline.length);
    }

    private boolean fill() throws IOException {
        readAt = 0;
        readEnd = Math.max(0, in.read(read));
        return readEnd > 0;
    }
}
