package org.depeche.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.depeche.Depeche;
import org.depeche.store.Child;
import org.depeche.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Dkill.rounds=200} kills more often than the five times that are usual. */
class KilledBuildTest {
    private static final Path ARTICLES = Path.of("data/articles");
    private static final Depeche DEPECHE = new Depeche();
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 25) / 5;
    private static final long SEED = Long.getLong("kill.seed", 7);

    @TempDir
    Path folder;

    @Test
    void aBuildThatIsKilledAndStartedAgainEndsInTheSameGraph() throws IOException, InterruptedException {
        Path whole = folder.resolve("whole");
        build(whole);
        Random random = new Random(SEED);
        Path killed = null;
        Set<String> acknowledged = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            if (round % 5 == 0) {
                finish(killed, whole);
                killed = folder.resolve("killed-" + round);
                acknowledged.clear();
            }
            buildAndKill(killed, 1 + random.nextInt(4), random.nextInt(200), acknowledged);
            try (Store store = Store.open(killed)) {
                assertThat(store.verify()).isEmpty();
                assertThat(store.graphs())
                        .extracting(name -> name.getURI())
                        .as("round %d", round)
                        .containsAll(acknowledged);
            }
        }
        finish(killed, whole);
    }

    /** Ends what was killed, and compares it with what never was. */
    private void finish(Path killed, Path whole) {
        if (killed != null) {
            Ingest.Summary summary = build(killed);
            assertThat(summary.articles()).isEqualTo(20);
            assertThat(dump(killed)).isEqualTo(dump(whole));
        }
    }

    private static Ingest.Summary build(Path store) {
        return SmallBatches.build(ARTICLES, store, DEPECHE, new PrintWriter(OutputStream.nullOutputStream()));
    }

    /** Kills a build some moments after so many acknowledgements. */
    private static void buildAndKill(Path store, int lines, int millis, Set<String> acknowledged)
            throws IOException, InterruptedException {
        Process process = Child.start(SmallBatches.class, ARTICLES.toString(), store.toString());
        try (BufferedReader reader = process.inputReader()) {
            for (int i = 0; i < lines; i++) {
                String line = reader.readLine();
                if (line != null) {
                    acknowledged.add(line);
                }
            }
            Thread.sleep(millis);
            process.toHandle().destroyForcibly();
            reader.lines().forEach(acknowledged::add);
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    private static String dump(Path store) {
        return Run.depeche("store", "dump", "--store", store.toString()).out();
    }
}
