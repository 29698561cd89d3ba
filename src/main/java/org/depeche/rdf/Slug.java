package org.depeche.rdf;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/**
 * Names as parts of an IRI: {@code Andreï Denisov} is {@code andrei-denisov}. Case, accents and the marks between words
 * make no difference to whom a name stands for, so they make none here; whatever else a slug leaves out is made up for by
 * a digest, so that two names that differ in more than these never share a slug.
 */
final class Slug {
    private static final int LONGEST = 80;

    /** Letters that Unicode does not take apart into a plain letter and a mark. */
    private static final Map<Character, String> PLAIN = Map.of(
            'œ', "oe", 'æ', "ae", 'ß', "ss", 'ø', "o", 'ł', "l", 'đ', "d", 'ð', "d", 'þ', "th", 'ı', "i", 'ħ', "h");

    private Slug() {}

    /** A part of an IRI of lower-case ASCII letters, digits, hyphens and percent escapes; never empty. */
    static String of(String name) {
        String folded = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder slug = new StringBuilder(folded.length());
        boolean lossy = false;
        for (int at = 0, c; at < folded.length(); at += Character.charCount(c)) {
            c = folded.codePointAt(at);
            if (c < 128 && Character.isLetterOrDigit(c)) {
                slug.append((char) c);
            } else if (c < 0x10000 && PLAIN.containsKey((char) c)) {
                slug.append(PLAIN.get((char) c));
            } else if (Character.isLetterOrDigit(c)) {
                slug.append(Iris.percent(Character.toString(c)));
            } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
                lossy |= !parts(c);
                if (!slug.isEmpty() && slug.charAt(slug.length() - 1) != '-') {
                    slug.append('-');
                }
            }
        }
        if (!slug.isEmpty() && slug.charAt(slug.length() - 1) == '-') {
            slug.setLength(slug.length() - 1);
        }
        if (slug.length() > LONGEST) {
            int cut = Math.max(slug.lastIndexOf("-", LONGEST), LONGEST / 2);
            slug.setLength(slug.lastIndexOf("%", cut) > cut - 3 ? slug.lastIndexOf("%", cut) : cut);
            lossy = true;
        }
        if (lossy || slug.isEmpty()) {
            slug.append(slug.isEmpty() ? "" : "-").append(digest(name));
        }
        return slug.toString();
    }

    /** Whether a character only parts words, or wraps them. */
    private static boolean parts(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT
                || ".,'’ʼ\"“”«»()-‐‑–—_/:;!?".indexOf(c) >= 0;
    }

    private static String digest(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(Normalizer.normalize(name, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 5);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
