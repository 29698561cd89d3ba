package org.depeche.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.depeche.model.Problem;

/** Copies of a store in one file: its quads, sorted, as gzipped N-Quads. */
public final class Backup {
    private static final String NQUADS = "application/n-quads";

    /** For an answer to begin. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Backup() {}

    /** Writes a copy, taken at one moment; the file is there whole or not at all. */
    public static void write(Store store, Path file) throws IOException {
        whole(file, part -> {
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(part))) {
                store.dump(out);
            }
        });
    }

    /**
     * Writes a copy of the store that a server of ours has open, taken at one moment while it goes on; the file is there whole or
     * not at all.
     *
     * @param server address of its start page
     * @throws StoreException {@code BACKUP-FAILED} where nobody answers there, it is no server of ours, or the copy breaks off
     */
    public static void fetch(URI server, Path file) throws IOException {
        URI graph = URI.create(server.toString().replaceFirst("/?$", "/export/graph.nq"));
        HttpRequest request = HttpRequest.newBuilder(graph)
                .header("Accept-Encoding", "gzip")
                .timeout(PATIENCE)
                .build();
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
        try {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() != 200
                        || !answer.headers()
                                .firstValue("Content-Type")
                                .orElse("")
                                .startsWith(NQUADS)) {
                    throw failed(graph, "it answers with status " + answer.statusCode() + " and no N-Quads");
                }
                boolean gzip = answer.headers()
                        .firstValue("Content-Encoding")
                        .orElse("")
                        .equals("gzip");
                whole(file, part -> {
                    try (InputStream quads = gzip ? new GZIPInputStream(body) : body;
                            OutputStream out = new GZIPOutputStream(Files.newOutputStream(part))) {
                        quads.transferTo(out);
                    }
                });
            }
        } catch (FileSystemException e) {
            throw e; // here, and not there
        } catch (IOException e) {
            throw failed(graph, "it does not answer, or broke off: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static StoreException failed(URI graph, String reason) {
        return new StoreException(
                new Problem(
                        "BACKUP-FAILED",
                        graph.toString(),
                        "",
                        reason,
                        "see that depeche serve runs there, and try again; no file was written"),
                null);
    }

    private interface Writing {
        void to(Path part) throws IOException;
    }

    private static void whole(Path file, Writing writing) throws IOException {
        Path whole = file.toAbsolutePath();
        // Always of the same name, so that what a killed process left is written over.
        Path part = whole.resolveSibling(whole.getFileName() + ".part");
        try {
            writing.to(part);
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
