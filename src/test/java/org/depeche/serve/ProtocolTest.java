package org.depeche.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractIntegerAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The 34 tests of the W3C's SPARQL 1.1 Protocol suite, by their names there. */
class ProtocolTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String QUERY = "application/sparql-query";
    private static final String UPDATE = "application/sparql-update";
    private static final String DATA = "http://kasei.us/2009/09/sparql/data/data";
    private static final String ONE = DATA + "1.rdf";
    private static final String TWO = DATA + "2.rdf";
    private static final String THREE = DATA + "3.rdf";
    private static final String RESULT = "http://example.org/protocol-update-dataset-test/";
    private static final String INSERT = """
            PREFIX dc: <http://purl.org/dc/terms/>
            PREFIX foaf: <http://xmlns.com/foaf/0.1/>
            INSERT { GRAPH <%s> { ?s a dc:BibliographicResource } } %%s WHERE { %%s }""".formatted(RESULT);

    @TempDir
    static Path folder;

    private static Served served;

    @BeforeAll
    static void start() throws IOException {
        served = Served.writable(folder, Limits.USUAL);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @BeforeEach
    void load() {
        for (String graph : List.of(ONE, TWO, THREE)) {
            served.write(
                    "PUT",
                    "/data?graph=" + Served.encode(graph),
                    "text/turtle",
                    "<" + graph + "> a <http://xmlns.com/foaf/0.1/Document> .");
        }
        served.update("DROP SILENT GRAPH <" + RESULT + ">");
    }

    private static HttpResponse<String> get(String... parameters) {
        return served.get("/sparql?" + form(parameters));
    }

    private static HttpResponse<String> post(String type, String body, String... parameters) {
        return post(type, body.getBytes(StandardCharsets.UTF_8), parameters);
    }

    private static HttpResponse<String> post(String type, byte[] body, String... parameters) {
        List<String> headers = new ArrayList<>(List.of("Authorization", "Bearer " + Served.TOKEN));
        if (!type.isEmpty()) {
            headers.addAll(List.of("Content-Type", type));
        }
        return served.send(
                HttpRequest.newBuilder(served.at("/sparql" + (parameters.length == 0 ? "" : "?") + form(parameters)))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)),
                headers.toArray(String[]::new));
    }

    private static String form(String... parameters) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < parameters.length; i += 2) {
            form.append(i == 0 ? "" : "&").append(parameters[i]).append('=').append(Served.encode(parameters[i + 1]));
        }
        return form.toString();
    }

    private static void isTrue(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body().replaceAll("\\s", "")).contains("\"boolean\":true");
    }

    private static void isFalse(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body().replaceAll("\\s", "")).contains("\"boolean\":false");
    }

    private static AbstractIntegerAssert<?> isRefused(HttpResponse<String> answer) {
        return assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
    }

    private static void isDone(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }

    private static String type(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
    }

    private static String found(String... documents) {
        StringBuilder ask = new StringBuilder("ASK { GRAPH <" + RESULT + "> { ");
        for (String document : documents) {
            ask.append("<").append(document).append("> a <http://purl.org/dc/terms/BibliographicResource> . ");
        }
        return ask.append("} }").toString();
    }

    @Test
    void query_post_form() {
        isTrue(post(FORM, form("query", "ASK {}")));
    }

    @Test
    void query_dataset_default_graphs_get() {
        isTrue(get(
                "query",
                "ASK { <" + ONE + "> ?p ?o . <" + TWO + "> ?q ?r }",
                "default-graph-uri",
                ONE,
                "default-graph-uri",
                TWO));
    }

    @Test
    void query_dataset_default_graphs_post() {
        isTrue(post(
                QUERY,
                "ASK { <" + ONE + "> ?p ?o . <" + TWO + "> ?q ?r }",
                "default-graph-uri",
                ONE,
                "default-graph-uri",
                TWO));
    }

    @Test
    void query_dataset_named_graphs_post() {
        isTrue(post(
                QUERY,
                "ASK { GRAPH ?g { <" + ONE + "> ?p ?o } FILTER NOT EXISTS { GRAPH ?h { <" + THREE + "> ?p ?o } } }",
                "named-graph-uri",
                ONE,
                "named-graph-uri",
                TWO));
    }

    @Test
    void query_dataset_named_graphs_get() {
        isTrue(get(
                "query",
                "ASK { GRAPH ?g { <" + ONE + "> ?p ?o } FILTER NOT EXISTS { GRAPH ?h { <" + THREE + "> ?p ?o } } }",
                "named-graph-uri",
                ONE,
                "named-graph-uri",
                TWO));
    }

    @Test
    void query_dataset_full() {
        isTrue(get(
                "query",
                "ASK { <" + THREE + "> ?p ?o . GRAPH ?g { <" + ONE + "> ?q ?r } FILTER NOT EXISTS { <" + ONE
                        + "> ?q ?r } }",
                "default-graph-uri",
                THREE,
                "named-graph-uri",
                ONE,
                "named-graph-uri",
                TWO));
    }

    /** The dataset of the request goes before that of the query. */
    @Test
    void query_multiple_dataset() {
        isTrue(get("query", "ASK FROM <" + ONE + "> { <" + TWO + "> a ?type }", "default-graph-uri", TWO));
        isFalse(get("query", "ASK FROM <" + ONE + "> { <" + ONE + "> a ?type }", "default-graph-uri", TWO));
    }

    @Test
    void query_get() {
        isTrue(get("query", "ASK {}"));
    }

    @Test
    void query_content_type_select() {
        assertThat(type(get("query", "SELECT (1 AS ?value) {}")))
                .isIn(
                        "application/sparql-results+xml",
                        "application/sparql-results+json",
                        "text/tab-separated-values",
                        "text/csv");
    }

    @Test
    void query_content_type_ask() {
        assertThat(type(get("query", "ASK {}")))
                .isIn("application/sparql-results+xml", "application/sparql-results+json");
    }

    @Test
    void query_content_type_describe() {
        assertThat(type(get("query", "DESCRIBE <http://example.org/>")))
                .isIn("application/rdf+xml", "application/rdf+json", "text/turtle");
    }

    @Test
    void query_content_type_construct() {
        assertThat(type(get("query", "CONSTRUCT { <s> <p> 1 } WHERE {}")))
                .isIn("application/rdf+xml", "application/rdf+json", "text/turtle");
    }

    @Test
    void update_dataset_default_graph() {
        isDone(post(UPDATE, INSERT.formatted("", "?s a foaf:Document"), "using-graph-uri", ONE));
        isTrue(get("query", found(ONE)));
        isFalse(get("query", found(TWO)));
    }

    @Test
    void update_dataset_default_graphs() {
        isDone(post(
                UPDATE, INSERT.formatted("", "?s a foaf:Document"), "using-graph-uri", ONE, "using-graph-uri", TWO));
        isTrue(get("query", found(ONE, TWO)));
        isFalse(get("query", found(THREE)));
    }

    @Test
    void update_dataset_named_graphs() {
        isDone(post(
                UPDATE,
                INSERT.formatted("", "GRAPH ?g { ?s a foaf:Document }"),
                "using-named-graph-uri",
                ONE,
                "using-named-graph-uri",
                TWO));
        isTrue(get("query", found(ONE, TWO)));
        isFalse(get("query", found(THREE)));
    }

    @Test
    void update_dataset_full() {
        isDone(post(
                UPDATE,
                INSERT.formatted("", "{ GRAPH ?g { ?s a foaf:Document } } UNION { ?s a foaf:Document }"),
                "using-graph-uri",
                ONE,
                "using-named-graph-uri",
                TWO));
        isTrue(get("query", found(ONE, TWO)));
        isFalse(get("query", found(THREE)));
    }

    /** Not of the suite: an update's own USING and WITH. */
    @Test
    void keepsToTheDatasetOfTheUpdate() {
        isDone(post(UPDATE, INSERT.formatted("USING <" + ONE + ">", "?s a foaf:Document")));
        isTrue(get("query", found(ONE)));
        isFalse(get("query", found(TWO)));
        isDone(post(UPDATE, "WITH <" + RESULT + "> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }"));
        isFalse(get("query", found(ONE)));
    }

    @Test
    void update_post_form() {
        isDone(post(FORM, form("update", "CLEAR NAMED")));
        isFalse(get("query", "ASK { GRAPH ?g { ?s ?p ?o } }"));
    }

    @Test
    void update_post_direct() {
        isDone(post(UPDATE, "CLEAR NAMED"));
        isFalse(get("query", "ASK { GRAPH ?g { ?s ?p ?o } }"));
    }

    @Test
    void update_base_uri() {
        isDone(
                post(
                        UPDATE,
                        "CLEAR SILENT GRAPH <http://example.org/base/> ; INSERT DATA { GRAPH <http://example.org/base/> { <http://example.org/s> <http://example.org/p> <test> } }"));
        isTrue(
                get(
                        "query",
                        "ASK { GRAPH <http://example.org/base/> { ?s ?p ?o FILTER REGEX ( STR ( ?o ), '^http://.+/test$' ) } }"));
    }

    @Test
    void query_post_direct() {
        isTrue(post(QUERY, "ASK {}"));
    }

    @Test
    void bad_query_method() {
        isRefused(served.send(HttpRequest.newBuilder(served.at("/sparql?" + form("query", "ASK {}")))
                .PUT(HttpRequest.BodyPublishers.noBody())));
    }

    @Test
    void bad_multiple_queries() {
        isRefused(get("query", "ASK {}", "query", "SELECT * {}"));
    }

    @Test
    void bad_query_wrong_media_type() {
        isRefused(post("text/plain", "ASK {}"));
    }

    @Test
    void bad_query_missing_form_type() {
        isRefused(post("", form("query", "ASK {}")));
    }

    @Test
    void bad_query_missing_direct_type() {
        isRefused(post("", "ASK {}"));
    }

    @Test
    void bad_query_non_utf8() {
        isRefused(post(QUERY + "; charset=UTF-16", "ASK {}".getBytes(Charset.forName("UTF-16"))));
    }

    @Test
    void bad_query_syntax() {
        isRefused(get("query", "ASK {")).isEqualTo(400);
    }

    @Test
    void bad_update_get() {
        isRefused(get("update", "CLEAR NAMED"));
        isTrue(get("query", "ASK { GRAPH ?g { ?s ?p ?o } }"));
    }

    @Test
    void bad_multiple_updates() {
        isRefused(post(FORM, form("update", "CLEAR NAMED", "update", "CLEAR DEFAULT")));
    }

    @Test
    void bad_update_wrong_media_type() {
        isRefused(post("text/plain", "CLEAR NAMED"));
    }

    @Test
    void bad_update_missing_form_type() {
        isRefused(post("", form("update", "CLEAR NAMED")));
    }

    @Test
    void bad_update_non_utf8() {
        isRefused(post(UPDATE + "; charset=UTF-16", "CLEAR NAMED".getBytes(Charset.forName("UTF-16"))));
    }

    @Test
    void bad_update_syntax() {
        isRefused(post(FORM, form("update", "CLEAR XYZ"))).isEqualTo(400);
    }

    @Test
    void bad_update_dataset_conflict() {
        isRefused(post(
                        FORM,
                        form(
                                "using-named-graph-uri",
                                "http://example/people",
                                "update",
                                INSERT.formatted("USING <" + ONE + ">", "?s a foaf:Document"))))
                .isEqualTo(400);
    }
}
