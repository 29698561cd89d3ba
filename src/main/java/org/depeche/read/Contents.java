package org.depeche.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * What a file holds, unpacked, with its first bytes looked at.
 *
 * @param kind the format
 * @param name of the file without the endings that tell its format
 * @param in after the byte order mark, if there was one
 * @param mark the encoding that a byte order mark names
 * @param damage of its compression that was met so far
 */
record Contents(Kind kind, String name, InputStream in, Optional<Charset> mark, Damage damage) {
    enum Kind {
        EMPTY,
        TEXT,
        JSON,
        JSON_LINES,
        HTML,
        WARC,
        FEED,
        NEWS_XML,
        MAIL,
        ZIP,
        TAR
    }

    /** Enough to see past the first line of most files of JSON lines. */
    private static final int LOOK = 1 << 16;

    private static final Pattern KIND_NAME =
            Pattern.compile("(?i)\\.(txt|text|json|jsonl|ndjson|html|htm|xhtml|xml|rss|atom|nitf|eml|warc|zip|tar)$");
    private static final Pattern HTML_NAME = Pattern.compile("\\.(html|htm|xhtml)$");
    private static final Pattern HTML_START = Pattern.compile(
            "^\\s*(<\\?xml[^>]*>\\s*)?(<!--.*?-->\\s*)*<(!doctype\\s+html|html)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern JSON_OBJECT = Pattern.compile("^\\s*\\{\\s*(\"|\\}).*", Pattern.DOTALL);
    private static final Pattern JSON_ARRAY = Pattern.compile("^\\s*\\[\\s*(\\{|\\]\\s*$).*", Pattern.DOTALL);
    /** A second object at the start of a line: the first line is a record of its own, whole or damaged. */
    private static final Pattern NEXT_LINE_OBJECT =
            Pattern.compile("^\\s*\\{[^\\n]*\\n\\s*?\\{\\s*\".*", Pattern.DOTALL);

    /** Where a tar archive says that it is one (POSIX.1-1988). */
    private static final int TAR_MAGIC = 257;

    private static final Pattern FEED_START = xml("rss|feed|rdf:RDF");
    private static final Pattern NEWS_START = xml("(?:\\w+:)?(?:nitf|newsItem|newsMessage)");
    private static final Pattern MAIL_START = Pattern.compile(
            "^(From |(?:Return-Path|Received|Delivered-To|Message-ID|MIME-Version|DKIM-Signature|X-[\\w-]+"
                    + "|From|To|Subject|Date): ?)[^\\n]*\\n(?s:.*?)\\nSubject:",
            Pattern.CASE_INSENSITIVE);

    /** A document whose outermost element has one of these names. */
    private static Pattern xml(String names) {
        return Pattern.compile(
                "^\\s*(<\\?.*?\\?>\\s*)*(<!--.*?-->\\s*)*(<!DOCTYPE[^>\\[]*(\\[.*?\\])?\\s*>\\s*)?(<!--.*?-->\\s*)*<("
                        + names + ")\\b",
                Pattern.DOTALL);
    }

    /** Counts what was damaged, and tells of it. */
    static final class Damage {
        private final BiConsumer<Long, String> told;
        private boolean packed;
        private int count;

        Damage(BiConsumer<Long, String> told) {
            this.told = told;
        }

        boolean isPacked() {
            return packed;
        }

        private void at(long offset, String what) {
            count++;
            told.accept(offset, what);
        }
    }

    static Contents of(String fileName, InputStream raw, ReadOptions options, Damage damage) throws IOException {
        Unpacked unpacked = Unpacked.of(fileName, raw, damage::at);
        damage.packed = unpacked.isPacked();
        InputStream in = unpacked.in();
        String name = unpacked.name();
        byte[] head = Unpacked.look(in, LOOK);
        ByteOrderMark mark = ByteOrderMark.at(head);
        in.skipNBytes(mark.length());
        String start = new String(
                head, mark.length(), head.length - mark.length(), mark.charset().orElse(StandardCharsets.UTF_8));
        Kind kind = head.length == mark.length() ? Kind.EMPTY : binary(head).orElseGet(() -> kind(name, start));
        return new Contents(
                kind,
                KIND_NAME.matcher(name).replaceFirst(""),
                in,
                mark.charset().or(options::encoding),
                damage);
    }

    /** All of it, for formats of one article a file; nothing where it is too large or damaged, which was then told of. */
    Optional<byte[]> bytes(String source, ReadOptions options, ArticleSink sink) throws IOException {
        byte[] bytes = in.readNBytes(options.maxBytes());
        if (bytes.length == options.maxBytes()) {
            sink.problem(InputProblems.tooLarge(source, "", options.maxBytes()));
            return Optional.empty();
        }
        return damage.count == 0 ? Optional.of(bytes) : Optional.empty();
    }

    /** The formats that tell themselves by their first bytes. */
    private static Optional<Kind> binary(byte[] head) {
        if (Unpacked.begins(head, 'P', 'K', 3, 4) || Unpacked.begins(head, 'P', 'K', 5, 6)) {
            return Optional.of(Kind.ZIP);
        }
        if (Unpacked.begins(head, 'W', 'A', 'R', 'C', '/', '1', '.')) {
            return Optional.of(Kind.WARC);
        }
        boolean tar = head.length > TAR_MAGIC + 5
                && new String(head, TAR_MAGIC, 5, StandardCharsets.US_ASCII).equals("ustar");
        return tar ? Optional.of(Kind.TAR) : Optional.empty();
    }

    private static Kind kind(String name, String start) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".txt") || lower.endsWith(".text")) {
            return Kind.TEXT;
        }
        if (HTML_NAME.matcher(lower).find()) {
            return Kind.HTML;
        }
        if (lower.endsWith(".warc")) {
            return Kind.WARC;
        }
        if (lower.endsWith(".jsonl") || lower.endsWith(".ndjson")) {
            return Kind.JSON_LINES;
        }
        if (HTML_START.matcher(start).find()) {
            return Kind.HTML;
        }
        if (FEED_START.matcher(start).find()) {
            return Kind.FEED;
        }
        if (lower.endsWith(".xml")
                || start.stripLeading().startsWith("<?xml")
                || NEWS_START.matcher(start).find()) {
            return Kind.NEWS_XML;
        }
        if (lower.endsWith(".eml") || MAIL_START.matcher(start).find()) {
            return Kind.MAIL;
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
