package org.depeche.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.depeche.model.ProblemException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever has the token writes, and nobody else; and what they write reaches nothing outside the graph. */
class WritingTest {
    private static final Duration TIME = Duration.ofSeconds(2);

    /** What is cut off is cut off by then on a busy machine too; what is not goes on for hours. */
    private static final Duration LATEST = TIME.plusSeconds(10);

    private static final String GRAPH = "/data?graph=http://example.org/g";
    private static final AtomicInteger CALLS = new AtomicInteger();

    @TempDir
    static Path folder;

    private static Served served;
    private static HttpServer neighbour;

    @BeforeAll
    static void start() throws IOException {
        served = Served.writable(folder, new Limits(TIME, 1_000, 4 << 20, 4, 1 << 20));
        neighbour = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        neighbour.createContext("/", exchange -> {
            CALLS.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        neighbour.start();
    }

    @AfterAll
    static void stop() {
        served.close();
        neighbour.stop(0);
    }

    private static String inside() {
        return "http://127.0.0.1:" + neighbour.getAddress().getPort() + "/";
    }

    private static String count() {
        return served.ask("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", "Accept", "text/csv")
                .body();
    }

    static Stream<String> others() {
        return Stream.of(
                "",
                "Bearer",
                "Bearer ",
                "Bearer " + Served.TOKEN.substring(1),
                "Bearer " + Served.TOKEN + "x",
                "Bearer " + Served.TOKEN.toUpperCase(java.util.Locale.ROOT),
                "Token " + Served.TOKEN,
                "Basic " + Served.TOKEN,
                "Basic !!!",
                "Basic " + base64(Served.TOKEN + ":"),
                "Basic " + base64("admin:admin"),
                "Bearer " + "x".repeat(8_000));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("others")
    void writesForNobodyElse(String authorization) {
        String before = count();
        for (String path : new String[] {"/sparql", GRAPH}) {
            String type = path.equals("/sparql") ? "application/sparql-update" : "text/turtle";
            String body = path.equals("/sparql") ? "DROP ALL" : "<http://a> <http://a> 1 .";
            HttpResponse<String> answer = authorization.isEmpty()
                    ? served.post(path, type, body.getBytes(StandardCharsets.UTF_8))
                    : served.post(path, type, body.getBytes(StandardCharsets.UTF_8), "Authorization", authorization);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
        }
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void takesTheTokenAsBearerAndAsPassword() {
        assertThat(served.update("INSERT DATA { GRAPH <http://example.org/b> { <http://a> <http://b> 1 } }")
                        .statusCode())
                .isEqualTo(204);
        assertThat(served.post(
                                "/sparql",
                                "application/sparql-update",
                                "DROP GRAPH <http://example.org/b>".getBytes(StandardCharsets.UTF_8),
                                "Authorization",
                                "Basic " + base64("anybody:" + Served.TOKEN))
                        .statusCode())
                .isEqualTo(204);
        assertThat(served.ask("ASK { GRAPH <http://example.org/b> { ?s ?p ?o } }")
                        .body())
                .contains("false");
    }

    /** A browser that knows the password sends it along with the form of any page. */
    @Test
    void aPageOfAnotherSiteDoesNotWriteWithTheBrowsersPassword() {
        String before = count();
        assertThat(served.post(
                                "/sparql",
                                "application/x-www-form-urlencoded",
                                "update=DROP+ALL".getBytes(StandardCharsets.UTF_8),
                                "Authorization",
                                "Basic " + base64("anybody:" + Served.TOKEN),
                                "Sec-Fetch-Site",
                                "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(count()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "two words that are long enough", "trop-court-é-mais-long-assez"})
    void wantsALongToken(String token, @TempDir Path other) throws IOException {
        Path file = Files.writeString(other.resolve("token"), token);
        assertThatThrownBy(() -> WriteToken.read(file))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("TOKEN-FILE"));
    }

    @Test
    void whatIsWrittenIsSeenByTheNextReader() {
        String ask = "ASK { <http://example.org/new> ?p ?o }";
        assertThat(served.ask(ask).body()).contains("false");
        String tag = served.get("/").headers().firstValue("ETag").orElseThrow();
        served.update(
                "INSERT DATA { <http://example.org/new> a <https://schema.org/Person> ; <https://schema.org/name> 'Neu' }");
        assertThat(served.ask(ask).body()).contains("true");
        HttpResponse<String> page = served.get("/", "If-None-Match", tag);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("ETag").orElseThrow()).isNotEqualTo(tag);
        served.update("DELETE WHERE { <http://example.org/new> ?p ?o }");
        assertThat(served.ask(ask).body()).contains("false");
        assertThat(served.get("/").headers().firstValue("ETag")).hasValue(tag);
    }

    @Test
    void keepsGraphs() {
        assertThat(served.write("PUT", GRAPH, "text/turtle", "<a> <b> 1, 2 .").statusCode())
                .isEqualTo(201);
        assertThat(served.write("POST", GRAPH, "application/n-triples", "<http://a> <http://b> \"3\" .")
                        .statusCode())
                .isEqualTo(204);
        assertThat(served.get(GRAPH, "Accept", "application/n-triples").body().lines())
                .hasSize(3);
        assertThat(served.write("PUT", GRAPH, "text/turtle", "<a> <b> 4 .").statusCode())
                .isEqualTo(204);
        assertThat(served.get(GRAPH, "Accept", "application/n-triples").body().lines())
                .hasSize(1);
        assertThat(served.write("DELETE", GRAPH, "text/turtle", "").statusCode())
                .isEqualTo(204);
        assertThat(served.get(GRAPH).statusCode()).isEqualTo(404);
        assertThat(served.write("DELETE", GRAPH, "text/turtle", "").statusCode())
                .isEqualTo(404);
        assertThat(served.get("/data?default", "Accept", "application/n-triples")
                        .body())
                .contains("speakerName");
        assertThat(served.get("/data").statusCode()).isEqualTo(400);
    }

    /** Whatever stands in the graph as an address: a page links to the web and to this server only. */
    @Test
    void noPageLinksToAScript() {
        String article = "http://localhost:3030/article/evil";
        served.update(
                "PREFIX s: <https://schema.org/> PREFIX owl: <http://www.w3.org/2002/07/owl#> INSERT DATA { GRAPH <"
                        + article + "> { <" + article + "> a s:NewsArticle ; s:identifier 'evil' ; s:headline 'Evil' ;"
                        + " s:datePublished 'javascript:alert(1)' ; s:articleBody '<script>' ; s:url <javascript:alert(1)> ;"
                        + " s:publisher <data:text/html,x> . <http://localhost:3030/person/evil> a s:Person ; s:name '<b>Evil' ;"
                        + " owl:sameAs <javascript:alert(2)> ; s:url <vbscript:x> } }");
        for (String path :
                new String[] {"/article/evil", "/person/evil", "/articles", "/people?q=evil", "/search?q=evil"}) {
            HttpResponse<String> page = served.get(path);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.body())
                    .as(path)
                    .doesNotContainPattern("(?i)(href|src|action)=\"\\s*(javascript|data:text|vbscript)")
                    .doesNotContain("<script>", "<b>Evil");
        }
        served.update("DROP GRAPH <" + article + ">");
    }

    static Stream<String[]> reachingOut() {
        return Stream.of(
                new String[] {"application/ld+json", "{\"@context\":\"%s\",\"name\":\"x\"}"},
                new String[] {"application/ld+json", "{\"@context\":[{},\"%s\"],\"@id\":\"http://a\",\"http://b\":1}"},
                new String[] {"application/ld+json", "{\"@context\":{\"@import\":\"%s\",\"@version\":1.1},\"a\":1}"},
                new String[] {
                    "application/ld+json",
                    "{\"@context\":{\"x\":{\"@id\":\"http://x\",\"@context\":\"%s\"}},\"x\":{\"y\":1}}"
                },
                new String[] {
                    "application/rdf+xml",
                    "<!DOCTYPE r SYSTEM \"%s\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"/>"
                },
                new String[] {
                    "application/rdf+xml",
                    "<!DOCTYPE r [<!ENTITY e SYSTEM \"%s\">]><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
                            + " xmlns:x=\"http://x/\"><rdf:Description><x:p>&e;</x:p></rdf:Description></rdf:RDF>"
                },
                new String[] {
                    "application/rdf+xml",
                    "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY %% e SYSTEM \"%s\"> %%e;]><rdf:RDF"
                            + " xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"/>"
                });
    }

    @ParameterizedTest
    @MethodSource("reachingOut")
    void fetchesNothingForADocument(String type, String document) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.json"), "{\"@context\":{\"name\":\"http://secret\"}}");
        for (String address : new String[] {inside(), secret.toUri().toString()}) {
            HttpResponse<String> answer = served.write("PUT", GRAPH + "x", type, document.formatted(address));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        }
        assertThat(CALLS).hasValue(0);
        assertThat(served.ask("ASK { ?s <http://secret> ?o }").body()).contains("false");
    }

    @Test
    void standsABillionLaughs() {
        StringBuilder entities = new StringBuilder("<!ENTITY l0 \"lol\">");
        for (int i = 1; i < 12; i++) {
            entities.append("<!ENTITY l").append(i).append(" \"");
            entities.append(("&l" + (i - 1) + ";").repeat(10)).append("\">");
        }
        HttpResponse<String> answer = served.write(
                "PUT",
                GRAPH,
                "application/rdf+xml",
                "<!DOCTYPE r [" + entities + "]><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
                        + " xmlns:x=\"http://x/\"><rdf:Description><x:p>&l11;</x:p></rdf:Description></rdf:RDF>");
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    static Stream<String> forbidden() {
        return Stream.of(
                "LOAD <%s>",
                "LOAD SILENT <%s> INTO GRAPH <http://example.org/g>",
                "LOAD <file:///etc/passwd>",
                "INSERT { ?s ?p ?o } WHERE { SERVICE <%s> { ?s ?p ?o } }",
                "INSERT { ?s ?p ?o } WHERE { VALUES ?x { <%s> } SERVICE ?x { ?s ?p ?o } }",
                "DELETE { ?s ?p ?o } WHERE { ?s ?p ?o FILTER EXISTS { SERVICE <%s> { ?a ?b ?c } } }",
                "INSERT { ?s ?p ?x } WHERE { ?s ?p ?o BIND ( <java:java.lang.System>(?o) AS ?x ) }");
    }

    @ParameterizedTest
    @MethodSource("forbidden")
    void anUpdateReachesNothing(String update) {
        String before = count();
        assertThat(served.update(update.formatted(inside())).statusCode()).isEqualTo(403);
        assertThat(CALLS).hasValue(0);
        assertThat(count()).isEqualTo(before);
    }

    static Stream<String> endless() {
        return Stream.of(
                "INSERT { ?a ?b ?i } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
                "DELETE { ?a ?b ?i } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER ( STRLEN ( STR ( ?c ) ) + STRLEN ( STR ( ?f ) ) + STRLEN ( STR ( ?i ) ) < 0 ) }",
                "INSERT { ?s ?p 1 } WHERE { ?s ?p ?o FILTER REGEX ( '" + "a".repeat(60) + "', '(.*a){24}x' ) }");
    }

    @ParameterizedTest
    @MethodSource("endless")
    void anUpdateKeepsToTheTimeLimitAndLeavesTheStoreAsItWas(String update) {
        String before = count();
        long start = System.nanoTime();
        assertThat(served.update(update).statusCode()).isIn(413, 503);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LATEST);
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void isReadOnlyUnlessToldOtherwise(@TempDir Path other) {
        try (Served closed = new Served(other, Limits.USUAL)) {
            HttpResponse<String> answer = closed.send(
                    HttpRequest.newBuilder(closed.at("/sparql"))
                            .header("Content-Type", "application/sparql-update")
                            .POST(HttpRequest.BodyPublishers.ofString("DROP ALL")),
                    "Authorization",
                    "Bearer " + Served.TOKEN);
            assertThat(answer.statusCode()).isEqualTo(403);
        }
    }
}
