package org.depeche.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How large the store was after its last compaction, kept in a file beside it. */
final class CompactedSize {
    /** Below this, compaction is not worth its while: TDB2 makes its files this large at once. */
    static final long SMALLEST_BYTES = 256L << 20;

    /** Of a triple of an article in a compacted store, its share of the text index included: 229 in a store of 14.4 million. */
    static final long BYTES_A_TRIPLE = 230;

    private final Path directory;
    private final Path file;
    private final Path removals;
    private volatile long grown;

    CompactedSize(Path directory) {
        this.directory = directory;
        this.file = directory.resolve("depeche.compacted");
        this.removals = directory.resolve("depeche.removals");
    }

    /** Whether the store takes more than so many times what it would take compacted, as far as that is known. */
    boolean isOutgrown(int times) {
        return bytes() > times * Math.max(SMALLEST_BYTES, last() + grown);
    }

    /** Tells of triples that are new, so that they are not taken for what transactions leave behind. */
    void grows(long triples) {
        grown += triples * BYTES_A_TRIPLE;
    }

    void remember() {
        grown = 0;
        try {
            Files.writeString(file, Long.toString(bytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notes that terms may be left behind, before that can have come about. */
    void removes() {
        try {
            if (!Files.exists(removals)) {
                Files.createFile(removals);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether anything was removed since all that the store holds was written anew. */
    boolean hasRemovals() {
        return Files.exists(removals);
    }

    void forgetRemovals() {
        try {
            Files.deleteIfExists(removals);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long last() {
        try {
            return Long.parseLong(Files.readString(file).strip());
        } catch (NoSuchFileException | NumberFormatException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long bytes() {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(CompactedSize::size)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0; // a compaction took it away while we looked
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
