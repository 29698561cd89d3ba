package org.depeche.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.depeche.model.Span;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words as the corpora of Universal Dependencies cut them; a blank parts the tokens wanted. */
class TokenizerTest {
    private static final FrenchLexicon LEXICON = new FrenchLexicon();
    private final Tokenizer french = new FrenchTokenizer(Set.of("m.", "mme.", "etc."), LEXICON::knows);
    private final Tokenizer english = new EnglishTokenizer(Set.of("mr.", "u.s."));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "qu’il pleuve | qu’ il pleuve",
                "l'Otan | l' Otan",
                "l’Arabie | l’ Arabie",
                "aujourd’hui | aujourd’hui",
                "quelqu'un | quelqu'un",
                "a-t-il commenté | a -t-il commenté",
                "déclare-t-elle | déclare -t-elle",
                "dit-il | dit -il",
                "rendez-vous | rendez-vous",
                "États-Unis | États-Unis",
                "porte-parole | porte-parole",
                "N'Djamena | N'Djamena",
                "M. Dupont | M. Dupont",
                "J. Edgar | J. Edgar",
                "O.N.U. | O.N.U.",
                "10 000 hommes | 10~000 hommes",
                "1er mai | 1er mai",
                "15h30 | 15h30",
                "«ne vise aucun tiers». | « ne vise aucun tiers » .",
                "https://example.org/a?b=c. | https://example.org/a?b=c .",
                "68 % | 68 %",
                "le mot 'paix' | le mot ' paix '",
            })
    void cutsFrench(String text, String tokens) {
        assertThat(forms(french, text)).containsExactly(wanted(tokens));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Spain's minister | Spain 's minister",
                "don't | do n't",
                "they'll | they 'll",
                "U.S. troops | U.S. troops",
                "Mr. Biden | Mr. Biden",
                "“hasty,” he said | “ hasty , ” he said",
                "$2.1 billion | $ 2.1 billion",
                "the countries' ties | the countries ' ties",
            })
    void cutsEnglish(String text, String tokens) {
        assertThat(forms(english, text)).containsExactly(wanted(tokens));
    }

    private static List<String> forms(Tokenizer tokenizer, String text) {
        return tokenizer.tokenize(text, 0, text.length()).stream()
                .map(span -> span.of(text))
                .toList();
    }

    /** Tokens parted by blanks; a tilde is a blank within one. */
    private static String[] wanted(String tokens) {
        List<String> list = new java.util.ArrayList<>();
        java.util.regex.Matcher m = java.util.regex.Pattern.compile("\\S+").matcher(tokens);
        while (m.find()) {
            list.add(m.group().replace('~', ' '));
        }
        return list.toArray(String[]::new);
    }

    @ParameterizedTest
    @CsvSource({"'a\u200Fb \uD83D « \u00A0x'", "'\uDC00\uD800'", "'l’l’l’’’'", "'----...!!!'", "''"})
    void losesNoCharacterThatIsNotBlank(String text) {
        StringBuilder covered = new StringBuilder(text);
        for (Span span : french.tokenize(text, 0, text.length())) {
            for (int i = span.start(); i < span.end(); i++) {
                covered.setCharAt(i, ' ');
            }
        }
        assertThat(covered.chars().allMatch(c -> Characters.isBlank((char) c))).isTrue();
    }
}
