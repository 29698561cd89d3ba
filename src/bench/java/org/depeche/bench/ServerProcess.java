package org.depeche.bench;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A server in a process of its own, with a heap of 1 GB, at a free port of this machine. */
final class ServerProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Process process;
    private final int port;
    private final String endpoint;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final double startSeconds;

    private ServerProcess(List<String> command, int port, String endpoint, Path log) throws IOException {
        List<String> all = new ArrayList<>();
        all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        all.add("-Xmx1g");
        all.addAll(command);
        long start = System.nanoTime();
        ProcessBuilder builder =
                new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(log.toFile());
        // Stock Fuseki makes the folder "run" where it is started, unless it is told another place.
        builder.environment().put("FUSEKI_BASE", log.resolveSibling("fuseki").toString());
        this.process = builder.start();
        this.port = port;
        this.endpoint = endpoint;
        this.startSeconds = awaitAnswer(start, log);
    }

    /**
     * This program's server.
     *
     * @param limit how long a query may run
     */
    static ServerProcess ours(Path store, Path folder, Duration limit) throws IOException {
        int port = freePort();
        return new ServerProcess(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.depeche.cli.Main",
                        "serve",
                        "--store",
                        store.toString(),
                        "--port",
                        Integer.toString(port),
                        "--timeout",
                        Long.toString(limit.toSeconds())),
                port,
                "/sparql",
                folder.resolve("ours.log"));
    }

    /** Stock Fuseki over a store of its own, which sees the union of all graphs as ours does. */
    static ServerProcess stock(Path store, Path folder) throws IOException {
        int port = freePort();
        return new ServerProcess(
                List.of(
                        "-jar",
                        jar().toString(),
                        "--localhost",
                        "--port=" + port,
                        "--set",
                        "tdb2:unionDefaultGraph=true",
                        "--loc=" + store,
                        "/ds"),
                port,
                "/ds/sparql",
                folder.resolve("stock.log"));
    }

    private static Path jar() throws IOException {
        Path peers = Path.of("target", "peers");
        try (Stream<Path> files = Files.list(peers)) {
            return files.filter(file -> file.getFileName().toString().startsWith("jena-fuseki-server"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no jena-fuseki-server in " + peers + File.separator));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private double awaitAnswer(long start, Path log) throws IOException {
        while (System.nanoTime() - start < PATIENCE.toNanos()) {
            if (!process.isAlive()) {
                throw new IOException("the server ended: " + Files.readString(log));
            }
            try {
                if (ask("ASK {}").statusCode() == 200) {
                    return (System.nanoTime() - start) / 1e9;
                }
            } catch (IOException e) {
                // It does not listen yet.
            }
            try {
                Thread.sleep(20); // it starts
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
        throw new IOException("no answer in " + PATIENCE.toSeconds() + " s");
    }

    /** From the start of the process to the first answer to a query. */
    double startSeconds() {
        return startSeconds;
    }

    /** Heap in use after a full collection, in MB, as the server itself tells. */
    double heapAfterCollection() throws IOException {
        try {
            new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(process.pid()),
                            "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return figure("jvm_memory_used_bytes\\{area=\"heap\"[^}]*}") / (1 << 20);
    }

    /**
     * The sum of all figures of {@code /metrics} whose name and labels match.
     *
     * @throws IOException where there is none
     */
    double figure(String pattern) throws IOException {
        Matcher line = Pattern.compile("(?m)^" + pattern + " (\\S+)$")
                .matcher(new String(get("/metrics").body(), StandardCharsets.UTF_8));
        double sum = 0;
        boolean found = false;
        for (; line.find(); found = true) {
            sum += Double.parseDouble(line.group(1));
        }
        if (!found) {
            throw new IOException("no figure " + pattern);
        }
        return sum;
    }

    /** Processor time that the server has used so far, in seconds. */
    double processorSeconds() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    }

    HttpResponse<byte[]> ask(String query) throws IOException {
        return get(endpoint + "?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    }

    HttpResponse<byte[]> get(String path) throws IOException {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .header("Accept", "application/sparql-results+json, text/turtle;q=0.9, */*;q=0.5")
                            .timeout(PATIENCE)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
