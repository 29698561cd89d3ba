package org.depeche.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a WARC file (ISO 28500) into records. A record whose length is wrong does not cost the next: records end in two empty
 * lines, and where these are not, the next {@code WARC/1.} is looked for from the head of the damaged one on.
 */
final class WarcRecords {
    private static final int LONGEST_HEAD = 1 << 16;
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length:[ \\t]*(\\d{1,15})[ \\t]*\\r?$");
    private static final byte[] END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BEGIN = "WARC/1.".getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private final int limit;
    private byte[] buffer = new byte[1 << 20];
    private int at;
    private int end;
    private long passed;
    private boolean atEnd;

    /**
     * @param in unpacked; not closed
     * @param limit records whose block has as many bytes or more are passed over
     */
    WarcRecords(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /**
     * A piece of the file.
     *
     * @param offset in bytes, unpacked
     * @param bytes of the whole record, or none where {@code problem} says why
     * @param problem what is wrong with it, or empty
     */
    record Piece(long offset, byte[] bytes, String problem) {
        boolean isTooLarge() {
            return problem.equals(TOO_LARGE);
        }
    }

    private static final String TOO_LARGE = "too large";

    /** The next record, or what is damaged; null at the end. */
    Piece next() throws IOException {
        skipBlank();
        if (!has(1)) {
            return null;
        }
        long offset = passed + at;
        if (!begins(0)) {
            resume(1);
            return new Piece(offset, new byte[0], "no record begins here");
        }
        int head = headLength();
        if (head < 0) {
            resume(BEGIN.length);
            return new Piece(offset, new byte[0], "the head of the record has no end");
        }
        Matcher length = LENGTH.matcher(new String(buffer, at, head, StandardCharsets.ISO_8859_1));
        if (!length.find()) {
            resume(BEGIN.length);
            return new Piece(offset, new byte[0], "the record has no length");
        }
        long block = Long.parseLong(length.group(1));
        if (block >= limit) {
            skip(head + block);
            return new Piece(offset, new byte[0], TOO_LARGE);
        }
        int whole = (int) (head + block);
        if (!has(whole)) {
            resume(BEGIN.length);
            return new Piece(offset, new byte[0], "the record is cut off, or its length is wrong");
        }
        if (!endsAt(whole)) {
            resume(BEGIN.length);
            return new Piece(offset, new byte[0], "the record does not end where it should");
        }
        ByteArrayOutputStream record = new ByteArrayOutputStream(whole + END.length);
        record.write(buffer, at, whole);
        record.writeBytes(END);
        at += whole;
        return new Piece(offset, record.toByteArray(), "");
    }

    /** Whether a record may end here: before two empty lines, another record, or the end of the file. */
    private boolean endsAt(int position) throws IOException {
        int i = position;
        while (has(i + 1) && (buffer[at + i] == '\r' || buffer[at + i] == '\n')) {
            i++;
        }
        return i >= position + END.length || !has(i + 1) || begins(i);
    }

    /** Length of the head with the empty line behind it, or -1. */
    private int headLength() throws IOException {
        for (int i = 0; i < LONGEST_HEAD && has(i + 1); i++) {
            if (buffer[at + i] == '\n'
                    && (has(i + 2) && buffer[at + i + 1] == '\n'
                            || has(i + 3) && buffer[at + i + 1] == '\r' && buffer[at + i + 2] == '\n')) {
                return i + (buffer[at + i + 1] == '\n' ? 2 : 3);
            }
        }
        return -1;
    }

    /** Goes to where the next record may begin: not always a line, where the one before was cut off. */
    private void resume(int from) throws IOException {
        at += Math.min(from, end - at);
        while (has(1)) {
            if (begins(0)) {
                return;
            }
            at++;
        }
    }

    private boolean begins(int position) throws IOException {
        if (!has(position + BEGIN.length)) {
            return false;
        }
        for (int i = 0; i < BEGIN.length; i++) {
            if (buffer[at + position + i] != BEGIN[i]) {
                return false;
            }
        }
        return true;
    }

    private void skipBlank() throws IOException {
        while (has(1) && (buffer[at] == '\r' || buffer[at] == '\n')) {
            at++;
        }
    }

    private void skip(long bytes) throws IOException {
        long left = bytes;
        while (left > 0 && has(1)) {
            int step = (int) Math.min(left, end - at);
            at += step;
            left -= step;
        }
    }

    /** Whether so many bytes are there; reads them if need be. */
    private boolean has(int count) throws IOException {
        while (end - at < count && !atEnd) {
            if (at > 0) {
                System.arraycopy(buffer, at, buffer, 0, end - at);
                passed += at;
                end -= at;
                at = 0;
            }
            if (count > buffer.length) {
                byte[] larger = new byte[Math.max(count, 2 * buffer.length)];
                System.arraycopy(buffer, 0, larger, 0, end);
                buffer = larger;
            }
            int read = in.read(buffer, end, buffer.length - end);
            atEnd = read < 0;
            end += Math.max(0, read);
        }
        return end - at >= count;
    }

    /** For a message: {@code byte 1200}. */
    static String place(Piece piece) {
        return "byte " + String.format(Locale.ROOT, "%d", piece.offset());
    }
}
