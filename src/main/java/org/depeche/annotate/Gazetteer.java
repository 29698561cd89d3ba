package org.depeche.annotate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.depeche.model.Mention;
import org.depeche.model.Span;
import org.depeche.model.Token;

/** Names that are known beforehand, found as the longest run of tokens that is one of them. */
final class Gazetteer {
    /** A known name: the tokens after the first, whether its case counts, and what it stands for. */
    private record Entry(String[] rest, String exact, Mention.Kind kind, String code) {}

    private final Map<String, List<Entry>> byFirst = new HashMap<>();
    private final Tokenizer tokenizer;
    private final Predicate<String> isWord;

    /** @param isWord whether a form in lower case is a common word: "Who" that begins a question is no WHO, as Nato is NATO */
    Gazetteer(Tokenizer tokenizer, Predicate<String> isWord) {
        this.tokenizer = tokenizer;
        this.isWord = isWord;
    }

    /**
     * Adds a name. A form in lower case matches in any case of its first letter; one that has a capital anywhere must have
     * the same capitals, or stand in capitals altogether.
     */
    void add(String form, Mention.Kind kind, String code) {
        String plain = Characters.plain(form);
        List<Span> spans = tokenizer.tokenize(plain, 0, plain.length());
        if (spans.isEmpty()) {
            return;
        }
        String[] rest = new String[spans.size() - 1];
        for (int i = 1; i < spans.size(); i++) {
            rest[i - 1] = key(spans.get(i).of(plain));
        }
        String first = key(spans.get(0).of(plain));
        List<Entry> entries = byFirst.computeIfAbsent(first, k -> new ArrayList<>(2));
        for (Entry e : entries) {
            if (e.kind == kind && e.code.equals(code) && e.exact.equals(plain)) {
                return;
            }
        }
        entries.add(new Entry(rest, plain, kind, code));
    }

    private static String key(String form) {
        return form.toLowerCase(Locale.ROOT);
    }

    /** A known name at a token: how many tokens it takes, and what it stands for. */
    record Match(int length, Mention.Kind kind, String code) {}

    /** All that the longest known name beginning at token {@code i} may stand for; empty where there is none. */
    List<Match> at(List<Token> tokens, int i) {
        List<Entry> entries = byFirst.get(key(Characters.plain(tokens.get(i).form())));
        if (entries == null) {
            return List.of();
        }
        int longest = 0;
        List<Match> found = new ArrayList<>(2);
        for (Entry entry : entries) {
            int length = 1 + entry.rest.length;
            if (length < longest || !matches(entry, tokens, i)) {
                continue;
            }
            if (length > longest) {
                longest = length;
                found.clear();
            }
            found.add(new Match(length, entry.kind, entry.code));
        }
        return found;
    }

    private boolean matches(Entry entry, List<Token> tokens, int i) {
        if (i + entry.rest.length >= tokens.size()) {
            return false;
        }
        int at = 0;
        for (int k = 0; k <= entry.rest.length; k++) {
            String form = Characters.plain(tokens.get(i + k).form());
            if (k > 0 && !key(form).equals(entry.rest[k - 1])) {
                return false;
            }
            // the case of the entry, letter by letter, blanks left out
            while (entry.exact.charAt(at) == ' ') {
                at++;
            }
            if (!sameCase(form, entry.exact, at)) {
                return false;
            }
            at += form.length();
        }
        return true;
    }

    private boolean sameCase(String form, String exact, int at) {
        boolean capitals = form.length() > 3 && form.equals(form.toUpperCase(Locale.ROOT));
        if (capitals) {
            return true;
        }
        char wanted = exact.charAt(at);
        boolean acronym = form.length() > 1
                && at + 1 < exact.length()
                && Character.isUpperCase(wanted)
                && Character.isUpperCase(exact.charAt(at + 1));
        if (acronym && Character.isLowerCase(form.charAt(1)) && isWord.test(key(form))) {
            return false;
        }
        return !Character.isUpperCase(wanted) || Character.isUpperCase(form.charAt(0));
    }
}
