package org.depeche;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.depeche.model.Article;
import org.depeche.model.Findings;
import org.depeche.model.PartialDate;
import org.depeche.model.Passage;
import org.depeche.model.Relation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One sentence, one construction: the cases of {@code src/test/resources/cases}. A line added there is a test. */
class ExtractionCasesTest {
    private static final Depeche DEPECHE = Shared.DEPECHE;
    private static final Path CASES = Path.of("src/test/resources/cases");

    static Stream<String> statements() throws IOException {
        return cases("statements.tsv");
    }

    static Stream<String> relations() throws IOException {
        return cases("relations.tsv");
    }

    static Stream<String> circumstances() throws IOException {
        return cases("circumstances.tsv");
    }

    private static Stream<String> cases(String file) throws IOException {
        return Files.readAllLines(CASES.resolve(file)).stream().filter(line -> !line.startsWith("#"));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void findsWhoSaidWhatWhen(String line) {
        String[] wanted = line.split("\t", -1);
        assertThat(read(wanted[0], wanted[1]).statements())
                .extracting(s -> s.speaker()
                        + " / "
                        + s.content().stream().map(Passage::text).collect(Collectors.joining(" | "))
                        + " / "
                        + s.date())
                .contains(wanted[2] + " / " + wanted[3] + " / " + wanted[4]);
    }

    @ParameterizedTest
    @MethodSource("relations")
    void findsWhichCountryDoesWhatToWhich(String line) {
        String[] wanted = line.split("\t", -1);
        Set<String> relations = read(wanted[0], wanted[1]).relations().stream()
                .map(r -> r.source() + " " + r.type() + " " + r.target() + " "
                        + r.status().label())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(relations)
                .isEqualTo(wanted[2].equals("-") ? Set.of() : new TreeSet<>(Set.of(wanted[2].split("; "))));
    }

    @ParameterizedTest
    @MethodSource("circumstances")
    void findsWhereAndHowMuch(String line) {
        String[] wanted = line.split("\t", -1);
        Relation first = read(wanted[0], wanted[1]).relations().get(0);
        String place = first.place().isKnown()
                ? first.place().name() + " (" + first.place().country() + ")"
                : "-";
        assertThat(place + " / " + (first.magnitude().isEmpty() ? "-" : first.magnitude()))
                .isEqualTo(wanted[2]);
    }

    private static Findings read(String language, String text) {
        PartialDate monday = PartialDate.parse("2022-07-25");
        return DEPECHE.read(new Article("case", language, "", "", monday, "", text, "case"))
                .findings();
    }
}
