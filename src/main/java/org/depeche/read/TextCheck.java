package org.depeche.read;

import java.util.Locale;

/** What a text may not hold, whatever encoding it came in. */
final class TextCheck {
    private TextCheck() {}

    /** The first position of a control character that no text has or of half a surrogate pair, or -1. */
    static int firstBad(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\u000b' && c != '\u001b') {
                return i;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return i;
            }
        }
        return -1;
    }

    static boolean isEmpty(String text) {
        return text.codePoints().noneMatch(Character::isLetterOrDigit);
    }

    static String name(char c) {
        return String.format(Locale.ROOT, "U+%04X", (int) c);
    }

    /** Line and column, counted from 1, of a position. */
    static String place(String text, int at) {
        int line =
                1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
        return "line " + line + ", column " + (at - text.lastIndexOf('\n', at - 1));
    }
}
