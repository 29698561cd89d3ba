package org.depeche.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.depeche.model.Problem;

/** Copies of a store in one file: its quads, sorted, as gzipped N-Quads. */
public final class Backup {
    private Backup() {}

    /** Writes a copy, taken at one moment; the file is there whole or not at all. */
    public static void write(Store store, Path file) throws IOException {
        Path whole = file.toAbsolutePath();
        // Always of the same name, so that what a killed process left is written over.
        Path part = whole.resolveSibling(whole.getFileName() + ".part");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(part))) {
            store.dump(out);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Fills an empty store from a copy, or leaves it as it is.
     *
     * @return how many quads there are
     * @throws StoreException {@code STORE-NOT-EMPTY}; as {@link Store#load} for a file that is none
     */
    public static long restore(Path file, Store store) {
        if (!store.graphs().isEmpty()) {
            throw new StoreException(
                    new Problem(
                            "STORE-NOT-EMPTY",
                            file.toString(),
                            "",
                            "a backup goes into an empty store only",
                            "name a new folder with --store"),
                    null);
        }
        return store.load(List.of(file));
    }
}
