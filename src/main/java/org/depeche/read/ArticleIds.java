package org.depeche.read;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Ids that can stand in an IRI: ASCII letters and digits, {@code . _ -}, at most 100 characters. An id that has to be
 * changed for it gets a digest of what it was, so that two ids stay two.
 */
final class ArticleIds {
    private static final int LENGTH = 100;
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]+");
    private static final Pattern EDGE = Pattern.compile("^[.-]+|[.-]+$");

    private ArticleIds() {}

    /** The draft's own id, or one from its address, or from its words. */
    static String of(Draft draft) {
        if (!draft.id.isBlank()) {
            return safe(draft.id.strip());
        }
        return digest(draft.url.isBlank() ? draft.title + "\n\n" + draft.text : draft.url.strip(), 16);
    }

    static String safe(String id) {
        if (SAFE.matcher(id).matches() && id.length() <= LENGTH) {
            return id;
        }
        String plain =
                MARKS.matcher(Normalizer.normalize(id, Normalizer.Form.NFKD)).replaceAll("");
        plain = EDGE.matcher(UNSAFE.matcher(plain).replaceAll("-")).replaceAll("");
        String digest = digest(id, 8);
        if (plain.isEmpty()) {
            return digest;
        }
        int room = LENGTH - digest.length() - 1;
        return (plain.length() > room ? plain.substring(0, room) : plain) + "-" + digest;
    }

    /** The first {@code length} hexadecimal digits of the SHA-256 of the words in UTF-8. */
    private static String digest(String words, int length) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, length);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
