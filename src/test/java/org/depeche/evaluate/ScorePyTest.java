package org.depeche.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds our figures and those of {@code score.py} together, where the annotated articles and Python are at hand. */
class ScorePyTest {
    private static final Path GOLD = Path.of("../shared/gold");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path folder;

    @BeforeEach
    void annotatedArticlesAndPythonAreAtHand() {
        assumeTrue(Files.isRegularFile(GOLD.resolve("score.py")), "no annotated articles beside the project");
        assumeTrue(python("--version") == 0, "no python3");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void theFiguresAreTheSameToTheDecimal(long seed) throws IOException {
        Path predictions = predictions(seed);
        String language = seed % 3 == 0 ? "fr" : seed % 3 == 1 ? "en" : "";
        assertThat(ours(predictions, language)).isEqualTo(theirs(predictions, language));
    }

    private Path predictions(long seed) throws IOException {
        Perturbation perturbation = new Perturbation(seed);
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(GOLD.resolve("dev"))) {
            for (Path file : files.sorted().toList()) {
                // Now and then an article has no prediction.
                if ((file.getFileName().toString().hashCode() + seed) % 11 != 0) {
                    lines.add(MAPPER.writeValueAsString(perturbation.of(MAPPER.readTree(file.toFile()))));
                }
            }
        }
        return Files.write(folder.resolve("predictions.jsonl"), lines);
    }

    private static Map<String, Object> ours(Path predictions, String language) throws IOException {
        List<GoldArticle> gold = GoldArticle.load(GOLD.resolve("dev")).stream()
                .filter(g -> language.isEmpty() || g.article().language().equals(language))
                .toList();
        Map<String, Annotations> found = new HashMap<>();
        for (String line : Files.readAllLines(predictions)) {
            Annotations annotations = Annotations.of(MAPPER.readTree(line));
            found.put(annotations.id(), annotations);
        }
        Map<String, Object> figures = new HashMap<>();
        Scorer.score(gold, found).figures().forEach((name, figure) -> {
            if (figure instanceof Figure.Match m) {
                figures.put(name, List.of(m.p(), m.r(), m.f1(), m.hit(), m.predicted(), m.gold()));
            } else {
                figures.put(name, figure.toString());
            }
        });
        return figures;
    }

    private Map<String, Object> theirs(Path predictions, String language) throws IOException {
        Path out = folder.resolve("score.json");
        assertThat(python(
                        GOLD.resolve("score.py").toString(),
                        GOLD.resolve("dev").toString(),
                        predictions.toString(),
                        "--json",
                        "--language",
                        language))
                .isZero();
        Map<String, Object> figures = new HashMap<>();
        JsonNode json = MAPPER.readTree(out.toFile());
        json.fields().forEachRemaining(f -> {
            JsonNode v = f.getValue();
            figures.put(
                    f.getKey(),
                    v.isObject()
                            ? List.of(
                                    v.get("p").asDouble(),
                                    v.get("r").asDouble(),
                                    v.get("f1").asDouble(),
                                    v.get("hit").asInt(),
                                    v.get("predicted").asInt(),
                                    v.get("gold").asInt())
                            : v.asText());
        });
        return figures;
    }

    private int python(String... arguments) {
        List<String> command = new ArrayList<>(List.of("python3"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(folder.resolve("score.json").toFile())
                    .redirectErrorStream(false)
                    .start();
            String words = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            assertThat(words).isEmpty();
            return code;
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
