package org.depeche.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractCommandTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void everyArticleIsOneLineInTheOrderOfTheInput() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String text = "Pékin et Moscou ont signé un accord lundi. ".repeat(1 + (i * 7) % 13);
            lines.add("{\"id\":\"n" + i + "\",\"language\":\"fr\",\"text\":\"" + text + "\"}");
        }
        Run run = Run.depeche(
                "extract",
                "--threads",
                "4",
                Files.write(folder.resolve("a.jsonl"), lines).toString());
        assertThat(run.code()).isZero();
        assertThat(run.lines()).hasSize(60);
        for (int i = 0; i < 60; i++) {
            assertThat(MAPPER.readTree(run.lines().get(i)).path("id").asText()).isEqualTo("n" + i);
        }
        assertThat(run.err()).startsWith("60 articles: ");
    }

    @Test
    void theFieldsAreThereEvenWhereNothingIsFound() throws IOException {
        Run run = Run.depecheReading(
                "date 2020-12\n\nIl pleut sur la ville et sur les champs depuis hier.", "extract", "-q", "-");
        JsonNode json = MAPPER.readTree(run.out());
        assertThat(json.fieldNames())
                .toIterable()
                .contains("id", "language", "published", "title", "statements", "relations", "people", "problems");
        assertThat(json.path("published").asText()).isEqualTo("2020-12");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void badInputIsToldOnStandardErrorAndTheRestIsRead() throws IOException {
        Files.writeString(folder.resolve("vide.txt"), "");
        Files.writeString(folder.resolve("bon.txt"), "La France et l’Allemagne ont signé un accord à Paris.");
        Run run = Run.depeche("extract", folder.toString(), folder + "/absent.txt");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.lines()).hasSize(1);
        assertThat(run.err()).contains("EMPTY-FILE: ", "NO-SUCH-FILE: ", "2 problems (EMPTY-FILE 1, NO-SUCH-FILE 1)");
    }

    @Test
    void theSameInputGivesTheSameBytes() throws IOException {
        Path file = Files.writeString(
                folder.resolve("a.txt"),
                "« La coopération est solide », a déclaré lundi le président chinois Xi Jinping à Pékin.");
        assertThat(Run.depeche("extract", file.toString()).out())
                .isEqualTo(Run.depeche("extract", file.toString()).out())
                .isNotEmpty();
    }
}
