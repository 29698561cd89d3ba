package org.depeche.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.depeche.model.Problem;

/** Copies of a store in one file: its quads, sorted, as gzipped N-Quads. */
public final class Backup {
    private Backup() {}

    /** Writes a copy, taken at one moment; the file is there whole or not at all. */
    public static void write(Store store, Path file) throws IOException {
        Path whole = file.toAbsolutePath();
        Path part = Files.createTempFile(whole.getParent(), whole.getFileName().toString(), ".part");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(part))) {
            store.dump(out);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Fills an empty store from a copy. The file is read through once before anything is written, so that nothing in it can
     * make the writing fail.
     *
     * @return how many quads there are
     * @throws StoreException {@code BACKUP-UNREADABLE} for a file that is none, {@code STORE-NOT-EMPTY}
     */
    public static long restore(Path file, Store store) throws IOException {
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
        long[] quads = new long[1];
        try {
            parse(file, new StreamRDFBase() {
                @Override
                public void quad(Quad quad) {
                    quads[0]++;
                }
            });
        } catch (RiotException | IOException e) {
            throw new StoreException(
                    new Problem(
                            "BACKUP-UNREADABLE",
                            file.toString(),
                            "after quad " + quads[0],
                            String.valueOf(e.getMessage()),
                            "take another backup; nothing was written"),
                    e);
        }
        store.load(sink -> parse(file, new StreamRDFBase() {
            @Override
            public void quad(Quad quad) {
                sink.accept(quad);
            }
        }));
        return quads[0];
    }

    private static void parse(Path file, StreamRDF sink) throws IOException {
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            RDFParser.source(in).lang(Lang.NQUADS).parse(sink);
        }
    }
}
