package org.depeche.read;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * What a file holds, unpacked, with its first bytes looked at.
 *
 * @param kind the format
 * @param name of the file without the endings that tell its format
 * @param in after the byte order mark, if there was one
 * @param mark the encoding that a byte order mark names
 */
record Contents(Kind kind, String name, InputStream in, Optional<Charset> mark) {
    enum Kind {
        EMPTY,
        TEXT,
        JSON,
        JSON_LINES,
        HTML
    }

    /** Enough to see past the first line of most files of JSON lines. */
    private static final int LOOK = 1 << 16;

    private static final Pattern GZIP_NAME = Pattern.compile("(?i)\\.gz$");
    private static final Pattern KIND_NAME = Pattern.compile("(?i)\\.(txt|text|json|jsonl|ndjson|html|htm|xhtml)$");
    private static final Pattern HTML_NAME = Pattern.compile("\\.(html|htm|xhtml)$");
    private static final Pattern HTML_START = Pattern.compile(
            "^\\s*(<\\?xml[^>]*>\\s*)?(<!--.*?-->\\s*)*<(!doctype\\s+html|html)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern JSON_OBJECT = Pattern.compile("^\\s*\\{\\s*(\"|\\}).*", Pattern.DOTALL);
    private static final Pattern JSON_ARRAY = Pattern.compile("^\\s*\\[\\s*(\\{|\\]\\s*$).*", Pattern.DOTALL);
    /** A second object at the start of a line: the first line is a record of its own, whole or damaged. */
    private static final Pattern NEXT_LINE_OBJECT =
            Pattern.compile("^\\s*\\{[^\\n]*\\n\\s*?\\{\\s*\".*", Pattern.DOTALL);

    static Contents of(String fileName, InputStream raw, ReadOptions options) throws IOException {
        InputStream in = unpacked(raw);
        String name = GZIP_NAME.matcher(fileName).replaceFirst("");
        byte[] head = look(in, LOOK);
        ByteOrderMark mark = ByteOrderMark.at(head);
        in.skipNBytes(mark.length());
        String start = new String(
                head, mark.length(), head.length - mark.length(), mark.charset().orElse(StandardCharsets.UTF_8));
        Kind kind = head.length == mark.length() ? Kind.EMPTY : kind(name, start);
        return new Contents(
                kind,
                KIND_NAME.matcher(name).replaceFirst(""),
                in,
                mark.charset().or(options::encoding));
    }

    private static InputStream unpacked(InputStream raw) throws IOException {
        InputStream in = new BufferedInputStream(raw, LOOK);
        byte[] magic = look(in, 2);
        boolean gzip = magic.length == 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
        return gzip ? new BufferedInputStream(new GZIPInputStream(in, LOOK), LOOK) : in;
    }

    private static byte[] look(InputStream in, int length) throws IOException {
        in.mark(length);
        byte[] head = in.readNBytes(length);
        in.reset();
        return head;
    }

    private static Kind kind(String name, String start) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".txt") || lower.endsWith(".text")) {
            return Kind.TEXT;
        }
        if (HTML_NAME.matcher(lower).find()) {
            return Kind.HTML;
        }
        if (lower.endsWith(".jsonl") || lower.endsWith(".ndjson")) {
            return Kind.JSON_LINES;
        }
        if (HTML_START.matcher(start).find()) {
            return Kind.HTML;
        }
        boolean object = JSON_OBJECT.matcher(start).matches();
        if (object && (NEXT_LINE_OBJECT.matcher(start).matches() || firstLineIsWhole(start))) {
            return Kind.JSON_LINES;
        }
        return object || lower.endsWith(".json") || JSON_ARRAY.matcher(start).matches() ? Kind.JSON : Kind.TEXT;
    }

    private static boolean firstLineIsWhole(String start) {
        int end = start.stripLeading().indexOf('\n');
        return end > 0 && start.stripLeading().substring(0, end).stripTrailing().endsWith("}");
    }
}
