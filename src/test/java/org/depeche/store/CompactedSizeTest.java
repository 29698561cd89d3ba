package org.depeche.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a store has so much left behind in it that compaction is worth its while; its files are holes. */
class CompactedSizeTest {
    private static final long MEGABYTE = 1L << 20;

    @TempDir
    Path folder;

    private void takes(long megabytes) throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("quads").toFile(), "rw")) {
            file.setLength(megabytes * MEGABYTE);
        }
    }

    @Test
    void aStoreIsOutgrownPastTwiceItsCompactedSize() throws IOException {
        CompactedSize size = new CompactedSize(folder);
        takes(511);
        assertThat(size.isOutgrown(2)).isFalse();
        takes(513);
        assertThat(size.isOutgrown(2)).isTrue();
        assertThat(size.isOutgrown(4)).isFalse();
        takes(600);
        size.remember();
        takes(1_199);
        assertThat(size.isOutgrown(2)).isFalse();
        takes(1_201);
        assertThat(size.isOutgrown(2)).isTrue();
    }

    @Test
    void newTriplesAreNothingLeftBehind() throws IOException {
        CompactedSize size = new CompactedSize(folder);
        takes(1_000);
        assertThat(size.isOutgrown(2)).isTrue();
        size.grows(3_000_000);
        assertThat(size.isOutgrown(2)).isFalse();
        size.remember();
        takes(2_001);
        assertThat(size.isOutgrown(2)).isTrue();
    }
}
