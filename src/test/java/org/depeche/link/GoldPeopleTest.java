package org.depeche.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.depeche.model.Findings;
import org.depeche.model.Link;
import org.depeche.model.Person;
import org.junit.jupiter.api.Test;

/** The people of annotated press articles, each with the item that a reader gave it. */
class GoldPeopleTest {
    private static final Path GOLD = Path.of("..", "shared", "gold", "dev");

    @Test
    void peopleOfTheGoldArticles() throws IOException {
        assumeTrue(Files.isDirectory(GOLD), "the annotated articles are not here");
        Map<String, String> items = annotations();
        int right = 0;
        List<String> wrong = new ArrayList<>();
        List<String> missed = new ArrayList<>();
        int known = 0;
        for (Findings findings : GoldFindings.in(GOLD)) {
            Map<String, Link> links = new Linker().link(findings).actors();
            for (Person person : findings.people()) {
                String place = findings.article().id() + "\t" + person.name();
                String expected = Objects.requireNonNull(items.get(place), () -> "not annotated: " + place);
                known += expected.equals("-") ? 0 : 1;
                Link link = links.get(person.name());
                if (link instanceof Link.Linked linked && linked.qid().equals(expected)) {
                    right++;
                } else if (link instanceof Link.Linked) {
                    wrong.add(place + ": " + link);
                } else if (!expected.equals("-")) {
                    missed.add(place + ": " + link);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(100.0 * right / known).as("recall; missed: " + missed).isGreaterThanOrEqualTo(95);
    }

    private static Map<String, String> annotations() {
        Map<String, String> items = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(GoldPeopleTest.class.getResourceAsStream("gold-dev-people.tsv")),
                StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] row = line.split("\t");
                items.put(row[0] + "\t" + row[1], row[2]);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return items;
    }
}
