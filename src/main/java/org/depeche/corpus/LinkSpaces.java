package org.depeche.corpus;

import org.depeche.model.Span;

/**
 * A text without the blanks that stood where its links began and ended, and where each of its characters stood before.
 *
 * @param text the text as an article would have it
 * @param places for each position of the linked text, its position in {@code text}
 */
record LinkSpaces(String text, int[] places) {

    static LinkSpaces of(String linked) {
        StringBuilder text = new StringBuilder(linked.length());
        int[] places = new int[linked.length() + 1];
        for (int i = 0; i < linked.length(); i++) {
            places[i] = text.length();
            if (!isOfLink(linked, i)) {
                text.append(linked.charAt(i));
            }
        }
        places[linked.length()] = text.length();
        return new LinkSpaces(text.toString(), places);
    }

    Span moved(Span span) {
        return new Span(places[span.start()], places[span.end()]);
    }

    /** A blank that no article has: behind an elision or an opening bracket, before a comma, a stop or a closing bracket. */
    private static boolean isOfLink(String text, int i) {
        if (text.charAt(i) != ' ' || i == 0 || i + 1 == text.length()) {
            return false;
        }
        char before = text.charAt(i - 1);
        char after = text.charAt(i + 1);
        boolean elision = (before == '\'' || before == '’')
                && i > 1
                && Character.isLetter(text.charAt(i - 2))
                && Character.isLetterOrDigit(after);
        boolean point = (after == ',' || after == '.' || after == ')')
                && !Character.isWhitespace(before)
                && before != '.'
                && !(after == '.' && text.startsWith("...", i + 1));
        return elision || point || before == '(' && !Character.isWhitespace(after);
    }
}
