package org.depeche.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.depeche.model.Span;

/**
 * What French and English tokenizers share: blanks part words; numbers, addresses, acronyms and abbreviations stay whole;
 * each mark stands alone. What a language does with apostrophes and hyphens inside a word is its own.
 */
abstract class WordTokenizer implements Tokenizer {
    private final Set<String> abbreviations;

    /** @param abbreviations in lower case, each with its full stop */
    WordTokenizer(Set<String> abbreviations) {
        this.abbreviations = Set.copyOf(abbreviations);
    }

    @Override
    public final List<Span> tokenize(String text, int from, int to) {
        List<Span> tokens = new ArrayList<>((to - from) / 5 + 1);
        int i = from;
        while (i < to) {
            char c = text.charAt(i);
            if (Characters.isBlank(c)) {
                i++;
                continue;
            }
            int end;
            if (startsAddress(text, i, to)) {
                end = addressEnd(text, i, to);
                tokens.add(new Span(i, end));
            } else if (Characters.isDigit(c)) {
                end = numberEnd(text, i, to);
                tokens.add(new Span(i, end));
            } else if (Characters.isWord(c)) {
                end = wordEnd(text, i, to);
                end = abbreviationEnd(text, i, end, to);
                split(text, i, end, tokens);
            } else {
                end = markEnd(text, i, to);
                tokens.add(new Span(i, end));
            }
            i = end;
        }
        return tokens;
    }

    /** Adds the tokens that a run of letters, apostrophes and hyphens is made of. */
    abstract void split(String text, int start, int end, List<Span> tokens);

    private static boolean startsAddress(String text, int i, int to) {
        char c = text.charAt(i);
        if (c != 'h' && c != 'w' && c != 'H' && c != 'W') {
            return false;
        }
        return text.regionMatches(true, i, "http://", 0, 7)
                || text.regionMatches(true, i, "https://", 0, 8)
                || text.regionMatches(true, i, "www.", 0, 4) && i + 4 < to && Characters.isWord(text.charAt(i + 4));
    }

    private static int addressEnd(String text, int i, int to) {
        int end = i;
        while (end < to && !Characters.isBlank(text.charAt(end)) && "»”\"<>".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        while (end > i + 1 && ".,;:!?)]}'’".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private static int numberEnd(String text, int i, int to) {
        int end = i;
        while (end < to) {
            char c = text.charAt(end);
            if (Characters.isDigit(c)) {
                end++;
            } else if ((c == ','
                            || c == '.'
                            || c == ':'
                            || c == '/'
                            || Characters.isHyphen(c) && looksLikeDate(text, i, end))
                    && end + 1 < to
                    && Characters.isDigit(text.charAt(end + 1))) {
                end += 2;
            } else if (isGroupSpace(c) && isGroup(text, i, end, to)) {
                end += 4;
            } else {
                break;
            }
        }
        // 1er, 2e, 15h30, 20th, 3D, A380 is a word
        while (end < to && Characters.isWord(text.charAt(end))) {
            end++;
        }
        // 16-year-old, 5-Star
        while (end + 1 < to && Characters.isHyphen(text.charAt(end)) && Character.isLetter(text.charAt(end + 1))) {
            end += 2;
            while (end < to && Characters.isWord(text.charAt(end))) {
                end++;
            }
        }
        return end;
    }

    private static boolean looksLikeDate(String text, int from, int end) {
        return end - from <= 7;
    }

    private static boolean isGroupSpace(char c) {
        return c == ' ' || c == '\u00A0' || c == '\u202F' || c == '\u2009';
    }

    /** Whether a blank parts thousands here: one to three digits before, three and no more after. */
    private static boolean isGroup(String text, int start, int blank, int to) {
        int before = 0;
        for (int k = blank - 1; k >= start && Characters.isDigit(text.charAt(k)); k--) {
            before++;
        }
        if (before == 0 || before > 3 || blank + 3 >= to && blank + 4 != to) {
            return false;
        }
        for (int k = blank + 1; k <= blank + 3; k++) {
            if (k >= to || !Characters.isDigit(text.charAt(k))) {
                return false;
            }
        }
        return blank + 4 >= to || !Characters.isWord(text.charAt(blank + 4));
    }

    private static int wordEnd(String text, int i, int to) {
        int end = i;
        while (end < to) {
            char c = text.charAt(end);
            if (Characters.isWord(c)) {
                end++;
            } else if ((Characters.isApostrophe(c) || Characters.isJoiner(c) || c == '&')
                    && end + 1 < to
                    && Characters.isWord(text.charAt(end + 1))) {
                end += 2;
            } else if (c == '.'
                    && end + 1 < to
                    && Character.isUpperCase(text.charAt(end + 1))
                    && isInitial(text, end)) {
                end += 2; // U.S., O.N.U.
            } else {
                break;
            }
        }
        if (end < to && Characters.isApostrophe(text.charAt(end)) && end - i <= 8) {
            end++; // an elision parted from its word: "l' Iran"
        }
        return end;
    }

    /** Whether the character before {@code dot} is a single upper-case letter. */
    private static boolean isInitial(String text, int dot) {
        return dot > 0
                && Character.isUpperCase(text.charAt(dot - 1))
                && (dot == 1 || !Characters.isWord(text.charAt(dot - 2)));
    }

    private int abbreviationEnd(String text, int start, int end, int to) {
        if (end >= to || text.charAt(end) != '.') {
            return end;
        }
        boolean initials = isInitial(text, end);
        if (initials
                || abbreviations.contains(
                        Characters.plain(text.substring(start, end + 1)).toLowerCase(Locale.ROOT))) {
            return end + 1;
        }
        return end;
    }

    private static int markEnd(String text, int i, int to) {
        char c = text.charAt(i);
        int end = i + 1;
        if (c == '.' || c == '-') {
            while (end < to && text.charAt(end) == c) {
                end++;
            }
        } else if (Character.isHighSurrogate(c) && end < to && Character.isLowSurrogate(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
