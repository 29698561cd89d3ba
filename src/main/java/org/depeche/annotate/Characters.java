package org.depeche.annotate;

/** Kinds of characters that news typography needs told apart. */
final class Characters {
    private Characters() {}

    /** White space, no-break spaces, zero-width characters and direction marks: nothing that a word is made of. */
    static boolean isBlank(char c) {
        return c <= ' '
                || c == '\u00A0'
                || c >= '\u2000' && c <= '\u200F'
                || c >= '\u2028' && c <= '\u202F'
                || c >= '\u205F' && c <= '\u2069'
                || c == '\u3000'
                || c == '\uFEFF'
                || c == '\u0085';
    }

    static boolean isApostrophe(char c) {
        return c == '\'' || c == '\u2019' || c == '\u02BC';
    }

    static boolean isHyphen(char c) {
        return c == '-' || c == '\u2010' || c == '\u2011';
    }

    /** A hyphen or the en dash that stands for one between names (américano–russe). */
    static boolean isJoiner(char c) {
        return isHyphen(c) || c == '\u2013';
    }

    /** A letter, a mark upon one, or half of one outside the basic plane. */
    static boolean isWord(char c) {
        if (c < 0x80) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
        }
        if (c == '\u00AD') {
            return true;
        }
        return Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.isSurrogate(c)
                || c == '\u00B0';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The form as the published models know it: straight apostrophe, plain hyphen. */
    static String plain(String form) {
        boolean same = true;
        for (int i = 0; i < form.length() && same; i++) {
            char c = form.charAt(i);
            same = c < 0x80 || !(isApostrophe(c) || isHyphen(c) || c == '\u00AD');
        }
        if (same) {
            return form;
        }
        StringBuilder plain = new StringBuilder(form.length());
        for (int i = 0; i < form.length(); i++) {
            char c = form.charAt(i);
            if (c == '\u00AD') {
                continue;
            }
            plain.append(isApostrophe(c) ? '\'' : isHyphen(c) ? '-' : c);
        }
        return plain.isEmpty() ? form : plain.toString();
    }
}
