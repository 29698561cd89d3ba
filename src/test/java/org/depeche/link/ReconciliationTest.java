package org.depeche.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The service as OpenRefine asks it; what must be there is what the schemas of version 0.2 require. */
class ReconciliationTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String ADDRESS = "http://127.0.0.1:3030/reconcile";
    private final Reconciliation service = new Reconciliation(List.of());

    @Test
    void theManifestSaysWhatTheServiceCan() throws JsonProcessingException {
        JsonNode manifest = ask("", Map.of());
        assertThat(manifest.path("versions")).extracting(JsonNode::asText).contains("0.2");
        assertThat(manifest.path("name").isTextual()).isTrue();
        assertThat(manifest.path("identifierSpace").asText()).isEqualTo("http://www.wikidata.org/entity/");
        assertThat(manifest.path("schemaSpace").isTextual()).isTrue();
        assertThat(manifest.path("view").path("url").asText()).contains("{{id}}");
        assertThat(manifest.path("preview").path("url").asText())
                .startsWith(ADDRESS)
                .contains("{{id}}");
        assertThat(manifest.path("preview").path("width").isInt()).isTrue();
        manifest.path("defaultTypes")
                .forEach(type -> assertThat(type.has("id") && type.has("name")).isTrue());
    }

    @Test
    void aBatchIsAnsweredQueryByQuery() throws JsonProcessingException {
        JsonNode answer = reconcile("""
                {"q0": {"query": "Vladimir Poutine", "type": "Q5", "properties": [{"pid": "country", "v": "RU"}]},
                 "q1": {"query": "Ivory Coast", "type": ["Q6256"], "type_strict": "any"},
                 "q2": {"query": "AFP", "limit": 3},
                 "q3": {"query": "zzzzzz"}}""");
        assertThat(answer.fieldNames()).toIterable().containsExactly("q0", "q1", "q2", "q3");
        assertThat(first(answer, "q0").path("id").asText()).isEqualTo("Q7747");
        assertThat(first(answer, "q0").path("match").asBoolean()).isTrue();
        assertThat(first(answer, "q1").path("id").asText()).isEqualTo("Q1008");
        assertThat(first(answer, "q2").path("id").asText()).isEqualTo("Q40464");
        assertThat(answer.path("q3").path("result")).isEmpty();
        answer.forEach(query -> query.path("result").forEach(candidate -> {
            assertThat(candidate.path("id").isTextual()).isTrue();
            assertThat(candidate.path("name").isTextual()).isTrue();
            assertThat(candidate.path("score").isNumber()).isTrue();
            assertThat(candidate.path("match").isBoolean()).isTrue();
            assertThat(candidate.path("type")).allMatch(type -> type.has("id"));
        }));
    }

    @ParameterizedTest
    @CsvSource({"2012-05-01, Q192, true", "'', Q192, false"})
    void anOfficeAtADateSpeaksForSomebody(String date, String item, boolean match) throws JsonProcessingException {
        JsonNode answer = reconcile("{\"q\":{\"query\":\"Cameron\",\"properties\":["
                + "{\"pid\":\"role\",\"v\":\"Premier ministre britannique\"},{\"pid\":\"date\",\"v\":\"" + date
                + "\"}]}}");
        assertThat(answer.path("q").path("result"))
                .filteredOn(candidate -> candidate.path("match").asBoolean())
                .extracting(candidate -> candidate.path("id").asText())
                .isEqualTo(match ? List.of(item) : List.of());
    }

    @Test
    void namesakesAreNoMatch() throws JsonProcessingException {
        JsonNode answer = reconcile("{\"q\":{\"query\":\"Lavrov\"}}");
        assertThat(answer.path("q").path("result").size()).isGreaterThan(1);
        assertThat(answer.path("q").path("result"))
                .noneMatch(c -> c.path("match").asBoolean());
    }

    @Test
    void suggestionsBeginAsAsked() throws JsonProcessingException {
        JsonNode answer = ask("/suggest/entity", Map.of("prefix", "Vladimir Pu"));
        assertThat(answer.path("result")).extracting(s -> s.path("id").asText()).contains("Q7747");
        assertThat(ask("/suggest/type", Map.of("prefix", "per"))
                        .path("result")
                        .path(0)
                        .path("id")
                        .asText())
                .isEqualTo("Q5");
        assertThat(ask("/suggest/property", Map.of("prefix", "")).path("result"))
                .hasSize(3);
        assertThat(ask("/suggest/entity", Map.of("prefix", "")).path("result")).isEmpty();
    }

    @Test
    void aPreviewIsAPage() {
        Reconciliation.Answer answer = service.answer("/preview", Map.of("id", "Q7747"), ADDRESS);
        assertThat(answer.type()).startsWith("text/html");
        assertThat(answer.body()).contains("Vladimir Putin").contains("President RU 2012-05-07");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "\"x\"",
                "{\"q\":{\"query\":\"x\",\"properties\":[{\"pid\":\"date\",\"v\":\"gestern\"}]}}"
            })
    void badQueriesAreRefused(String queries) {
        Reconciliation.Answer answer = service.answer("", Map.of("queries", queries), ADDRESS);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"error\"");
    }

    @Test
    void nothingIsFoundElsewhere() {
        assertThat(service.answer("/etc/passwd", Map.of(), ADDRESS).status()).isEqualTo(404);
        assertThat(service.answer("/preview", Map.of("id", "<script>"), ADDRESS).status())
                .isEqualTo(404);
    }

    private JsonNode reconcile(String queries) throws JsonProcessingException {
        return ask("", Map.of("queries", queries));
    }

    private static JsonNode first(JsonNode answer, String query) {
        return answer.path(query).path("result").path(0);
    }

    private JsonNode ask(String path, Map<String, String> parameters) throws JsonProcessingException {
        Reconciliation.Answer answer = service.answer(path, parameters, ADDRESS);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return MAPPER.readTree(answer.body());
    }
}
