package org.depeche.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextSearchTest {
    static {
        JenaSystem.init();
    }

    private static final String SAID = "text";
    private static final String NAME = "name";

    @TempDir
    Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(folder);
        put(1, SAID, "Les négociations de l’Otan ont échoué", "fr");
        put(2, SAID, "Negotiations between the ministers had failed", "en");
        put(3, NAME, "Vladimir Poutine", "");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void reopen() {
        store.close();
        store = Store.open(folder);
    }

    private void put(int number, String property, String text, String language) {
        store.replace(Map.of(name(number), graph(number, property, text, language)));
    }

    @Test
    void findsWordsInAllTheirFormsInTheLanguageThatIsNamed() {
        assertThat(found("schema:text 'négociation' 'lang:fr'")).containsExactly(1);
        assertThat(found("schema:text 'négocier' 'lang:fr'")).containsExactly(1);
        assertThat(found("schema:text 'failing ministers' 'lang:en'")).containsExactly(2);
        assertThat(found("schema:text 'minister' 'lang:fr'")).isEmpty();
    }

    @Test
    void findsWordsAsTheyAreWrittenWhereNoLanguageIsNamed() {
        assertThat(found("'otan'")).containsExactly(1);
        assertThat(found("'NEGOCIATIONS'")).containsExactly(1);
        assertThat(found("'negociat*'")).containsExactly(1);
        assertThat(found("'ministers'")).containsExactly(2);
        assertThat(found("'minister'")).isEmpty();
    }

    @Test
    void findsAnActorOfManyArticlesOnce() {
        store.replace(Map.of(name(4), graph(3, NAME, "Vladimir Poutine", "")));
        assertThat(found("schema:name 'poutine'")).containsExactly(3);
        store.remove(name(3));
        assertThat(found("schema:name 'poutine'")).as("another article has him").containsExactly(3);
        store.remove(name(4));
        assertThat(found("schema:name 'poutine'")).isEmpty();
        assertThat(store.verify()).isEmpty();
    }

    @Test
    void followsWhatReplacesAnArticle() {
        put(1, SAID, "Un accord a été signé", "fr");
        assertThat(found("'negociations'")).isEmpty();
        assertThat(found("'accord'")).containsExactly(1);
        assertThat(store.verify()).isEmpty();
    }

    @Test
    void givesTheWordsThatWereFound() {
        try (QueryExec query = query("SELECT ?s ?literal { (?s ?score ?literal) text:query 'otan' }")) {
            assertThat(query.select().next().get("literal"))
                    .isEqualTo(NodeFactory.createLiteralLang("Les négociations de l’Otan ont échoué", "fr"));
        }
    }

    @Test
    void outlivesCompactionAndReopening() {
        store.compact();
        assertThat(found("'otan'")).containsExactly(1);
        put(4, SAID, "L’Otan répond", "fr");
        reopen();
        assertThat(found("'otan'")).containsExactlyInAnyOrder(1, 4);
        assertThat(store.verify()).isEmpty();
    }

    /** A process that ends between the commit of the database and that of the index leaves a note behind. */
    @Test
    void isMendedAfterAWriteThatEndedHalfway() {
        Graph written = graph(4, SAID, "Un accord sur la pêche", "fr");
        Graph lost = graph(5, SAID, "Un accord sur le climat", "fr");
        Graph before = graph(1, SAID, "Les négociations de l’Otan ont échoué", "fr");
        store.close();
        DatasetGraph data = DatabaseMgr.connectDatasetGraph(folder.toString());
        Txn.executeWrite(data, () -> {
            data.removeGraph(name(1));
            written.find().forEach(triple -> data.add(Quad.create(name(4), triple)));
        });
        TDBInternal.expel(data, true);
        List<Triple> touched = new ArrayList<>();
        Stream.of(written, lost, before).forEach(graph -> graph.find().forEach(touched::add));
        new PendingChange(false, List.of(name(1), name(4), name(5)), touched).write(folder);
        store = Store.open(folder);
        assertThat(store.verify()).isEmpty();
        assertThat(found("'accord'")).containsExactly(4);
        assertThat(found("'otan'")).isEmpty();
    }

    @Test
    void isMadeAnewWhereItIsGone() throws IOException {
        store.close();
        remove(folder.resolve("text-index"));
        store = Store.open(folder);
        assertThat(found("'otan'")).containsExactly(1);
        assertThat(store.verify()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text-index", "article-index"})
    void isMadeAnewWhereItIsDamaged(String index) throws IOException {
        store.close();
        try (Stream<Path> files = Files.list(folder.resolve(index))) {
            for (Path file : files.filter(f -> !f.endsWith("write.lock")).toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
        store = Store.open(folder);
        assertThat(store.verify()).isEmpty();
        assertThat(found("'otan'")).containsExactly(1);
    }

    @Test
    void verifyTellsWhatIsMissingAndWhatIsTooMuch() throws IOException {
        store.close();
        Path whole = folder.resolve("text-index");
        Path aside = folder.resolve("aside");
        Files.move(whole, aside);
        store = Store.open(folder);
        put(4, SAID, "Un accord", "fr");
        store.remove(name(1));
        store.close();
        remove(whole);
        Files.move(aside, whole);
        store = Store.open(folder);
        assertThat(store.verify())
                .hasSize(2)
                .anySatisfy(problem -> assertThat(problem).contains("lacks", "Un accord"))
                .anySatisfy(problem -> assertThat(problem).contains("which no graph has", "Otan"));
        store.reindex();
        assertThat(store.verify()).isEmpty();
        assertThat(found("'otan'")).isEmpty();
    }

    private List<Integer> found(String arguments) {
        List<Integer> found = new ArrayList<>();
        try (QueryExec query = query("SELECT ?s { ?s text:query ( " + arguments + " ) }")) {
            query.select()
                    .forEachRemaining(row ->
                            found.add(Integer.valueOf(row.get("s").getURI().replaceAll("\\D", ""))));
        }
        return found;
    }

    private QueryExec query(String text) {
        return QueryExec.dataset(store.dataset())
                .query("PREFIX text: <http://jena.apache.org/text#> PREFIX schema: <https://schema.org/> " + text)
                .build();
    }

    private static Node name(int number) {
        return NodeFactory.createURI("http://a/article/" + number);
    }

    private static Graph graph(int number, String property, String text, String language) {
        Graph graph = GraphFactory.createDefaultGraph();
        graph.add(
                NodeFactory.createURI("http://a/thing/" + number),
                NodeFactory.createURI("https://schema.org/" + property),
                NodeFactory.createLiteralLang(text, language));
        return graph;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
