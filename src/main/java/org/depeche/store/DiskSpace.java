package org.depeche.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is free on the disk of a folder, in bytes. Tests put a full disk in its place. */
interface DiskSpace {
    /** Kept free for what the database writes beside the data, whatever the size of the disk. */
    long LEAST_FREE_BYTES = 512L << 20;

    /** Percent of the disk that is kept free. */
    int LEAST_FREE_PERCENT = 5;

    long free();

    long total();

    static DiskSpace of(Path directory) {
        return new DiskSpace() {
            @Override
            public long free() {
                return ask(directory, FileStore::getUsableSpace);
            }

            @Override
            public long total() {
                return ask(directory, FileStore::getTotalSpace);
            }
        };
    }

    /** What may be written before the reserve is touched; negative where it is touched already. */
    default long spare() {
        return free() - Math.max(LEAST_FREE_BYTES, total() / 100 * LEAST_FREE_PERCENT);
    }

    /** A figure of a disk. */
    interface Figure {
        long of(FileStore disk) throws IOException;
    }

    private static long ask(Path directory, Figure figure) {
        try {
            return figure.of(Files.getFileStore(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
