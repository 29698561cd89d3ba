package org.depeche.extract;

import java.util.ArrayList;
import java.util.List;
import org.depeche.model.Span;

/**
 * Finds quotations: « », “ ”, „ “, ‹ ›, straight marks in pairs, and “ taken up again at each paragraph and closed once. One
 * that nothing closes ends with its paragraph.
 */
final class Quotes {
    private Quotes() {}

    /** Quotations as ranges of tokens, marks included, outermost only. */
    static List<Span> find(Words words) {
        List<Span> found = new ArrayList<>();
        int i = 0;
        while (i < words.size()) {
            char c = words.token(i).form().charAt(0);
            char closer = closer(words, i, c);
            if (closer == 0) {
                i++;
                continue;
            }
            int end = close(words, i, c, closer);
            if (end > i + 1) {
                found.add(new Span(i, end));
                i = end;
            } else {
                i++;
            }
        }
        return found;
    }

    /** The mark that closes what this one opens; 0 where it opens nothing. */
    private static char closer(Words words, int i, char c) {
        if (words.token(i).form().length() > 1) {
            return 0;
        }
        return switch (c) {
            case '«' -> '»';
            case '“', '„' -> '”';
            case '‹' -> '›';
            case '"' -> '"';
            case '‘' -> '’';
            case '\'' -> opensSingle(words, i) ? '\'' : 0;
            default -> 0;
        };
    }

    /** A straight single mark opens where a blank stands before it and a word right behind it. */
    private static boolean opensSingle(Words words, int i) {
        boolean gapBefore = i == 0 || words.token(i - 1).end() < words.token(i).start();
        return gapBefore
                && i + 1 < words.size()
                && words.token(i + 1).start() == words.token(i).end();
    }

    private static int close(Words words, int open, char opener, char closer) {
        int paragraph = words.paragraph(open);
        int depth = 1;
        int limit = opener == '\'' || opener == '‘' ? Math.min(words.size(), open + 60) : words.size();
        for (int i = open + 1; i < limit; i++) {
            if (words.paragraph(i) != paragraph) {
                // a paragraph that opens with the same mark goes on with the same quotation
                if (opener != '"'
                        && words.token(i).form().charAt(0) == opener
                        && opener != '\''
                        && opener != '‘'
                        && opener == '“') {
                    paragraph = words.paragraph(i);
                    continue;
                }
                return opener == '\'' || opener == '‘' || opener == '"' ? unclosed(words, open, i, opener) : i;
            }
            String form = words.token(i).form();
            if (form.length() > 1) {
                continue;
            }
            char c = form.charAt(0);
            if (c == closer || closer == '”' && c == '“' && opener == '„') {
                if (opener == '"' || --depth == 0) {
                    return i + 1;
                }
            } else if (c == opener && opener != '"' && opener != '\'') {
                depth++;
            }
        }
        return limit == words.size() && opener != '\'' && opener != '‘' && opener != '"' ? limit : open;
    }

    /** A straight mark that its paragraph does not close may be an inch or a slip; at a paragraph's head it is a quotation. */
    private static int unclosed(Words words, int open, int end, char opener) {
        boolean head = open == 0 || words.paragraph(open - 1) != words.paragraph(open);
        return opener == '"' && head ? end : open;
    }
}
