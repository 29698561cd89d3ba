package org.depeche.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.depeche.store.NamedQuery;
import org.depeche.store.Store;
import org.depeche.store.StoreException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTest {
    private static final String ONE = "SELECT ?s { ?s a <https://w3id.org/depeche#Relation> } LIMIT 1";

    @TempDir
    static Path folder;

    private static Served served;

    @BeforeAll
    static void start() {
        served = new Served(folder, Limits.USUAL);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @Test
    void answersAQuery() {
        HttpResponse<String> answer =
                served.ask("SELECT ?name { ?s <https://w3id.org/depeche#speakerName> ?name } ORDER BY ?name");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"Andreï Denisov\"");
    }

    @ParameterizedTest
    @CsvSource({
        "application/sparql-results+json, application/sparql-results+json",
        "application/sparql-results+xml, application/sparql-results+xml",
        "text/csv, text/csv",
        "text/tab-separated-values, text/tab-separated-values",
        "'text/csv;q=0.5, application/sparql-results+xml', application/sparql-results+xml",
        "*/*, application/sparql-results+json",
    })
    void givesRowsInTheSyntaxThatIsAskedFor(String accept, String type) {
        HttpResponse<String> answer = served.ask(ONE, "Accept", accept);
        assertThat(answer.headers().firstValue("Content-Type")).get().asString().startsWith(type);
        assertThat(answer.body()).contains("localhost:3030/relation/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/turtle",
                "application/n-triples",
                "application/ld+json",
                "application/rdf+xml",
                "application/trig",
                "application/n-quads"
            })
    void givesGraphsInTheSyntaxThatIsAskedFor(String type) {
        HttpResponse<String> answer = served.ask("CONSTRUCT WHERE { ?s a ?t }", "Accept", type);
        assertThat(answer.headers().firstValue("Content-Type")).get().asString().startsWith(type);
        Lang language = org.apache.jena.riot.RDFLanguages.contentTypeToLang(type);
        assertThat(RDFParser.fromString(answer.body(), language)
                        .toDatasetGraph()
                        .getDefaultGraph()
                        .size())
                .isGreaterThan(10);
    }

    @Test
    void takesAQueryByPost() {
        byte[] form = ("query=" + Served.encode(ONE)).getBytes(StandardCharsets.UTF_8);
        assertThat(served.post("/sparql", "application/x-www-form-urlencoded", form)
                        .statusCode())
                .isEqualTo(200);
        assertThat(served.post("/sparql", "application/sparql-query", ONE.getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(200);
        assertThat(served.post(
                                "/sparql",
                                "application/sparql-query; charset=utf-8",
                                ONE.getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void answersYesOrNo() {
        assertThat(served.ask("ASK { ?s ?p ?o }").body()).contains("true");
        assertThat(served.ask("ASK { <http://a> ?p ?o }", "Accept", "application/sparql-results+xml")
                        .body())
                .contains("false");
    }

    @Test
    void takesTheDatasetOfTheProtocol() {
        String query = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }";
        String all = served.ask(query, "Accept", "text/csv").body();
        String one = served.get("/sparql?format=csv&query=" + Served.encode(query) + "&default-graph-uri="
                        + Served.encode("http://localhost:3030/article/coop"))
                .body();
        String none = served.get("/sparql?format=csv&query=" + Served.encode(query) + "&default-graph-uri=http://none/")
                .body();
        assertThat(number(all)).isGreaterThan(number(one));
        assertThat(number(one)).isGreaterThan(50);
        assertThat(number(none)).isZero();
    }

    private static int number(String csv) {
        return Integer.parseInt(csv.lines().skip(1).findFirst().orElseThrow().strip());
    }

    @Test
    void tellsWhatIsWrongWithARequest() {
        assertThat(served.get("/sparql?format=json").statusCode()).isEqualTo(400);
        assertThat(served.get("/sparql?query=a&query=b").statusCode()).isEqualTo(400);
        assertThat(served.ask("SELEKT").statusCode()).isEqualTo(400);
        assertThat(served.ask(ONE, "Accept", "image/png").statusCode()).isEqualTo(406);
        assertThat(served.post("/sparql", "text/plain", ONE.getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(415);
        assertThat(served.post("/sparql", "application/sparql-query", new byte[] {(byte) 0xff})
                        .statusCode())
                .isEqualTo(400);
        assertThat(served.send(HttpRequest.newBuilder(served.at("/sparql")).DELETE())
                        .statusCode())
                .isEqualTo(405);
    }

    static Stream<NamedQuery> queries() {
        return NamedQuery.all().stream();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void answersEachQueryThatComesWithTheProgramOnItsPage(NamedQuery query) {
        HttpResponse<String> page = served.get("/query/" + query.name() + "?lang=fr");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(query.title().replace("’", "’"), "Résultat");
        if (query.name().endsWith("-in-wikidata")) {
            assertThat(page.body()).contains("SERVICE is not allowed");
        } else {
            assertThat(page.body()).doesNotContain("role=\"alert\"");
        }
    }

    @Test
    void showsAPageToABrowserAndRdfToAProgram() {
        String browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
        for (String path : Stream.of(
                        "article/coop",
                        "statement/coop-1",
                        "relation/coop-1",
                        "person/Q4156955",
                        "country/CN",
                        "role/ambassadeur-russe-a-pekin")
                .toList()) {
            assertThat(served.get("/" + path, "Accept", browser)
                            .headers()
                            .firstValue("Content-Type")
                            .orElse(""))
                    .as(path)
                    .startsWith("text/html");
            HttpResponse<String> rdf = served.get("/" + path, "Accept", "text/turtle");
            assertThat(rdf.headers().firstValue("Content-Type").orElse(""))
                    .as(path)
                    .startsWith("text/turtle");
            assertThat(RDFParser.fromString(rdf.body(), Lang.TURTLE).toGraph().size())
                    .as(path)
                    .isPositive();
            assertThat(served.get("/" + path + ".jsonld")
                            .headers()
                            .firstValue("Content-Type")
                            .orElse(""))
                    .as(path)
                    .startsWith("application/ld+json");
        }
    }

    @Test
    void givesAnArticlesWholeGraph() {
        var graph = RDFParser.fromString(served.get("/article/coop.ttl").body(), Lang.TURTLE)
                .toGraph();
        String stored = served.get("/sparql?format=csv&query="
                        + Served.encode(
                                "SELECT (COUNT(*) AS ?n) { GRAPH <http://localhost:3030/article/coop> { ?s ?p ?o } }"))
                .body();
        assertThat(graph.size()).isEqualTo(number(stored));
    }

    @Test
    void opensTheIriOfAnIdThatNeedsEscapes() {
        assertThat(served.get("/article/a~2Fb~20c").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/none",
                "/article/none",
                "/article/",
                "/person/none.ttl",
                "/pair/xx/yy",
                "/query/none",
                "/query/../etc",
                "/sparql/x"
            })
    void saysWhatIsNotThere(String path) {
        assertThat(served.get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/..%2f..%2fetc/passwd",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/static/../words-fr.properties",
                "/static/%2e%2e/words-fr.properties",
                "/static/fonts/..%2f..%2fwords-fr.properties",
                "/article/..%5c..%5cetc",
                "/query/..%2f..%2fontology%2fshapes"
            })
    void leadsNowhereElse(String path) {
        HttpResponse<String> answer = served.get(path);
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("root:");
    }

    static Stream<String> pages() {
        return Stream.of(
                "/",
                "/statements",
                "/relations",
                "/people",
                "/query",
                "/query/who-said-what-when",
                "/article/coop",
                "/article/a~2Fb~20c",
                "/statement/a~2Fb~20c-1",
                "/person/Q4156955",
                "/country/FR",
                "/country/CN",
                "/pair/CN/RU",
                "/network",
                "/articles",
                "/download",
                "/relation/coop-1",
                "/search?q=" + Served.encode(Served.HOSTILE),
                "/statements?q=" + Served.encode(Served.HOSTILE),
                "/people?q=" + Served.encode(Served.HOSTILE),
                "/none/" + Served.encode(Served.HOSTILE.replace("/", "")),
                "/query?query=" + Served.encode(Served.HOSTILE),
                "/query?query=" + Served.encode("SELECT * { ?s <https://schema.org/name> ?name }"),
                "/query/who-said-what-when?person=" + Served.encode(Served.HOSTILE),
                "/statements?speaker=" + Served.encode("\" onmouseover=alert(1) x=\""));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void runsNothingThatStandsInAnArticleOrAddress(String path) {
        for (String language : Words.LANGUAGES) {
            HttpResponse<String> page = served.get(path + (path.contains("?") ? "&" : "?") + "lang=" + language);
            assertThat(page.body())
                    .doesNotContain("<script>", "<img", "onmouseover=alert(1) x=\"\"", "href=\"javascript");
            assertThat(page.headers().firstValue("Content-Security-Policy"))
                    .get()
                    .asString()
                    .contains("default-src 'none'");
            assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(page.body()).contains("<html lang=\"" + language + "\">");
        }
    }

    @Test
    void showsWhatWasFound() {
        assertThat(served.get("/?lang=fr").body())
                .contains("Andreï Denisov", "Plus qu’une alliance", "coopère avec", "Chine");
        assertThat(served.get("/?lang=en").body()).contains("cooperates with", "China", "Latest statements");
        assertThat(served.get("/article/coop?lang=fr").body())
                .contains(
                        "<mark class=\"statement\" data-of=\"statement-coop-1\"><a href=\"#statement-coop-1\" title=\"test.statement\">Plus qu’une alliance</a></mark>");
        assertThat(served.get("/person/Q4156955?lang=fr").body())
                .contains("ambassadeur russe à Pékin", "wikidata.org/wiki/Q4156955");
        assertThat(served.get("/pair/RU/CN?lang=en").body())
                .contains("Russia and China", "Pékin et Moscou coopèrent", "<svg");
        assertThat(served.get("/country/CN?lang=fr").body()).contains("Chine", "Russie", "accuse");
    }

    @Test
    void findsStatementsAndRelations() {
        assertThat(served.get("/statements?q=alliance&lang=fr").body()).contains("Plus qu’une alliance");
        assertThat(served.get("/statements?q=ALLIANCES&lang=fr").body()).contains("Plus qu’une alliance");
        assertThat(served.get("/statements?q=" + Served.encode("alliance AND -( plus OR") + "&lang=fr")
                        .body())
                .contains("Rien de tel");
        assertThat(served.ask("PREFIX text: <http://jena.apache.org/text#> PREFIX s: <https://schema.org/>"
                                + " ASK { ?s text:query ( s:text 'alliances' 'lang:fr' ) }")
                        .body())
                .contains("true");
        assertThat(served.get("/statements?q=absent&lang=fr").body()).contains("Rien de tel");
        assertThat(served.get("/relations?type=ACCUSE&lang=fr").body())
                .contains("Washington accuse")
                .doesNotContain("Moscou coopèrent");
        assertThat(served.get("/relations?page=x").statusCode()).isEqualTo(400);
    }

    @Test
    void choosesTheLanguageOfTheReader() {
        assertThat(served.get("/", "Accept-Language", "en-GB,en;q=0.9").body()).contains("<html lang=\"en\">");
        assertThat(served.get("/", "Accept-Language", "de, fr;q=0.5").body()).contains("<html lang=\"fr\">");
        assertThat(served.get("/", "Accept-Language", "???").body()).contains("<html lang=\"fr\">");
    }

    @Test
    void hasTheSameWordsInBothLanguages() {
        assertThat(Words.of("fr", null).keys()).isEqualTo(Words.of("en", null).keys());
    }

    @Test
    void saysThatAPortIsTaken(@TempDir Path other) {
        try (Store store = Store.open(other)) {
            assertThatThrownBy(
                            () -> Server.start(store, new Server.Options("127.0.0.1", served.port(), "", Limits.USUAL)))
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            e -> assertThat(e.problem().code()).isEqualTo("SERVER-START"));
        }
    }

    private static JsonNode json(String path) throws IOException {
        HttpResponse<String> answer = served.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).get().asString().startsWith("application/json");
        return new ObjectMapper().readTree(answer.body());
    }

    @Test
    void answersInJson() throws IOException {
        JsonNode statements = json("/api/statements?country=CN");
        assertThat(statements.at("/items/0/name").asText()).isEqualTo("Andreï Denisov");
        assertThat(statements.at("/items/0/text").asText()).isEqualTo("Plus qu’une alliance");
        assertThat(statements.at("/items/0/date").asText()).isEqualTo("2020-12-29");
        assertThat(json("/api/statements?speaker=" + Served.encode("denisov")).at("/items"))
                .hasSize(1);
        assertThat(json("/api/statements?speaker=" + Served.encode("http://localhost:3030/person/Q4156955"))
                        .at("/items"))
                .hasSize(1);
        assertThat(json("/api/relations?source=US&target=CN")
                        .at("/items/0/type")
                        .asText())
                .isEqualTo("ACCUSE");
        assertThat(json("/api/relations?source=RU&target=CN")
                        .at("/items/0/words")
                        .asText())
                .isEqualTo("Pékin et Moscou coopèrent");
        assertThat(json("/api/relations?source=US&target=CN")
                        .at("/items/0/place")
                        .asText())
                .isEqualTo("Genève");
        assertThat(json("/api/relations?source=US&target=CN")
                        .at("/items/0/magnitude")
                        .asText())
                .isEqualTo("23 diplomates");
        assertThat(served.get("/pair/US/CN?lang=fr").body()).contains("Genève").contains("23 diplomates");
        assertThat(json("/api/pair/RU/CN").at("/oneToOther/0/words").asText()).isEqualTo("Pékin et Moscou coopèrent");
        assertThat(json("/api/pair/CN/US").at("/otherToOne/0/type").asText()).isEqualTo("ACCUSE");
        assertThat(json("/api/relations?status=Denied").at("/items")).isEmpty();
        assertThat(json("/api/relations?from=2021").at("/items")).isEmpty();
        assertThat(json("/api/entities?q=chin&lang=fr").at("/items/0/code").asText())
                .isEqualTo("CN");
        assertThat(json("/api/entities?q=denis").at("/items/0/kind").asText()).isEqualTo("person");
    }

    @Test
    void turnsPages() throws IOException {
        JsonNode first = json("/api/relations?size=1");
        JsonNode second = json("/api/relations?size=1&page=1");
        assertThat(first.get("more").asBoolean()).isTrue();
        assertThat(second.get("more").asBoolean()).isFalse();
        assertThat(first.at("/items/0/iri")).isNotEqualTo(second.at("/items/0/iri"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"size=0", "size=501", "size=x", "page=-1", "type=%3Cx%3E", "status=a%20b"})
    void refusesParametersThatMakeNoSense(String query) {
        HttpResponse<String> answer = served.get("/api/relations?" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).startsWith("{\"").contains("\"error\"");
    }

    @Test
    void describesItsApiAsItIs() throws IOException {
        JsonNode description = json("/api/openapi.json");
        for (String path : java.util.List.of("/api/statements", "/api/relations")) {
            JsonNode properties = description
                    .at("/paths")
                    .get(path)
                    .at("/get/responses/200/content")
                    .get("application/json")
                    .at("/schema/properties/items/items/properties");
            json(path)
                    .at("/items")
                    .forEach(item -> item.fieldNames()
                            .forEachRemaining(name ->
                                    assertThat(properties.has(name)).as(name).isTrue()));
        }
    }

    @Test
    void isWell() {
        assertThat(served.get("/healthz").body()).isEqualTo("ok\n");
    }
}
