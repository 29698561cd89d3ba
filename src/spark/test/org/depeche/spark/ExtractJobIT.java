package org.depeche.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeFmtLib;
import org.depeche.store.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job on a cluster of two workers of which one dies in the middle, beside {@code depeche build} on the same articles. */
class ExtractJobIT {
    private static final int ARTICLES = Integer.getInteger("spark.articles", 5_000);
    private static final int BROKEN = ARTICLES / 100;
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    @TempDir
    static Path folder;

    private static Cluster cluster;
    private static int status;
    private static String printed;

    @BeforeAll
    static void run() throws Exception {
        new Generated(Path.of("data/articles")).write(folder.resolve("in"), ARTICLES, 20, BROKEN);
        cluster = new Cluster(TARGET.resolve("spark-home"), folder.resolve("cluster"), 2);
        Process job = cluster.submit(
                TARGET.resolve("depeche-spark.jar"),
                "--input",
                folder.resolve("in").toString(),
                "--output",
                folder.resolve("out").toString());
        // 20 tasks find the ids; what ends after them has extracted articles.
        Cluster.await(() -> finishedTasks() > 23 || !job.isAlive(), "the first articles");
        cluster.kill(1);
        job.waitFor(40, TimeUnit.MINUTES);
        printed = cluster.log("submit");
        status = job.isAlive() ? -1 : job.exitValue();
    }

    @AfterAll
    static void end() {
        cluster.close();
    }

    private static long finishedTasks() {
        return cluster.log("submit")
                .lines()
                .filter(line -> line.contains("Finished task"))
                .count();
    }

    @Test
    void survivesAWorkerAndFiftyBrokenRecords() {
        assertThat(status).as(printed).isZero();
        assertThat(printed).contains("NOT-JSON").containsPattern(String.format("problems +%d", BROKEN));
        assertThat(printed).contains(String.format(Locale.ROOT, "%,d articles", ARTICLES));
    }

    @Test
    void givesTheGraphThatBuildGives() throws Exception {
        Path built = folder.resolve("built");
        int exit = depeche("build", folder.resolve("in").toString(), "--store", built.toString(), "-q");
        assertThat(exit).isEqualTo(1); // some input was bad
        Path loaded = folder.resolve("loaded");
        assertThat(depeche("load", folder.resolve("out/nquads").toString(), "--store", loaded.toString()))
                .isZero();
        try (Store fromJob = Store.openExisting(loaded);
                Store fromBuild = Store.openExisting(built)) {
            assertThat(fromJob.graphs()).isEqualTo(fromBuild.graphs()).hasSizeGreaterThan(ARTICLES - BROKEN);
            for (Node graph : fromBuild.graphs()) {
                assertThat(quads(fromJob, graph)).isEqualTo(quads(fromBuild, graph));
            }
        }
    }

    @Test
    void writesTables() throws IOException {
        for (String table : List.of("articles", "statements", "relations", "people", "near-copies", "problems")) {
            try (Stream<Path> files = Files.list(folder.resolve("out").resolve(table))) {
                assertThat(files).as(table).anyMatch(file -> file.toString().endsWith(".parquet"));
            }
        }
    }

    private static int depeche(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "-jar",
                TARGET.resolve("depeche.jar").toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(arguments[0] + ".log").toFile())
                .start()
                .waitFor();
    }

    /** Sorted, a graph at a time: those of 5,000 articles do not fit into a small heap. */
    private static List<String> quads(Store store, Node graph) {
        return store.read(data -> {
            List<String> quads = new ArrayList<>();
            data.find(graph, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(quad -> quads.add(NodeFmtLib.str(quad)));
            Collections.sort(quads);
            return quads;
        });
    }
}
