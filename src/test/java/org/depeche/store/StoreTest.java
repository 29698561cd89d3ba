package org.depeche.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.riot.RiotException;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StoreTest {
    static {
        JenaSystem.init();
    }

    @TempDir
    Path folder;

    @Test
    void luceneKeepsItsNotesToItself() {
        try (Store store = Store.open(folder)) {
            assertThat(Logger.getLogger("org.apache.lucene.store.MMapDirectory").isLoggable(Level.WARNING))
                    .isFalse();
        }
    }

    @Test
    void addsReplacesAndLeavesAlone() {
        try (Store store = Store.open(folder)) {
            assertThat(store.replace(Map.of(name(1), graph(1, 3)))).isEqualTo(new Store.Replaced(1, 0, 0, 0, 3));
            assertThat(store.replace(Map.of(name(1), graph(1, 3), name(2), graph(2, 2))))
                    .isEqualTo(new Store.Replaced(1, 0, 1, 0, 5));
            assertThat(store.replace(Map.of(name(1), graph(1, 5)))).isEqualTo(new Store.Replaced(0, 1, 0, 0, 5));
            assertThat(store.counts().triples()).isEqualTo(7);
        }
    }

    @Test
    void holdsNothingOfAnArticleThatWasReplaced() {
        try (Store store = Store.open(folder)) {
            store.replace(Map.of(name(1), graph(1, 3)));
            store.replace(Map.of(name(1), graph(9, 1)));
            assertThat(dump(store)).isEqualTo("<http://a/s9> <http://a/p> \"0\" <http://a/1> .\n");
        }
    }

    @Test
    void keepsWhatWasWritten() {
        try (Store store = Store.open(folder)) {
            store.replace(Map.of(name(1), graph(1, 3)));
        }
        try (Store store = Store.openExisting(folder)) {
            assertThat(store.graphs()).containsExactly(name(1));
        }
    }

    @Test
    void removes() {
        try (Store store = Store.open(folder)) {
            store.replace(Map.of(name(1), graph(1, 3), name(2), graph(2, 3)));
            assertThat(store.remove(name(1))).isTrue();
            assertThat(store.remove(name(1))).isFalse();
            assertThat(store.graphs()).containsExactly(name(2));
        }
    }

    @Test
    void dumpsTheSameBytesWhateverTheOrderOfWriting(@TempDir Path other) {
        try (Store one = Store.open(folder);
                Store two = Store.open(other)) {
            IntStream.range(0, 20).forEach(i -> one.replace(Map.of(name(i), graph(i, 4))));
            Map<Node, Graph> all = new LinkedHashMap<>();
            IntStream.range(0, 20).map(i -> 19 - i).forEach(i -> all.put(name(i), graph(i, 4)));
            two.replace(all);
            assertThat(dump(one)).isEqualTo(dump(two)).hasLineCount(80);
        }
    }

    @Test
    void seesAllGraphsAsOne() {
        try (Store store = Store.open(folder)) {
            store.replace(Map.of(name(1), graph(1, 3)));
            boolean seen = store.read(data -> org.apache.jena.sparql.exec.QueryExec.dataset(data)
                    .query("ASK { <http://a/s1> ?p ?o }")
                    .ask());
            assertThat(seen).isTrue();
        }
    }

    @Test
    void tellsWhoHoldsAStore() {
        try (Store store = Store.open(folder)) {
            assertThat(store.graphs()).isEmpty();
            assertThatThrownBy(() -> Store.open(folder)).isInstanceOfSatisfying(StoreException.class, e -> {
                assertThat(e.problem().code()).isEqualTo("STORE-LOCKED");
                assertThat(e.problem().message())
                        .contains("process " + ProcessHandle.current().pid());
            });
        }
        Store.open(folder).close();
    }

    @Test
    void tellsThatThereIsNoStore() {
        assertThatThrownBy(() -> Store.openExisting(folder.resolve("none")))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("STORE-ABSENT"));
    }

    @Test
    void readersGoOnDuringCompaction() {
        try (Store store = Store.open(folder)) {
            IntStream.range(0, 20).forEach(i -> store.replace(Map.of(name(0), graph(i, 500))));
            AtomicBoolean end = new AtomicBoolean();
            CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(() -> {
                int reads = 0;
                for (; !end.get(); reads++) {
                    assertThat(dump(store)).hasLineCount(500);
                }
                return reads;
            });
            IntStream.range(0, 3).forEach(i -> store.compact());
            end.set(true);
            assertThat(reader.join()).isPositive();
        }
    }

    @Test
    void aBackupIsOfOneMomentWhileOthersReadAndWrite(@TempDir Path other) throws Exception {
        Path file = other.resolve("backup.nq.gz");
        try (Store store = Store.open(folder)) {
            store.replace(Map.of(name(0), graph(0, 500)));
            AtomicBoolean end = new AtomicBoolean();
            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
                for (int i = 1; !end.get(); i++) {
                    store.replace(Map.of(name(0), graph(i, 500), name(1), graph(i, 500)));
                    assertThat(store.graphs()).hasSize(2);
                }
            });
            Backup.write(store, file);
            end.set(true);
            writer.join();
        }
        try (Store restored = Store.open(other.resolve("restored"))) {
            Backup.restore(file, restored);
            assertThat(restored.verify()).isEmpty();
            int triples = restored.read(data -> data.getGraph(name(0)).size());
            assertThat(triples).isEqualTo(500);
            assertThat(dump(restored).lines().map(line -> line.split(" ")[0]).distinct())
                    .as("both graphs are of one version")
                    .hasSize(1);
        }
    }

    /** Why a write can fail: what it is given, the time, the program, the disk. */
    enum Failure {
        PARSE {
            @Override
            void happen() {
                throw new RiotException("planted");
            }
        },
        TIMEOUT {
            @Override
            void happen() {
                throw new QueryCancelledException();
            }
        },
        ERROR {
            @Override
            void happen() {
                throw new OutOfMemoryError("planted");
            }
        },
        DISK {
            @Override
            void happen() {
                throw new UncheckedIOException(new IOException("No space left on device"));
            }
        };

        abstract void happen();
    }

    static Stream<Arguments> failures() {
        return Stream.of(1, 1_000, 5_000, 50_000)
                .flatMap(quads -> Stream.of(Failure.values()).map(failure -> Arguments.of(quads, failure)));
    }

    /** Jena GH-3877: without reopening, a later write leaves a hole in the node table, and full scans fail for ever. */
    @ParameterizedTest
    @MethodSource("failures")
    void isWholeAfterAWriteThatFailed(int quads, Failure failure) {
        String before;
        try (Store store = Store.open(folder)) {
            store.replace(Map.of(name(1), graph(1, 100)));
            before = dump(store);
            assertThatThrownBy(() -> store.replace(failingAfter(graph(2, quads), failure)))
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            e -> assertThat(e.problem().code()).isEqualTo("STORE-WRITE"));
            assertThat(dump(store)).isEqualTo(before);
            store.replace(Map.of(name(3), graph(3, 100)));
            assertThat(store.counts().triples()).isEqualTo(200);
        }
        try (Store store = Store.openExisting(folder)) {
            assertThat(store.verify()).isEmpty();
            assertThat(dump(store)).startsWith(before).hasLineCount(200);
        }
    }

    @Test
    void isRefusedBeforeTheDiskIsFullAndGoesOnAfterwards() {
        FullDisk disk = new FullDisk();
        try (Store store = Store.open(folder, disk)) {
            store.replace(Map.of(name(1), graph(1, 3)));
            String before = dump(store);
            disk.free = 100 << 20;
            assertThatThrownBy(() -> store.replace(Map.of(name(2), graph(2, 3))))
                    .isInstanceOfSatisfying(StoreException.class, e -> {
                        assertThat(e.problem().code()).isEqualTo("STORE-FULL");
                        assertThat(e.problem().message()).contains("100 MB");
                    });
            assertThatThrownBy(store::compact).hasMessageContaining("STORE-FULL");
            assertThat(dump(store)).isEqualTo(before);
            disk.free = disk.total();
            store.replace(Map.of(name(2), graph(2, 3)));
            store.compact();
            assertThat(store.counts().triples()).isEqualTo(6);
        }
    }

    @Test
    void compactsWithoutLoss() {
        try (Store store = Store.open(folder)) {
            IntStream.range(0, 50).forEach(i -> store.replace(Map.of(name(0), graph(i, 50))));
            String before = dump(store);
            store.compact();
            assertThat(dump(store)).isEqualTo(before);
            assertThat(store.compactIfGrown()).isFalse();
            store.replace(Map.of(name(1), graph(1, 1)));
        }
        try (Store store = Store.openExisting(folder)) {
            assertThat(store.counts().triples()).isEqualTo(51);
        }
    }

    /** Hands out one graph and then fails, as a disk or a virtual machine may. */
    private static Map<Node, Graph> failingAfter(Graph graph, Failure failure) {
        return new AbstractMap<>() {
            @Override
            public Set<Entry<Node, Graph>> entrySet() {
                return Collections.singletonMap(name(2), graph).entrySet();
            }

            @Override
            public void forEach(java.util.function.BiConsumer<? super Node, ? super Graph> action) {
                super.forEach(action);
                failure.happen();
            }
        };
    }

    private static Node name(int number) {
        return NodeFactory.createURI("http://a/" + number);
    }

    private static Graph graph(int number, int triples) {
        Graph graph = GraphFactory.createDefaultGraph();
        for (int i = 0; i < triples; i++) {
            graph.add(Triple.create(
                    NodeFactory.createURI("http://a/s" + number),
                    NodeFactory.createURI("http://a/p"),
                    NodeFactory.createLiteralString(Integer.toString(i))));
        }
        return graph;
    }

    private static String dump(Store store) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.dump(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
