package org.depeche.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule stands beside a name that needs it, in two spellings. */
class TransliterationTest {
    private static final Transliteration RULES = new Transliteration();

    static Stream<String[]> examples() {
        List<String[]> rows = new ArrayList<>();
        Table.read("transliteration.tsv", 4, row -> {
            if (!row[0].equals("0")) {
                rows.add(new String[] {row[0], row[1], row[3]});
            }
        });
        return rows.stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void bothSpellingsAreOne(String step, String from, String example) {
        String[] spellings = example.split(" / ");
        assertThat(spelled(spellings[0], step)).as(from + " in " + example).isEqualTo(spelled(spellings[1], step));
    }

    private static String spelled(String name, String step) {
        StringBuilder text = new StringBuilder();
        for (String word : Words.folded(name.replace("Abd al-", "Abdal"))) {
            String sound = RULES.sound(word);
            text.append(step.equals("1") ? sound : RULES.consonants(sound));
        }
        return text.toString();
    }
}
