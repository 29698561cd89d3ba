package org.depeche.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.depeche.model.DateBasis;
import org.depeche.model.RelationType;
import org.depeche.rdf.ArticleGraph;
import org.depeche.rdf.Dispatch;
import org.depeche.rdf.GraphBuilder;
import org.depeche.rdf.Iris;
import org.depeche.serve.Limits;
import org.depeche.serve.Server;
import org.depeche.store.Store;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Asking, exporting, checking and looking after a store, as a user does it. */
class GraphCommandsTest {
    @TempDir
    Path folder;

    @TempDir
    static Path shared;

    /** For those that only look, as it takes a while to make. */
    private static String store;

    @BeforeAll
    static void build() {
        store = build(shared);
    }

    private static String build(Path folder) {
        String store = folder.resolve("graph").toString();
        GraphBuilder builder = new GraphBuilder(new Iris(Iris.DEFAULT_BASE), Dispatch.countries());
        Map<Node, Graph> graphs = new LinkedHashMap<>();
        for (int i = 1; i <= 11; i++) {
            ArticleGraph graph = builder.graph(article("n" + i).findings());
            graphs.put(graph.name(), graph.graph());
        }
        try (Store opened = Store.open(Path.of(store))) {
            opened.replaceKnown(new Iris(Iris.DEFAULT_BASE).known(), builder.known());
            opened.replace(graphs);
        }
        return store;
    }

    private static Dispatch article(String id) {
        return Dispatch.of(id, "2024", "Un titre\navec \"\"\" et \\", "« Oui », dit Li.\n\nParis aide Kiev.")
                .person("Li", "ministre", "CN")
                .says("Li", "Oui")
                .as("ministre", "CN")
                .on("2024", DateBasis.YEAR)
                .done()
                .relates("FR", RelationType.AID, "UA", "Paris aide Kiev");
    }

    private Run run(String... args) {
        return Run.depeche(args);
    }

    @Test
    void printsATable() {
        Run run = run("query", "who-said-what-when", "--store", store, "--set", "limit=2");
        assertThat(run.code()).isZero();
        assertThat(run.lines()).hasSize(4).first().asString().startsWith("said  speaker  role      for");
        assertThat(run.lines().get(2)).startsWith("2024  Li       ministre  CN   Oui");
        assertThat(run.err()).contains("2 rows");
    }

    @ParameterizedTest
    @CsvSource({"csv, 'n\r\n11\r\n'", "tsv, '?n\n11\n'", "table, 'n\n──\n11\n'"})
    void printsRows(String format, String expected) throws IOException {
        Path query = Files.writeString(
                folder.resolve("q.rq"), "SELECT (COUNT(*) AS ?n) { ?s a <https://w3id.org/depeche#Statement> }");
        assertThat(run("query", query.toString(), "--store", store, "--format", format)
                        .out())
                .isEqualTo(expected);
    }

    @Test
    void readsAQueryFromStandardInput() {
        Run run = Run.depecheReading("ASK { ?s ?p ?o }", "query", "-", "--store", store);
        assertThat(run.out()).isEqualTo("yes\n");
    }

    @Test
    void printsAGraphAsTurtle() {
        Run run = run("query", "article-with-evidence", "--store", store, "--set", "article=n1");
        assertThat(parse(run.out()).size()).isGreaterThan(40);
    }

    @Test
    void listsItsQueries() {
        assertThat(run("query", "--list").out()).contains("what-a-does-to-b", "--set source=CN");
    }

    @ParameterizedTest
    @CsvSource({
        "none, 2, no query of that name",
        "who-said-what-when --set sauce=1, 2, no parameter 'sauce'",
        "who-said-what-when --set limit=x, 2, whole number",
        "who-said-what-when --format turtle, 2, gives rows",
        "article-with-evidence --format csv, 2, is a graph",
        "'', 2, which query",
    })
    void tellsWhatIsWrongWithUse(String args, int code, String message) {
        Run run = run(("query --store " + store + " " + args).strip().split(" "));
        assertThat(run.code()).isEqualTo(code);
        assertThat(run.err()).contains(message);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void tellsWhatIsWrongWithAQuery() {
        Run run = Run.depecheReading("SELEKT", "query", "-", "--store", store);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).startsWith("QUERY-SYNTAX");
    }

    @Test
    void tellsThatThereIsNoStore() {
        Run run = run(
                "query", "who-said-what-when", "--store", folder.resolve("none").toString());
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).startsWith("STORE-ABSENT").contains("depeche build");
    }

    @Test
    void exportsTurtleThatReadsWellAndIsWhole() {
        String turtle = run("export", "--store", store, "--article", "n1").out();
        assertThat(turtle)
                .startsWith("@base <http://localhost:3030/> .")
                .contains("\n<article/n1> a schema:NewsArticle ;\n");
        assertThat(turtle.indexOf("<statement/n1-1> a"))
                .isBetween(turtle.indexOf("<article/n1> a"), turtle.indexOf("<relation/n1-1> a"));
        assertThat(parse(turtle).isIsomorphicWith(built("n1"))).isTrue();
    }

    private static Graph built(String id) {
        return new GraphBuilder(new Iris(Iris.DEFAULT_BASE), Dispatch.countries())
                .graph(article(id).findings())
                .graph();
    }

    @ParameterizedTest
    @CsvSource({"turtle, TTL", "jsonld, JSON-LD", "rdfxml, RDF/XML"})
    void exportsTheSameTriplesInEachSyntax(String format, String language) {
        Run run = run("export", "--store", store, "--format", format, "--article", "n1", "--article", "n10");
        Graph graph = RDFParser.fromString(run.out(), org.apache.jena.riot.RDFLanguages.nameToLang(language))
                .toGraph();
        Graph expected = built("n1");
        built("n10").find().forEachRemaining(expected::add);
        assertThat(graph.isIsomorphicWith(expected)).isTrue();
        assertThat(run("export", "--store", store, "--format", format, "--article", "n1", "--article", "n10")
                        .out())
                .isEqualTo(run.out());
    }

    @ParameterizedTest
    @CsvSource({"trig, TriG", "nquads, N-Quads"})
    void keepsTheNamesOfGraphsWhereTheSyntaxCan(String format, String language) {
        DatasetGraph data = RDFParser.fromString(
                        run("export", "--store", store, "--format", format).out(),
                        org.apache.jena.riot.RDFLanguages.nameToLang(language))
                .toDatasetGraph();
        assertThat(data.getGraph(new Iris(Iris.DEFAULT_BASE).article("n11")).isIsomorphicWith(built("n11")))
                .isTrue();
        assertThat(data.size())
                .as("eleven articles, what is known beside them, and that they are near-copies")
                .isEqualTo(13);
    }

    @Test
    void writesAFileWholeOrNotAtAll() throws IOException {
        Path file = folder.resolve("out.ttl");
        assertThat(run("export", "--store", store, "--out", file.toString()).code())
                .isZero();
        assertThat(parse(Files.readString(file)).size()).isGreaterThan(400);
        assertThat(run(
                                "export",
                                "--store",
                                store,
                                "--out",
                                folder.resolve("no/out.ttl").toString())
                        .code())
                .isEqualTo(3);
        try (var files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactly("out.ttl");
        }
    }

    @Test
    void tellsThatThereIsNoArticle() {
        Run run = run("export", "--store", store, "--article", "none");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).startsWith("ARTICLE-ABSENT");
    }

    @Test
    void validates() throws IOException {
        assertThat(run("validate", "--store", store).code()).isZero();
        String turtle = run("export", "--store", store, "--article", "n1").out();
        Path bad = Files.writeString(
                folder.resolve("bad.ttl"), turtle.replace("dep:status dep:Actual", "dep:status dep:Denied"));
        Run run = run("validate", bad.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("SHAPE:", "no actual, unclaimed relation");
    }

    @Test
    void looksAfterAStore() {
        String own = build(folder);
        assertThat(run("store", "stats", "--store", own, "--json").out())
                .startsWith("{\"articles\":11,\"statements\":11,\"relations\":11,");
        assertThat(run("store", "verify", "--store", own).code()).isZero();
        assertThat(run("store", "remove", "n1", "--store", own).code()).isZero();
        assertThat(run("store", "remove", "n1", "--store", own).code()).isEqualTo(1);
        assertThat(run("store", "compact", "--store", own).code()).isZero();
        assertThat(run("store", "stats", "--store", own, "--json").out()).startsWith("{\"articles\":10,");
        assertThat(run("store").code()).isEqualTo(2);
    }

    @Test
    void restoresABackup() throws IOException {
        String file = folder.resolve("b.nq.gz").toString();
        String other = folder.resolve("other").toString();
        assertThat(run("store", "backup", file, "--store", store).code()).isZero();
        assertThat(run("store", "restore", file, "--store", other).code()).isZero();
        assertThat(run("store", "dump", "--store", other).out())
                .isEqualTo(run("store", "dump", "--store", store).out());
        assertThat(run("store", "restore", file, "--store", other).err()).startsWith("STORE-NOT-EMPTY");
        byte[] bytes = Files.readAllBytes(Path.of(file));
        Files.write(Path.of(file), java.util.Arrays.copyOf(bytes, bytes.length / 2));
        Run broken =
                run("store", "restore", file, "--store", folder.resolve("third").toString());
        assertThat(broken.err()).startsWith("RDF-").contains("b.nq.gz, line ");
        assertThat(run("store", "dump", "--store", folder.resolve("third").toString())
                        .out())
                .isEmpty();
    }

    /** A server has the store open, as another process may have; it goes on. */
    @Test
    void backsUpWhatIsServed() throws IOException {
        String file = folder.resolve("served.nq.gz").toString();
        String other = folder.resolve("other").toString();
        String dump = run("store", "dump", "--store", store).out();
        try (Store opened = Store.open(Path.of(store));
                Server server = Server.start(opened, new Server.Options("127.0.0.1", 0, "", Limits.USUAL))) {
            assertThat(run("store", "backup", file, "--store", store).err()).startsWith("STORE-LOCKED");
            assertThat(run("store", "backup", file, "--server", server.address().toString())
                            .code())
                    .isZero();
        }
        assertThat(run("store", "restore", file, "--store", other).code()).isZero();
        assertThat(run("store", "dump", "--store", other).out()).isEqualTo(dump);
    }

    private static Graph parse(String turtle) {
        return RDFParser.fromString(turtle, Lang.TURTLE).toGraph();
    }
}
