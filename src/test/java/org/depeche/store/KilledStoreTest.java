package org.depeche.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Node;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that writes is killed at moments drawn by lot; whatever it was at, the store then holds what was
 * acknowledged, each batch whole or not at all, and its indexes are those of its graphs. {@code -Dkill.rounds=200} does it
 * more often.
 */
class KilledStoreTest {
    static {
        JenaSystem.init();
    }

    private static final int ROUNDS = Integer.getInteger("kill.rounds", 25);
    private static final long SEED = Long.getLong("kill.seed", 7);
    private static final int LONGEST_MILLIS = 1000;

    @TempDir
    Path folder;

    /** The version of each article that was acknowledged. */
    private final Map<Integer, Integer> written = new HashMap<>();

    private final Set<String> interrupted = new HashSet<>();
    private int version = 1;

    @Test
    void nothingIsLostAndNothingIsHalfThere() throws IOException, InterruptedException {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            List<String> told = writeAndKill(random.nextLong(), random.nextInt(LONGEST_MILLIS));
            check(round, told);
        }
        // Else the rounds did not try what they are for.
        assertThat(written).hasSizeGreaterThan(RestlessWriter.ARTICLES / 4);
        assertThat(interrupted).contains("begin").hasSizeGreaterThan(1);
    }

    private List<String> writeAndKill(long seed, int millis) throws IOException, InterruptedException {
        Process process = Child.start(
                RestlessWriter.class,
                folder.resolve("graph").toString(),
                Long.toString(seed),
                Integer.toString(version));
        List<String> told = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            told.add(lines.readLine());
            Thread killer = new Thread(() -> {
                try {
                    Thread.sleep(millis);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                process.toHandle().destroyForcibly();
            });
            killer.start();
            lines.lines().forEach(told::add);
            killer.join();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(told.get(0)).isEqualTo("open");
        return told;
    }

    private void check(int round, List<String> told) throws IOException {
        String begun = "";
        for (String line : told) {
            if (line.startsWith("begin ")) {
                begun = line;
                version = Math.max(version, 1 + Integer.parseInt(line.split(" ")[1]));
            } else if (line.equals("done")) {
                if (!begun.isEmpty()) {
                    written.putAll(ids(begun));
                }
                begun = "";
            }
        }
        interrupted.add(told.get(told.size() - 1).split(" ")[0]);
        try (Store store = Store.open(folder.resolve("graph"))) {
            assertThat(store.verify())
                    .as("round %d, killed at %s", round, told.get(told.size() - 1))
                    .isEmpty();
            if (!begun.isEmpty() && holds(store, ids(begun))) {
                written.putAll(ids(begun));
            }
            assertThat(holds(store, written))
                    .as("round %d: each article as it was acknowledged", round)
                    .isTrue();
            assertThat(store.graphs().stream().filter(name -> name.getURI().contains("/article/")))
                    .as("round %d", round)
                    .hasSize(written.size());
        }
        Path backup = folder.resolve("backup.nq.gz");
        if (Files.exists(backup)) {
            BulkLoad.parse(backup, quad -> {});
        }
    }

    private static Map<Integer, Integer> ids(String begun) {
        Map<Integer, Integer> ids = new HashMap<>();
        String[] words = begun.split(" ");
        for (int i = 2; i < words.length; i++) {
            ids.put(Integer.valueOf(words[i]), Integer.valueOf(words[1]));
        }
        return ids;
    }

    /** Whether each of these is there, whole, and no triple more. */
    private static boolean holds(Store store, Map<Integer, Integer> versions) {
        return store.read(data -> versions.entrySet().stream().allMatch(entry -> {
            Node name = RestlessWriter.name(entry.getKey());
            return data.getGraph(name).isIsomorphicWith(RestlessWriter.graph(entry.getKey(), entry.getValue()));
        }));
    }
}
