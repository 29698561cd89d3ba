package org.depeche.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;
import org.depeche.store.NamedQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/** What the server is beside answers: descriptions of itself, files, caching, figures, a log, and how it ends. */
class ServiceTest {
    @TempDir
    static Path folder;

    private static Served served;
    private static Path log;

    @BeforeAll
    static void start() {
        log = folder.resolve("access.log");
        served = new Served(
                folder.resolve("store"),
                new Server.Options("127.0.0.1", 0, "", Limits.USUAL, Optional.empty(), List.of(), Optional.of(log)));
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static Model turtle(String path) {
        HttpResponse<String> answer = served.get(path, "Accept", "text/turtle");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ModelFactory.createModelForGraph(
                RDFParser.fromString(answer.body(), Lang.TURTLE).toGraph());
    }

    private static long count(String query) {
        String csv = served.ask(query, "Accept", "text/csv").body();
        return Long.parseLong(csv.lines().skip(1).findFirst().orElseThrow().strip());
    }

    @Test
    void countsEachClassAndPropertyInItsDescription() {
        Model description = turtle("/.well-known/void");
        List<Resource> classes = description
                .listObjectsOfProperty(VOID.classPartition)
                .mapWith(RDFNode::asResource)
                .toList();
        assertThat(classes).isNotEmpty();
        for (Resource part : classes) {
            String name = part.getPropertyResourceValue(VOID._class).getURI();
            assertThat(part.getProperty(VOID.entities).getLong())
                    .as(name)
                    .isEqualTo(count("SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a <" + name + "> }"));
        }
        List<Resource> properties = description
                .listObjectsOfProperty(VOID.propertyPartition)
                .mapWith(RDFNode::asResource)
                .toList();
        for (Resource part : properties) {
            String name = part.getPropertyResourceValue(VOID.property).getURI();
            assertThat(part.getProperty(VOID.triples).getLong())
                    .as(name)
                    .isEqualTo(count("SELECT (COUNT(*) AS ?n) { ?s <" + name + "> ?o }"));
        }
        Resource dataset =
                description.listSubjectsWithProperty(RDF.type, VOID.Dataset).next();
        assertThat(dataset.getProperty(VOID.triples).getLong())
                .isEqualTo(count("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"));
        assertThat(dataset.getProperty(VOID.properties).getLong()).isEqualTo(properties.size());
    }

    @Test
    void describesItsEndpoint() {
        Model description = turtle("/sparql");
        String terms = "http://www.w3.org/ns/sparql-service-description#";
        assertThat(description
                        .listSubjectsWithProperty(RDF.type, description.createResource(terms + "Service"))
                        .toList())
                .hasSize(1);
        assertThat(description.containsResource(description.createResource(terms + "SPARQL11Query")))
                .isTrue();
        assertThat(description.containsResource(description.createResource(terms + "SPARQL11Update")))
                .isFalse();
    }

    @Test
    void offersItsQueriesInRdf() {
        Model examples = turtle("/queries");
        String sh = "http://www.w3.org/ns/shacl#";
        List<Resource> all = examples.listSubjectsWithProperty(
                        RDF.type, examples.createResource(sh + "SPARQLExecutable"))
                .toList();
        assertThat(all).hasSameSizeAs(NamedQuery.all());
        for (String form : List.of("select", "construct")) {
            examples.listObjectsOfProperty(examples.createProperty(sh + form))
                    .forEachRemaining(
                            text -> QueryFactory.create(text.asLiteral().getString()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/country/CN", "/api/statements", "/static/style.css", "/sparql?query=ASK%7B%7D", "/queries"
            })
    void saysWhenNothingChanged(String path) {
        String tag = served.get(path).headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = served.get(path, "If-None-Match", "\"other\", " + tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(served.get(path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"gzip, true", "'br, gzip;q=0.5', true", "*, true", "gzip;q=0, false", "br, false", "identity, false"})
    void compressesForWhoeverTakesIt(String accepted, boolean compressed) throws Exception {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(served.at("/?lang=en"))
                                .header("Accept-Encoding", accepted)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.headers().firstValue("Content-Encoding").isPresent()).isEqualTo(compressed);
        byte[] page = compressed
                ? new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes()
                : answer.body();
        assertThat(new String(page, StandardCharsets.UTF_8)).endsWith("</html>\n");
        assertThat(answer.headers().allValues("Vary").toString()).contains("Accept-Encoding");
    }

    @Test
    void exportsTheWholeGraph() {
        long triples = count("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }");
        assertThat(served.get("/export/graph.nq").body().lines()).hasSize((int) triples);
        assertThat(RDFParser.fromString(served.get("/export/graph.trig").body(), Lang.TRIG)
                        .toDatasetGraph()
                        .listGraphNodes())
                .toIterable()
                .hasSizeGreaterThan(2);
        assertThat(RDFParser.fromString(served.get("/export/graph.ttl").body(), Lang.TURTLE)
                        .toGraph()
                        .size())
                .isPositive();
    }

    @Test
    void exportsASelection() {
        assertThat(served.get("/export/graph.trig?country=CN").body())
                .contains("article/coop", "Plus qu’une alliance")
                .doesNotContain("onerror");
        assertThat(served.get("/export/graph.ttl?article=coop").body()).contains("article/coop");
        assertThat(served.get("/export/graph.ttl?article=none").statusCode()).isEqualTo(404);
        assertThat(served.get("/export/statements.csv?speaker=denisov").body().lines())
                .hasSize(2)
                .last()
                .asString()
                .contains("Andreï Denisov", "2020-12-29", "coop");
        assertThat(served.get("/export/relations.csv?type=ACCUSE").body().lines())
                .hasSize(2);
        assertThat(served.get("/export/relations.csv?status=Denied").body().lines())
                .hasSize(1);
    }

    @Test
    void exportsTheNetworkOfCountries() throws Exception {
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(
                        new StringReader(served.get("/export/network.graphml").body())));
        assertThat(document.getElementsByTagName("node").getLength()).isEqualTo(3);
        assertThat(document.getElementsByTagName("edge").getLength()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "'a,b', '\"a,b\"'",
        "'say \"x\"', '\"say \"\"x\"\"\"'",
        "'=HYPERLINK(1)', '''=HYPERLINK(1)'",
        "'@sum', '''@sum'",
        "'-1+2', '''-1+2'"
    })
    void aSpreadsheetRunsNothingOfAnArticle(String text, String cell) {
        assertThat(Csv.cell(text)).isEqualTo(cell);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/export/graph.ttl?article=x%0d%0aSet-Cookie:%20a=b",
                "/export/x%0d%0aSet-Cookie:%20a=b.ttl",
                "/export/statements.csv?speaker=%0d%0aSet-Cookie:%20a=b",
                "/export/statements.csv?lang=%22;%20filename=%22evil.exe",
                "/sparql?query=ASK%7B%7D&format=json%0d%0aSet-Cookie:%20a=b",
                "/?lang=fr%0d%0aSet-Cookie:%20a=b"
            })
    void noHeaderHoldsWhatARequestSays(String path) {
        HttpResponse<String> answer = served.get(path);
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .doesNotContain("evil", "Cookie");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/export/none", "/export/", "/export/../store", "/export/%2e%2e/x"})
    void exportsNothingElse(String path) {
        assertThat(served.get(path).statusCode()).isIn(400, 404);
    }

    @Test
    void tellsItsFigures() {
        served.ask("ASK { ?s ?p 'for the figures' }");
        assertThat(served.get("/metrics").body())
                .contains("depeche_requests_seconds_count{for=\"sparql\",status=\"200\"", "jvm_memory_used_bytes");
        served.get("/person/nobody-" + System.nanoTime());
        assertThat(served.get("/metrics").body()).doesNotContain("nobody");
    }

    @Test
    void logsRequests() throws Exception {
        served.get("/people?q=for-the-log");
        String line = "";
        for (int tries = 0; tries < 50 && line.isEmpty(); tries++) {
            Thread.sleep(20); // it is written after the answer
            line = Files.readString(log)
                    .lines()
                    .filter(one -> one.contains("for-the-log"))
                    .findFirst()
                    .orElse("");
        }
        assertThat(line)
                .matches("127\\.0\\.0\\.1 - - \\[.*] \"GET /people\\?q=for-the-log HTTP/1.1\" 200 \\d+ .* \\d+");
    }

    @Test
    void readyQuestionsSpeakTheLanguageOfThePage() {
        assertThat(served.get("/query?lang=fr").body())
                .contains("Qui a dit quoi, et quand")
                .doesNotContain("Who said what, when");
        assertThat(served.get("/query?lang=en").body()).contains("Who said what, when");
        assertThat(served.get("/api/queries?lang=fr").body()).contains("Qui a dit quoi, et quand");
    }

    @Test
    void completesNames() throws IOException {
        assertThat(names("/api/entities?q=den")).contains("Andreï Denisov");
        assertThat(names("/api/entities?q=andrei")).contains("Andreï Denisov");
        assertThat(names("/api/entities?q=chi&lang=fr")).contains("Chine");
        assertThat(names("/api/entities?q=global")).contains("Global Times");
        assertThat(names("/api/entities?q=")).isEmpty();
    }

    private static List<String> names(String path) throws IOException {
        JsonNode items = new ObjectMapper().readTree(served.get(path).body()).get("items");
        return items.findValuesAsText("name");
    }

    @Test
    void hasAJsonTwinOfEachPage() throws IOException {
        for (String path : List.of(
                "/api/statements",
                "/api/relations",
                "/api/articles",
                "/api/entities?q=a",
                "/api/entities/person/Q4156955",
                "/api/entities/country/CN",
                "/api/pair/CN/RU",
                "/api/network",
                "/api/counts",
                "/api/queries",
                "/api/vocabulary")) {
            assertThat(new ObjectMapper().readTree(served.get(path).body()).isObject())
                    .as(path)
                    .isTrue();
            String documented = path.replaceFirst("\\?.*", "")
                    .replaceFirst("entities/.*/.*", "entities/{kind}/{id}")
                    .replaceFirst("pair/.*", "pair/{one}/{other}");
            assertThat(new ObjectMapper()
                            .readTree(served.get("/api/openapi.json").body())
                            .get("paths")
                            .has(documented))
                    .as(documented)
                    .isTrue();
        }
        assertThat(served.get("/api/entities/person/none").statusCode()).isEqualTo(404);
        assertThat(served.get("/api/pair/CN/XX").statusCode()).isEqualTo(404);
        assertThat(served.get("/api/none").statusCode()).isEqualTo(404);
    }

    /** A query that runs when the server is told to end is answered; one that comes later is not. */
    @Test
    void finishesWhatRunsWhenItEnds(@TempDir Path other) throws Exception {
        Duration time = Duration.ofSeconds(2);
        try (Served ending = new Served(other, Limits.USUAL.within(time))) {
            CompletableFuture<HttpResponse<String>> running = CompletableFuture.supplyAsync(
                    () -> ending.ask("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"));
            while (!ending.get("/metrics").body().contains("depeche_queries_running 1.0")) {
                Thread.sleep(10); // until it runs
            }
            CompletableFuture<Void> end = CompletableFuture.runAsync(ending::closeServer);
            HttpResponse<String> answer = running.get();
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("the query ran longer than 2.0 s");
            end.get();
            assertThatThrownBy(() -> ending.get("/healthz")).hasCauseInstanceOf(IOException.class);
        }
    }
}
