package org.depeche.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether articles wait or go in at once, the store is the same in the end. */
class StagingTest {
    static {
        JenaSystem.init();
    }

    @TempDir
    Path folder;

    private static Map<Node, Graph> articles(int version, int from, int to) {
        Map<Node, Graph> articles = new LinkedHashMap<>();
        IntStream.range(from, to)
                .forEach(id -> articles.put(RestlessWriter.name(id), RestlessWriter.graph(id, version)));
        return articles;
    }

    private static Map<Node, String> digests(Map<Node, Graph> articles, String digest) {
        Map<Node, String> digests = new LinkedHashMap<>();
        articles.keySet().forEach(name -> digests.put(name, digest));
        return digests;
    }

    private static String dump(Store store) {
        assertThat(store.verify()).isEmpty();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.dump(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private String putInAtOnce(int... versions) {
        try (Store store = Store.open(folder.resolve("at-once"))) {
            for (int version : versions) {
                store.replace(articles(version, 0, 20));
                store.replace(articles(version, 20, 30));
            }
            return dump(store);
        }
    }

    private static void stageAll(Store store) {
        store.stage(articles(1, 0, 20), Map.of());
        store.stage(articles(1, 20, 30), Map.of());
    }

    @Test
    void whatWaitsIsNotSeenAndThenAllOfItIs() {
        try (Store store = Store.open(folder.resolve("staged"))) {
            stageAll(store);
            assertThat(store.graphs()).isEmpty();
            store.finish();
            assertThat(dump(store)).isEqualTo(putInAtOnce(1));
        }
    }

    @Test
    void whatTakesThePlaceOfOthersComesAfterThem() {
        try (Store store = Store.open(folder.resolve("staged"))) {
            stageAll(store);
            store.stage(articles(2, 0, 20), Map.of());
            store.stage(articles(2, 20, 30), Map.of());
            assertThat(store.finish().replaced()).isEqualTo(30);
            assertThat(dump(store)).isEqualTo(putInAtOnce(1, 2));
        }
    }

    @Test
    void besideWhatIsThere() {
        try (Store store = Store.open(folder.resolve("staged"))) {
            store.replace(articles(1, 0, 20));
            store.stage(articles(1, 10, 30), Map.of());
            assertThat(store.finish()).isEqualTo(new Store.Replaced(0, 0, 10, 0, 220));
            assertThat(dump(store)).isEqualTo(putInAtOnce(1));
        }
    }

    /** Else all that comes after would go in by transactions, which leave ten times its size behind. */
    @Test
    void whatFollowsAFullStagingWaitsToo() {
        try (Store store = Store.open(folder.resolve("staged"))) {
            store.stageAtMost(200);
            store.stage(articles(1, 0, 20), Map.of());
            assertThat(store.graphs()).contains(RestlessWriter.name(19)).doesNotContain(RestlessWriter.name(20));
            store.stageAtMost(1_000_000);
            for (int article = 20; article < 30; article++) {
                store.stage(articles(1, article, article + 1), Map.of());
                assertThat(store.isStaging()).isTrue();
            }
            assertThat(store.graphs()).contains(RestlessWriter.name(19)).doesNotContain(RestlessWriter.name(20));
            store.finish();
            assertThat(dump(store)).isEqualTo(putInAtOnce(1));
            store.stage(articles(2, 0, 1), Map.of());
            assertThat(store.isStaging()).isFalse();
        }
    }

    @Test
    void anyOtherChangePutsInWhatWaits() {
        try (Store store = Store.open(folder.resolve("staged"))) {
            store.stage(articles(1, 0, 20), Map.of());
            store.remove(RestlessWriter.name(7));
            assertThat(store.graphs()).contains(RestlessWriter.name(8)).doesNotContain(RestlessWriter.name(7));
            assertThat(store.verify()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStoreThatWasClosedBeforePutsItInWhenItIsOpened(boolean withOthersBefore) {
        Path staged = folder.resolve("staged");
        try (Store store = Store.open(staged)) {
            if (withOthersBefore) {
                store.replace(articles(1, 0, 20));
            } else {
                store.stage(articles(1, 0, 20), Map.of());
            }
            store.stage(articles(1, 20, 30), digests(articles(1, 20, 30), "d"));
            store.stage(articles(2, 0, 20), digests(articles(2, 0, 20), "e"));
            store.stage(articles(2, 20, 30), Map.of());
        }
        try (Store store = Store.open(staged)) {
            assertThat(dump(store)).isEqualTo(putInAtOnce(1, 2));
            assertThat(store.holds(RestlessWriter.name(3), "e")).isTrue();
            assertThat(store.holds(RestlessWriter.name(21), "d")).isFalse();
        }
    }

    @Test
    void aFullDiskLosesNothing() {
        FullDisk disk = new FullDisk();
        Path staged = folder.resolve("staged");
        try (Store store = Store.open(staged, disk)) {
            store.stage(articles(1, 0, 20), Map.of());
            disk.free = 100 << 20;
            assertThatThrownBy(() -> store.stage(articles(1, 20, 30), Map.of()))
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            e -> assertThat(e.problem().code()).isEqualTo("STORE-FULL"));
            disk.free = disk.total();
            store.stage(articles(1, 20, 30), Map.of());
            store.finish();
            assertThat(dump(store)).isEqualTo(putInAtOnce(1));
        }
    }

    @Test
    void aStoreThatCannotBeFinishedForWantOfSpaceCanBeLater() {
        FullDisk disk = new FullDisk();
        Path staged = folder.resolve("staged");
        try (Store store = Store.open(staged, disk)) {
            stageAll(store);
        }
        disk.free = 100 << 20;
        assertThatThrownBy(() -> Store.open(staged, disk)).hasMessageContaining("STORE-FULL");
        disk.free = disk.total();
        try (Store store = Store.open(staged, disk)) {
            assertThat(dump(store)).isEqualTo(putInAtOnce(1));
        }
    }
}
