package org.depeche.link;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Brings the French and the English spelling of a name from another script to one, by the rules of {@code
 * data/transliteration.tsv}: Tchourkine and Churkin, Rohani and Rouhani. May be shared by threads.
 */
final class Transliteration {
    private final List<Rule> sounds = new ArrayList<>();
    private final List<Rule> vowels = new ArrayList<>();
    private final Set<String> countries = new HashSet<>();

    Transliteration() {
        Table.read("transliteration.tsv", 4, row -> {
            switch (row[0]) {
                case "0" -> countries.addAll(List.of(row[1].split(" ")));
                case "1" -> sounds.add(Rule.parse(row[1], row[2]));
                case "2" -> vowels.add(Rule.parse(row[1], row[2]));
                default -> throw new IllegalArgumentException("no such step: " + row[0]);
            }
        });
    }

    /** Whether any of the countries writes names in another script, so that they are transliterated here. */
    boolean appliesTo(Collection<String> codes) {
        return codes.stream().anyMatch(countries::contains);
    }

    /** One spelling for one sound. {@code word} is folded. */
    String sound(String word) {
        return apply(sounds, word);
    }

    /** The consonants of a word that {@link #sound} has been over; the word itself where it has none. */
    String consonants(String sound) {
        return apply(vowels, sound);
    }

    private String apply(List<Rule> rules, String word) {
        String text = word;
        int letters = letters(text);
        for (Rule rule : rules) {
            // Most rules want a letter that the word has not: loading applies them a million times.
            if ((rule.letters & letters) == rule.letters) {
                String changed = rule.apply(text);
                if (!changed.equals(text)) {
                    text = changed;
                    letters = letters(text);
                }
            }
        }
        if (rules == vowels) {
            return text.isEmpty() ? word : text;
        }
        StringBuilder single = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (i == 0 || text.charAt(i) != text.charAt(i - 1)) {
                single.append(text.charAt(i));
            }
        }
        return single.length() == 0 ? word : single.toString();
    }

    /** A bit for each letter of the Latin alphabet in {@code text}. */
    private static int letters(String text) {
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'a' && c <= 'z') {
                letters |= 1 << c - 'a';
            }
        }
        return letters;
    }

    /**
     * @param from letters
     * @param start whether only at the beginning of a word
     * @param end whether only at its end
     * @param before letters of which one must follow, or empty
     * @param to what it becomes
     * @param letters the bits of {@code from}
     */
    private record Rule(String from, boolean start, boolean end, String before, String to, int letters) {
        static Rule parse(String written, String to) {
            boolean start = written.startsWith("^");
            boolean end = written.endsWith("$");
            String from = written.substring(start ? 1 : 0, written.length() - (end ? 1 : 0));
            String before = "";
            int bracket = from.indexOf('(');
            if (bracket >= 0) {
                before = from.substring(bracket + 1, from.indexOf(')'));
                from = from.substring(0, bracket);
            }
            if (from.isEmpty()) {
                throw new IllegalArgumentException("a rule from nothing");
            }
            return new Rule(from, start, end, before, to, Transliteration.letters(from));
        }

        String apply(String word) {
            int at = word.indexOf(from);
            if (at < 0 || word.length() == from.length() && to.isEmpty()) {
                return word;
            }
            if (start) {
                return at == 0 ? to + word.substring(from.length()) : word;
            }
            if (end) {
                return word.endsWith(from) ? word.substring(0, word.length() - from.length()) + to : word;
            }
            if (before.isEmpty()) {
                return word.replace(from, to);
            }
            StringBuilder text = new StringBuilder(word);
            while (at >= 0) {
                int next = at + from.length();
                if (next < text.length() && before.indexOf(text.charAt(next)) >= 0) {
                    text.replace(at, next, to);
                    next = at + to.length();
                }
                at = text.indexOf(from, next);
            }
            return text.toString();
        }
    }
}
