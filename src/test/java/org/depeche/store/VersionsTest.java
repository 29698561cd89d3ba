package org.depeche.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Articles of one address, and articles of nearly the same words. */
class VersionsTest {
    static {
        JenaSystem.init();
    }

    private static final String ADDRESS = "https://example.org/accord";
    private static final String AGENCY = IntStream.range(0, 120)
            .mapToObj(i -> "Le ministre numéro " + i * i + " parle de l'accord " + i)
            .collect(Collectors.joining(". "));

    @TempDir
    Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void theNewerOfOneAddressReplacesTheOlderAndSaysSo() {
        put("old", ADDRESS, "2020-12-29", "Un accord.");
        Store.Replaced written = put("new", ADDRESS, "2020-12-30", "Un accord, corrigé.");
        assertThat(written.replaced()).isEqualTo(1);
        assertThat(dump())
                .contains("<http://a/article/new> <http://purl.org/dc/terms/isVersionOf> <" + ADDRESS + ">")
                .contains("<http://a/article/new> <http://purl.org/dc/terms/replaces> <http://a/article/old>")
                .doesNotContain("\"Un accord.\"");
        assertThat(store.verify()).isEmpty();
    }

    @Test
    void theOlderOfOneAddressIsLeftOut() {
        put("new", ADDRESS, "2020-12-30", "Un accord, corrigé.");
        String before = dump();
        assertThat(put("old", ADDRESS, "2020-12-29", "Un accord.").outdated()).isEqualTo(1);
        assertThat(dump()).isEqualTo(before);
    }

    @Test
    void aFrontPageIsTheAddressOfNoArticle() {
        put("one", "https://example.org/", "2020-12-29", "Un accord.");
        put("two", "https://example.org/", "2020-12-30", "Un refus.");
        assertThat(dump()).contains("Un accord.", "Un refus.").doesNotContain("isVersionOf");
    }

    @Test
    void anArticleThatWasReadAgainKeepsItsHistory() {
        put("old", ADDRESS, "2020-12-29", "Un accord.");
        put("new", ADDRESS, "2020-12-30", "Un accord, corrigé.");
        String before = dump();
        assertThat(put("new", ADDRESS, "2020-12-30", "Un accord, corrigé.").unchanged())
                .isEqualTo(1);
        assertThat(dump()).isEqualTo(before);
    }

    @Test
    void aTextThatChangedAtItsAddressIsAVersionOfIt() {
        put("one", ADDRESS, "2020-12-29", "Un accord.");
        assertThat(dump()).doesNotContain("isVersionOf");
        put("one", ADDRESS, "2020-12-29", "Un accord, corrigé.");
        assertThat(dump()).contains("isVersionOf> <" + ADDRESS + ">").doesNotContain("replaces");
    }

    @Test
    void nearCopiesAreLinkedBothWaysAndNoOthers() {
        put("agency", "", "2020-12-29", AGENCY);
        put("cut", "", "2020-12-29", AGENCY.substring(0, AGENCY.length() * 3 / 4));
        put("other", "", "2020-12-29", AGENCY.replaceAll("[aeiou]", "y"));
        assertThat(copies())
                .containsExactly(
                        "<http://a/article/agency> <http://a/article/cut>",
                        "<http://a/article/cut> <http://a/article/agency>");
    }

    @Test
    void nearCopiesOfOneBatchAreLinkedWhateverTheOrder(@TempDir Path elsewhere) {
        List<String> names = new ArrayList<>(List.of("a", "b", "c"));
        replace(names);
        List<String> forwards = copies();
        store.close();
        store = Store.open(elsewhere);
        Collections.reverse(names);
        names.forEach(name -> replace(List.of(name)));
        assertThat(copies()).isEqualTo(forwards).hasSize(6);
    }

    @Test
    void nearCopiesAmongWhatIsLoadedAreLinked(@TempDir Path elsewhere) throws IOException {
        replace(List.of("a", "b"));
        Path parts = Files.writeString(elsewhere.resolve("parts.nq"), dump().replaceAll(".*nearCopyOf.*\n", ""));
        try (Store empty = Store.open(elsewhere.resolve("empty"));
                Store other = Store.open(elsewhere.resolve("other"))) {
            empty.load(List.of(parts));
            assertThat(copies(empty)).isEqualTo(copies()).hasSize(2);
            other.replace(Map.of(name("c"), graph("c", "", "2020-12-29", AGENCY)));
            other.load(List.of(parts));
            assertThat(copies(other)).hasSize(6);
        }
    }

    @Test
    void anArticleThatGoesOrChangesTakesItsLinksAlong() {
        replace(List.of("a", "b", "c"));
        store.remove(name("a"));
        assertThat(copies()).hasSize(2);
        put("b", "", "2020-12-29", "Tout autre chose.");
        assertThat(copies()).isEmpty();
        assertThat(store.verify()).isEmpty();
    }

    private void replace(List<String> names) {
        Map<Node, Graph> graphs = new LinkedHashMap<>();
        names.forEach(name -> graphs.put(name(name), graph(name, "", "2020-12-29", AGENCY + " " + name)));
        store.replace(graphs);
    }

    private Store.Replaced put(String name, String url, String published, String text) {
        return store.replace(Map.of(name(name), graph(name, url, published, text)));
    }

    private static Node name(String name) {
        return NodeFactory.createURI("http://a/article/" + name);
    }

    private static Graph graph(String name, String url, String published, String text) {
        Graph graph = GraphFactory.createDefaultGraph();
        graph.add(name(name), schema("articleBody"), NodeFactory.createLiteralString(text));
        graph.add(name(name), schema("datePublished"), NodeFactory.createLiteralString(published));
        if (!url.isEmpty()) {
            graph.add(name(name), schema("url"), NodeFactory.createURI(url));
        }
        return graph;
    }

    private static Node schema(String property) {
        return NodeFactory.createURI("https://schema.org/" + property);
    }

    private List<String> copies() {
        return copies(store);
    }

    private static List<String> copies(Store store) {
        return dump(store)
                .lines()
                .filter(line -> line.contains("nearCopyOf"))
                .map(line -> line.split(" ")[0] + " " + line.split(" ")[2])
                .toList();
    }

    private String dump() {
        return dump(store);
    }

    private static String dump(Store store) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.dump(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
