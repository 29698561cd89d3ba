package org.depeche.link;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The service as OpenRefine asks it; what must be there is what the schemas of version 0.2 require. */
class ReconciliationTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String ADDRESS = "http://127.0.0.1:3030/reconcile";
    private final Reconciliation service = new Reconciliation(List.of(), GraphNames.NONE);

    @Test
    void theManifestSaysWhatTheServiceCan() throws JsonProcessingException {
        JsonNode manifest = ask("", Map.of());
        assertThat(ReconciliationRules.manifest(manifest)).isEmpty();
        assertThat(manifest.path("versions")).extracting(JsonNode::asText).contains("0.2");
        assertThat(manifest.path("preview").path("url").asText()).startsWith(ADDRESS);
        assertThat(manifest.path("suggest").properties()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"q\":{\"result\":[{\"name\":\"x\",\"score\":1}]}}|q: without id",
                "{\"q\":{\"result\":[{\"id\":\"Q1\",\"name\":\"x\",\"score\":\"1\"}]}}|score",
                "{\"q\":{\"result\":[{\"id\":\"Q1\",\"name\":\"x\",\"score\":1},{\"id\":\"Q2\",\"name\":\"y\",\"score\":2}]}}|sorted",
                "{\"other\":{\"result\":[]}}|q.result",
                "{\"q\":{}}|q.result"
            })
    void aBrokenAnswerIsSeen(String answer, String rule) throws JsonProcessingException {
        JsonNode queries = MAPPER.readTree("{\"q\":{\"query\":\"x\"}}");
        assertThat(ReconciliationRules.batch(queries, MAPPER.readTree(answer)))
                .singleElement()
                .asString()
                .contains(rule);
    }

    @Test
    void aBrokenManifestIsSeen() throws JsonProcessingException {
        ObjectNode manifest = (ObjectNode) ask("", Map.of());
        manifest.remove("versions");
        manifest.put("identifierSpace", "entity").put("batchSize", "500");
        assertThat(ReconciliationRules.manifest(manifest)).hasSize(3);
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
    }

    @Test
    void anItemAsQueryIsThatItem() throws JsonProcessingException {
        JsonNode answer = reconcile(
                "{\"a\":{\"query\":\"Q7747\"},\"b\":{\"query\":\"q142\"},\"c\":{\"query\":\"Q7747\",\"type\":\"Q6256\"}}");
        assertThat(first(answer, "a").path("name").asText()).isEqualTo("Vladimir Putin");
        assertThat(first(answer, "b").path("score").asInt()).isEqualTo(100);
        assertThat(answer.path("c").path("result")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"DE\",\"Q145\"]", "[{\"id\":\"Q145\"}]", "[\"Q145\",\"DE\"]"})
    void eachValueOfAPropertyCounts(String countries) throws JsonProcessingException {
        JsonNode answer = reconcile(
                "{\"q\":{\"query\":\"David Cameron\",\"properties\":[{\"pid\":\"country\",\"v\":" + countries + "}]}}");
        assertThat(first(answer, "q").path("id").asText()).isEqualTo("Q192");
        assertThat(first(answer, "q").path("score").asDouble()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"2012-05-01, Q192", "2005-05-01, Q9545", "1066, ''"})
    void anOfficeWithoutANameAsksForItsHolder(String date, String item) throws JsonProcessingException {
        JsonNode answer = reconcile("{\"q\":{\"properties\":[{\"pid\":\"country\",\"v\":\"GB\"},"
                + "{\"pid\":\"role\",\"v\":\"prime minister\"},{\"pid\":\"date\",\"v\":\"" + date + "\"}]}}");
        assertThat(first(answer, "q").path("id").asText()).isEqualTo(item);
    }

    @Test
    void aQueryWithoutSenseLeavesTheOthersAlone() throws JsonProcessingException {
        JsonNode answer = reconcile(
                "{\"bad\":{\"query\":\"Cameron\",\"properties\":[{\"pid\":\"date\",\"v\":\"gestern\"}]},\"q\":{\"query\":\"AFP\"},\"x\":7}");
        assertThat(answer.path("bad").path("result")).isEmpty();
        assertThat(first(answer, "q").path("id").asText()).isEqualTo("Q40464");
    }

    @Test
    void aBatchHasItsBound() {
        String most = IntStream.range(0, 500).mapToObj(i -> "\"q" + i + "\":{}").collect(joining(","));
        assertThat(service.answer("", Map.of("queries", "{" + most + "}"), ADDRESS)
                        .status())
                .isEqualTo(200);
        assertThat(service.answer("", Map.of("queries", "{" + most + ",\"more\":{}}"), ADDRESS)
                        .status())
                .isEqualTo(413);
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
    void suggestionsGoOnFromACursor() throws JsonProcessingException {
        List<String> first = suggested("vla", 0);
        assertThat(first).hasSize(10);
        assertThat(suggested("vla", 4)).startsWith(first.subList(4, 10).toArray(String[]::new));
        assertThat(suggested("vla", 100_000)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Vladimir Putin, Q7747", "q7747, Q7747", "France, Q142", "AFP, Q40464"})
    void whatIsAskedForByItsWholeNameComesFirst(String prefix, String item) throws JsonProcessingException {
        assertThat(suggested(prefix, 0)).startsWith(item);
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
    @ValueSource(strings = {"{", "[]", "\"x\""})
    void badQueriesAreRefused(String queries) {
        Reconciliation.Answer answer = service.answer("", Map.of("queries", queries), ADDRESS);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"error\"");
    }

    @Test
    void whatIsNotOfferedIsRefused() {
        assertThat(service.answer("", Map.of("extend", "{}"), ADDRESS).status()).isEqualTo(400);
        assertThat(service.answer("/suggest/entity", Map.of("prefix", "a", "cursor", "-1"), ADDRESS)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void nothingIsFoundElsewhere() {
        assertThat(service.answer("/etc/passwd", Map.of(), ADDRESS).status()).isEqualTo(404);
        assertThat(service.answer("/preview", Map.of("id", "<script>"), ADDRESS).status())
                .isEqualTo(404);
    }

    private JsonNode reconcile(String queries) throws JsonProcessingException {
        JsonNode answer = ask("", Map.of("queries", queries));
        assertThat(ReconciliationRules.batch(MAPPER.readTree(queries), answer)).isEmpty();
        return answer;
    }

    private List<String> suggested(String prefix, int cursor) throws JsonProcessingException {
        JsonNode answer = ask("/suggest/entity", Map.of("prefix", prefix, "cursor", String.valueOf(cursor)));
        assertThat(ReconciliationRules.suggestions(answer)).isEmpty();
        List<String> items = new ArrayList<>();
        answer.path("result")
                .forEach(suggestion -> items.add(suggestion.path("id").asText()));
        return items;
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
