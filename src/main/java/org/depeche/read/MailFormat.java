package org.depeche.read;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/**
 * A mail (RFC 5322, RFC 2045), as agencies send dispatches and newsletters: its first part of plain text, or else of HTML, is the
 * article.
 */
final class MailFormat {
    /** Parts within parts that are looked into. */
    private static final int DEPTH = 6;

    private static final int LONGEST_PARTS = 1000;
    private static final Pattern ENCODED_WORD =
            Pattern.compile("=\\?([\\w-]+)(?:\\*[\\w-]*)?\\?([BbQq])\\?([^?]*)\\?=");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("(\\?=)\\s+(=\\?)");
    private static final Pattern ADDRESS = Pattern.compile("\\s*<[^>]*>\\s*$");

    private final ReadOptions options;
    private final Admission admission;
    private final ArticleSink sink;

    MailFormat(ReadOptions options, Admission admission, ArticleSink sink) {
        this.options = options;
        this.admission = admission;
        this.sink = sink;
    }

    void read(String source, Contents contents) throws IOException {
        byte[] bytes = contents.bytes(source, options, sink).orElse(null);
        if (bytes == null) {
            return;
        }
        // One character a byte, until the parts' own encodings are known.
        Part mail = Part.of(new String(bytes, StandardCharsets.ISO_8859_1));
        Draft draft = new Draft(source, "");
        draft.id = mail.header("message-id").replaceAll("[<>]", "");
        draft.title = decoded(mail.header("subject"));
        draft.publisher = ADDRESS.matcher(decoded(mail.header("from")))
                .replaceFirst("")
                .replace("\"", "")
                .strip();
        draft.language = mail.header("content-language");
        draft.published = MailDates.parse(mail.header("date"));
        draft.text =
                words(mail, "text/plain").or(() -> words(mail, "text/html")).orElse("");
        if (TextCheck.isEmpty(draft.text)) {
            sink.problem(InputProblems.emptyText(source, ""));
            return;
        }
        admission.admit(draft);
    }

    private Optional<String> words(Part mail, String type) {
        return mail.find(type, DEPTH).map(part -> {
            String text = part.text(options.encoding().orElse(StandardCharsets.UTF_8));
            return type.equals("text/html")
                    ? MainText.ofFragment(Jsoup.parse(text).body(), "")
                    : text.strip();
        });
    }

    /** Words of a header (RFC 2047). */
    private static String decoded(String header) {
        String raw = new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return ENCODED_WORD
                .matcher(BETWEEN_WORDS.matcher(raw).replaceAll("$1$2"))
                .replaceAll(word -> {
                    boolean base64 = word.group(2).equalsIgnoreCase("B");
                    byte[] bytes = base64
                            ? base64(word.group(3))
                            : quotedPrintable(word.group(3).replace('_', ' '));
                    return Matcher.quoteReplacement(new String(bytes, charset(word.group(1), StandardCharsets.UTF_8)));
                });
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getMimeDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static byte[] quotedPrintable(String text) {
        byte[] bytes = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int value = c == '=' && i + 2 < text.length() ? hex(text.charAt(i + 1), text.charAt(i + 2)) : -1;
            if (value >= 0) {
                bytes[length++] = (byte) value;
                i += 2;
            } else if (c == '='
                    && i + 1 < text.length()
                    && (text.charAt(i + 1) == '\n' || text.charAt(i + 1) == '\r')) {
                i += text.startsWith("\r\n", i + 1) ? 2 : 1; // the line goes on
            } else {
                bytes[length++] = (byte) c;
            }
        }
        return java.util.Arrays.copyOf(bytes, length);
    }

    private static int hex(char high, char low) {
        int one = Character.digit(high, 16);
        int two = Character.digit(low, 16);
        return one < 0 || two < 0 ? -1 : one << 4 | two;
    }

    private static Charset charset(String name, Charset otherwise) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return otherwise;
        }
    }

    /** A mail or a part of one; its words are one character a byte. */
    private record Part(Map<String, String> headers, String body) {
        private static final Pattern END_OF_HEAD = Pattern.compile("\\r?\\n\\r?\\n");
        private static final Pattern FOLD = Pattern.compile("\\r?\\n[ \\t]+");
        private static final Pattern PARAMETER = Pattern.compile(";\\s*([\\w-]+)\\s*=\\s*(\"[^\"]*\"|[^;\\s]+)");

        static Part of(String text) {
            Matcher end = END_OF_HEAD.matcher(text);
            boolean found = end.find();
            String head = found ? text.substring(0, end.start()) : text;
            Map<String, String> headers = new TreeMap<>();
            for (String line : FOLD.matcher(head).replaceAll(" ").split("\\r?\\n")) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    headers.putIfAbsent(
                            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                            line.substring(colon + 1).strip());
                }
            }
            return new Part(headers, found ? text.substring(end.end()) : "");
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        /** The first part of a type, in or below this one. */
        Optional<Part> find(String type, int depth) {
            String own = header("content-type").toLowerCase(Locale.ROOT);
            if (own.startsWith("multipart/") && depth > 0) {
                return parts().stream()
                        .flatMap(part -> part.find(type, depth - 1).stream())
                        .findFirst();
            }
            boolean plain = own.isEmpty() && type.equals("text/plain");
            boolean attached =
                    header("content-disposition").toLowerCase(Locale.ROOT).startsWith("attachment");
            return (plain || own.startsWith(type)) && !attached ? Optional.of(this) : Optional.empty();
        }

        private List<Part> parts() {
            String boundary = parameter("boundary");
            List<Part> parts = new ArrayList<>();
            if (boundary.isEmpty()) {
                return parts;
            }
            String[] pieces = ("\n" + body).split("\\r?\\n--" + Pattern.quote(boundary), LONGEST_PARTS);
            for (int i = 1; i < pieces.length; i++) {
                if (!pieces[i].startsWith("--")) {
                    parts.add(of(pieces[i].replaceFirst("^[ \\t]*\\r?\\n", "")));
                }
            }
            return parts;
        }

        private String parameter(String name) {
            Matcher m = PARAMETER.matcher(header("content-type"));
            while (m.find()) {
                if (m.group(1).equalsIgnoreCase(name)) {
                    return m.group(2).replace("\"", "");
                }
            }
            return "";
        }

        String text(Charset otherwise) {
            byte[] bytes = switch (header("content-transfer-encoding").toLowerCase(Locale.ROOT)) {
                case "base64" -> base64(body);
                case "quoted-printable" -> quotedPrintable(body);
                default -> body.getBytes(StandardCharsets.ISO_8859_1);
            };
            return new String(bytes, charset(parameter("charset"), otherwise)).replace("\r\n", "\n");
        }
    }
}
