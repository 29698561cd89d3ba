package org.depeche.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A packed store is the same store, down to each index, and goes on as one. */
class PackingTest {
    private static final String LABEL = "http://www.w3.org/2000/01/rdf-schema#label";

    @TempDir
    Path folder;

    /** Sizes about those at which a tree of TDB2 gets another level: a block has some 250 quads, a node some 200 blocks. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 253, 255, 8_000})
    void nothingIsLostOrAdded(int triples) {
        try (Store store = Store.open(folder)) {
            store.replace(Map.of(name(0), graph(0, triples), name(1), graph(1, 1)));
            store.replace(Map.of(name(2), graph(2, 3)));
            String before = dump(store);
            store.pack();
            assertThat(dump(store)).isEqualTo(before);
            assertThat(store.verify()).isEmpty();
        }
    }

    @Test
    void aPackedStoreGoesOn() {
        String together;
        try (Store store = Store.open(folder.resolve("together"))) {
            IntStream.range(0, 16).forEach(i -> store.replace(Map.of(name(i), graph(i, 40))));
            together = dump(store);
        }
        try (Store store = Store.open(folder.resolve("packed"))) {
            IntStream.range(0, 16).forEach(i -> {
                store.replace(Map.of(name(i), graph(i, 40)));
                if (i % 8 == 0) {
                    store.pack();
                }
            });
        }
        try (Store store = Store.openExisting(folder.resolve("packed"))) {
            assertThat(dump(store)).isEqualTo(together);
            assertThat(store.verify()).isEmpty();
            assertThat(store.remove(name(7))).isTrue();
        }
    }

    @Test
    void onlyWhatWasRemovedNeedsItsTermsTakenOut() {
        try (Store store = Store.open(folder)) {
            store.replace(Map.of(name(0), graph(0, 5)));
            assertThat(folder.resolve("depeche.removals")).doesNotExist();
            store.replace(Map.of(name(0), graph(1, 5)));
            assertThat(folder.resolve("depeche.removals")).exists();
            store.compact();
            assertThat(folder.resolve("depeche.removals")).doesNotExist();
            assertThat(Files.isDirectory(folder.resolve("loading"))).isFalse();
        }
    }

    private static Node name(int number) {
        return NodeFactory.createURI("http://example.org/article/" + number);
    }

    private static Graph graph(int number, int triples) {
        Graph graph = GraphFactory.createDefaultGraph();
        for (int i = 0; i < triples; i++) {
            Node subject = NodeFactory.createURI("http://example.org/statement/" + number + "/" + i);
            graph.add(subject, NodeFactory.createURI(LABEL), NodeFactory.createLiteralLang("Le mot n° " + i, "fr"));
        }
        return graph;
    }

    private static String dump(Store store) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.dump(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
