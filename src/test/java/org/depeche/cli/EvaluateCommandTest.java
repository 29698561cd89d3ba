package org.depeche.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What is found in the annotated articles of the project: what was reached is not lost unseen. */
class EvaluateCommandTest {
    private static final String GOLD = "src/test/resources/gold";
    private static final Map<String, JsonNode> FIGURES = new ConcurrentHashMap<>();

    @ParameterizedTest
    @CsvFileSource(resources = "/gold/floors.tsv", delimiter = '\t', numLinesToSkip = 1)
    void isAtLeast(String language, String figure, double floor) {
        JsonNode reached =
                FIGURES.computeIfAbsent(language, EvaluateCommandTest::figures).path(figure);
        assertThat(reached.path("f1").asDouble(reached.asDouble())).isGreaterThanOrEqualTo(floor);
    }

    private static JsonNode figures(String language) {
        try {
            return new ObjectMapper()
                    .readTree(Run.depeche("evaluate", GOLD, "--json", "--language", language)
                            .out());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
