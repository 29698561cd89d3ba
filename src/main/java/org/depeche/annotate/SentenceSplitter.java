package org.depeche.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.depeche.model.Span;

/**
 * Cuts the tokens of a paragraph into sentences. A sentence ends at {@code . ! ? …} with the closing marks after it, unless
 * what follows goes on in lower case: a cue after a quotation ({@code « … ! » , a-t-il dit}). Abbreviations and initials are
 * tokens with their full stop, so they end nothing, but for those that close a sentence by the look of what follows.
 */
final class SentenceSplitter {
    /** No sentence is longer; what is, is cut, as the models take a time that grows with the square of the length. */
    private static final int LONGEST = 500;

    private final Set<String> starters;

    /** @param starters words in lower case that begin a sentence after an abbreviation: {@code le}, {@code the} */
    SentenceSplitter(Set<String> starters) {
        this.starters = Set.copyOf(starters);
    }

    /**
     * The sentences as ranges of token indexes.
     *
     * @param proposed positions at which a model ends a sentence; taken where the rules see no end and nothing speaks against it
     */
    List<Span> split(String text, List<Span> tokens, Set<Integer> proposed) {
        List<Span> sentences = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (!isEnd(text, tokens, i)) {
                if (proposed.contains(tokens.get(i).end()) && isProposalSound(text, tokens, i)) {
                    add(sentences, from, i + 1);
                    from = i + 1;
                }
                continue;
            }
            int end = i + 1;
            while (end < tokens.size() && isClosing(text, tokens, end)) {
                end++;
            }
            if (end < tokens.size() && !beginsSentence(text, tokens, end)) {
                i = end - 1;
                continue;
            }
            add(sentences, from, end);
            from = end;
            i = end - 1;
        }
        if (from < tokens.size()) {
            add(sentences, from, tokens.size());
        }
        return sentences;
    }

    private static void add(List<Span> sentences, int from, int to) {
        for (int start = from; start < to; start += LONGEST) {
            sentences.add(new Span(start, Math.min(start + LONGEST, to)));
        }
    }

    /** A model's end is taken where no lower case follows and the token is a mark or a word, not an abbreviation. */
    private static boolean isProposalSound(String text, List<Span> tokens, int i) {
        if (i + 1 >= tokens.size() || tokens.get(i).end() == tokens.get(i + 1).start()) {
            return false;
        }
        char last = text.charAt(tokens.get(i).end() - 1);
        return last != '.'
                && last != ','
                && !isElision(text, tokens, i)
                && beginsSentence(text, tokens, i + 1)
                && !isInQuotation(text, tokens, i);
    }

    private static boolean isInQuotation(String text, List<Span> tokens, int i) {
        int open = 0;
        for (int k = 0; k <= i; k++) {
            char c = text.charAt(tokens.get(k).start());
            open += isOpener(c) ? 1 : isCloser(c) ? -1 : 0;
        }
        return open > 0;
    }

    private boolean isEnd(String text, List<Span> tokens, int i) {
        Span token = tokens.get(i);
        char c = text.charAt(token.start());
        if (c == '.' || c == '!' || c == '?' || c == '…') {
            return !isElision(text, tokens, i);
        }
        // An abbreviation ends a sentence where the next word is one that begins sentences, and capital.
        if (token.length() > 1 && text.charAt(token.end() - 1) == '.' && i + 1 < tokens.size()) {
            String next = Characters.plain(tokens.get(i + 1).of(text));
            return Character.isUpperCase(next.charAt(0))
                    && starters.contains(next.toLowerCase(Locale.ROOT))
                    && token.length() > 2;
        }
        return false;
    }

    /** {@code (...)} and {@code […]} stand for words left out, inside a sentence. */
    private static boolean isElision(String text, List<Span> tokens, int i) {
        if (i == 0 || i + 1 >= tokens.size()) {
            return false;
        }
        char before = text.charAt(tokens.get(i - 1).start());
        char after = text.charAt(tokens.get(i + 1).start());
        return (before == '(' || before == '[') && (after == ')' || after == ']');
    }

    private static boolean isClosing(String text, List<Span> tokens, int i) {
        char c = text.charAt(tokens.get(i).start());
        if (isCloser(c) || c == ')' || c == ']' || c == '!' || c == '?' || c == '.' || c == '…') {
            return true;
        }
        // A straight mark closes where it leans on what stands before it.
        return c == '"'
                && (tokens.get(i).start() == tokens.get(i - 1).end()
                        || tokens.get(i).end() < text.length()
                                && Characters.isBlank(text.charAt(tokens.get(i).end())));
    }

    private static boolean beginsSentence(String text, List<Span> tokens, int i) {
        char c = text.charAt(tokens.get(i).start());
        if (isOpener(c) || c == '"' || c == '(' || c == '[') {
            for (int k = i + 1; k < tokens.size(); k++) {
                char next = text.charAt(tokens.get(k).start());
                if (Character.isLetterOrDigit(next)) {
                    return !Character.isLowerCase(next) || c == '"' || c == '«';
                }
            }
            return true;
        }
        return Character.isUpperCase(c)
                || Characters.isDigit(c)
                || c == '-'
                || c == '–'
                || c == '—'
                || c == '•'
                || Character.isLetter(c) && !Character.isLowerCase(c);
    }

    private static boolean isOpener(char c) {
        return c == '«' || c == '“' || c == '‹' || c == '„';
    }

    private static boolean isCloser(char c) {
        return c == '»' || c == '”' || c == '›';
    }
}
