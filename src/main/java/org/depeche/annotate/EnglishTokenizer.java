package org.depeche.annotate;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.depeche.model.Span;

/**
 * English words in the convention of Universal Dependencies (EWT): the possessive {@code 's}, the negation {@code n't} and
 * contracted verbs ({@code 'll}, {@code 're}) are tokens of their own.
 */
final class EnglishTokenizer extends WordTokenizer {
    private static final Set<String> CONTRACTED = Set.of("s", "ll", "re", "ve", "d", "m");

    EnglishTokenizer(Set<String> abbreviations) {
        super(abbreviations);
    }

    @Override
    void split(String text, int start, int end, List<Span> tokens) {
        String form = Characters.plain(text.substring(start, end)).toLowerCase(Locale.ROOT);
        if (form.length() != end - start) {
            tokens.add(new Span(start, end));
            return;
        }
        int cut = end;
        if (form.endsWith("n't") && form.length() > 3) {
            cut = end - 3;
        } else {
            int apostrophe = form.lastIndexOf('\'');
            if (apostrophe > 0
                    && (apostrophe == form.length() - 1 || CONTRACTED.contains(form.substring(apostrophe + 1)))) {
                cut = start + apostrophe;
            }
        }
        tokens.add(new Span(start, cut));
        if (cut < end) {
            tokens.add(new Span(cut, end));
        }
    }
}
