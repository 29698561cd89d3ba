package org.depeche.annotate;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.depeche.model.Span;

/**
 * French words in the convention of Universal Dependencies: elided forms keep their apostrophe ({@code qu'}, {@code l'}),
 * contracted {@code du} and {@code au} stay one token, inverted subjects are tokens with their hyphens ({@code -t-il}).
 */
final class FrenchTokenizer extends WordTokenizer {
    private static final Set<String> ELIDED = Set.of(
            "l", "d", "j", "m", "t", "s", "n", "c", "ç", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu",
            "presqu");
    /** Longest first, as -t-il ends like -il. */
    private static final List<String> CLITICS = List.of(
            "-t-elles",
            "-t-ils",
            "-t-elle",
            "-t-il",
            "-t-on",
            "-elles",
            "-nous",
            "-vous",
            "-elle",
            "-leur",
            "-ils",
            "-les",
            "-lui",
            "-moi",
            "-toi",
            "-il",
            "-on",
            "-je",
            "-tu",
            "-ce",
            "-la",
            "-le",
            "-là",
            "-ci",
            "-en",
            "-y");

    private final Predicate<String> known;

    /** @param known whether a form in lower case, with straight apostrophes, stands in the dictionary as one word */
    FrenchTokenizer(Set<String> abbreviations, Predicate<String> known) {
        super(abbreviations);
        this.known = known;
    }

    @Override
    void split(String text, int start, int end, List<Span> tokens) {
        int from = start;
        for (int i = start; i < end; i++) {
            if (Characters.isApostrophe(text.charAt(i)) && i > from) {
                String before = text.substring(from, i).toLowerCase(Locale.ROOT);
                if (ELIDED.contains(before) && !isOneWord(text, from, i, end)) {
                    tokens.add(new Span(from, i + 1));
                    from = i + 1;
                }
            }
        }
        if (from < end) {
            splitClitic(text, from, end, tokens);
        }
    }

    /** aujourd'hui and quelqu'un are dictionary words; N'Djamena and M'Bala are names, though n' and m' are elided too. */
    private boolean isOneWord(String text, int from, int apostrophe, int end) {
        char first = text.charAt(from);
        if (apostrophe == from + 1
                && (first == 'N' || first == 'M')
                && apostrophe + 1 < end
                && Character.isUpperCase(text.charAt(apostrophe + 1))) {
            return true;
        }
        String before = text.substring(from, apostrophe).toLowerCase(Locale.ROOT);
        if (before.equals("quelqu") || before.equals("presqu")) {
            return apostrophe + 1 < end
                    && known.test(Characters.plain(text.substring(from, end)).toLowerCase(Locale.ROOT));
        }
        return false;
    }

    private void splitClitic(String text, int start, int end, List<Span> tokens) {
        if (end - start > 1 && Characters.isApostrophe(text.charAt(end - 1))) { // a closing quotation mark: 'mot'
            splitClitic(text, start, end - 1, tokens);
            tokens.add(new Span(end - 1, end));
            return;
        }
        String form = Characters.plain(text.substring(start, end)).toLowerCase(Locale.ROOT);
        if (form.indexOf('-') > 0 && form.length() == end - start && !known.test(form)) {
            for (String clitic : CLITICS) {
                if (form.endsWith(clitic) && form.length() > clitic.length()) {
                    int cut = end - clitic.length();
                    String host = form.substring(0, cut - start);
                    if (known.test(host) && !Character.isUpperCase(text.charAt(cut + clitic.lastIndexOf('-') + 1))) {
                        tokens.add(new Span(start, cut));
                        tokens.add(new Span(cut, end));
                        return;
                    }
                }
            }
        }
        tokens.add(new Span(start, end));
    }
}
