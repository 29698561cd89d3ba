package org.depeche.store;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.depeche.model.Problem;

/**
 * Sends the named graphs of a store to another one by the <a href="https://www.w3.org/TR/sparql11-http-rdf-update/">SPARQL 1.1
 * Graph Store HTTP Protocol</a>: each graph takes the place of the one of its name there, and one that is gone here is removed
 * there. What has arrived is kept in a file, by digest, so that a push that was interrupted goes on where it was, and a later
 * one sends what has changed.
 */
public final class Push {
    private static final int ATTEMPTS = 6;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
    private static final String GONE = "-";

    private final Store store;
    private final URI endpoint;
    private final Optional<String> authorization;
    private final int inFlight;
    private final Duration firstWait;
    private final Path ledger;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(20))
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /**
     * @param endpoint of the protocol, without a query
     * @param authorization value of the header of that name, such as {@code Bearer …}
     * @param inFlight how many graphs are sent at once, 1 or more
     * @param firstWait before a request is repeated; doubled each time, unless the server says how long to wait
     * @param ledger file of what has arrived
     */
    public Push(
            Store store, URI endpoint, Optional<String> authorization, int inFlight, Duration firstWait, Path ledger) {
        if (inFlight < 1) {
            throw new IllegalArgumentException(inFlight + " graphs at once");
        }
        this.store = store;
        this.endpoint = endpoint;
        this.authorization = authorization;
        this.inFlight = inFlight;
        this.firstWait = firstWait;
        this.ledger = ledger;
    }

    /**
     * What a push did.
     *
     * @param sent graphs
     * @param unchanged graphs that were there already
     * @param removed graphs that are gone here
     * @param failed graphs that the other side did not take
     */
    public record Result(int sent, int unchanged, int removed, int failed) {}

    private static final class Counts {
        private final AtomicInteger sent = new AtomicInteger();
        private final AtomicInteger removed = new AtomicInteger();
        private final AtomicInteger failed = new AtomicInteger();
        private int unchanged;
    }

    /**
     * Sends what is not there yet.
     *
     * @param problems told of each graph that could not be sent
     * @throws StoreException {@code PUSH-FORBIDDEN} where the other side knows no such user or allows no writing
     */
    public Result run(Consumer<Problem> problems) throws IOException {
        Map<String, String> arrived = arrived();
        Counts counts = new Counts();
        AtomicReference<StoreException> stop = new AtomicReference<>();
        ExecutorService pool = Executors.newFixedThreadPool(inFlight);
        Semaphore places = new Semaphore(2 * inFlight);
        try (BufferedWriter written = Files.newBufferedWriter(
                ledger, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (Node graph : store.graphs()) {
                String body = store.read(data -> ntriples(data, graph));
                String digest = digest(body);
                if (digest.equals(arrived.remove(graph.getURI()))) {
                    counts.unchanged++;
                    continue;
                }
                submit(pool, places, stop, () -> {
                    if (send("PUT", graph.getURI(), body, problems, counts)) {
                        counts.sent.incrementAndGet();
                        note(written, graph.getURI(), digest);
                    }
                });
            }
            for (Map.Entry<String, String> gone : arrived.entrySet()) {
                if (!gone.getValue().equals(GONE)) {
                    submit(pool, places, stop, () -> {
                        if (send("DELETE", gone.getKey(), null, problems, counts)) {
                            counts.removed.incrementAndGet();
                            note(written, gone.getKey(), GONE);
                        }
                    });
                }
            }
            pool.shutdown();
            pool.awaitTermination(1, TimeUnit.DAYS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            pool.shutdownNow();
        }
        if (stop.get() != null) {
            throw stop.get();
        }
        return new Result(counts.sent.get(), counts.unchanged, counts.removed.get(), counts.failed.get());
    }

    private interface Step {
        void run() throws IOException, InterruptedException;
    }

    /** Waits for a place, so that no more graphs are held in memory than are soon sent. */
    private static void submit(ExecutorService pool, Semaphore places, AtomicReference<StoreException> stop, Step step)
            throws InterruptedException {
        places.acquire();
        pool.execute(() -> {
            try {
                if (stop.get() == null) {
                    step.run();
                }
            } catch (StoreException e) {
                stop.compareAndSet(null, e);
            } catch (IOException e) {
                stop.compareAndSet(
                        null,
                        new StoreException(
                                new Problem("IO", "push", "", e.toString(), "what has arrived is not lost"), e));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                places.release();
            }
        });
    }

    private boolean send(String method, String graph, String body, Consumer<Problem> problems, Counts counts)
            throws InterruptedException {
        String query = "graph=" + URLEncoder.encode(graph, StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint + "?" + query))
                .timeout(Duration.ofMinutes(5))
                .header("Content-Type", "application/n-triples")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        authorization.ifPresent(value -> request.header("Authorization", value));
        Duration wait = firstWait;
        String reason = "";
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                HttpResponse<String> response =
                        http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
                int status = response.statusCode();
                if (status / 100 == 2 || method.equals("DELETE") && status == 404) {
                    return true;
                }
                reason = status + " " + firstLine(response.body());
                if (status == 401 || status == 403) {
                    throw new StoreException(
                            new Problem(
                                    "PUSH-FORBIDDEN",
                                    endpoint.toString(),
                                    "",
                                    "the server answers " + reason,
                                    "check the token or user, and that writing is allowed there"),
                            null);
                }
                if (status != 429 && status != 502 && status != 503 && status != 504) {
                    break;
                }
                wait = response.headers()
                        .firstValue("Retry-After")
                        .flatMap(Push::seconds)
                        .orElse(wait);
            } catch (IOException e) {
                reason = e.toString();
            }
            if (attempt < ATTEMPTS) {
                Thread.sleep(Math.min(wait.toMillis(), LONGEST_WAIT.toMillis()));
                wait = wait.multipliedBy(2);
            }
        }
        counts.failed.incrementAndGet();
        problems.accept(new Problem(
                "PUSH-FAILED",
                endpoint.toString(),
                "graph " + graph,
                reason,
                "the rest was sent; push again to send what is missing"));
        return false;
    }

    private static Optional<Duration> seconds(String header) {
        return header.matches("\\d{1,6}") ? Optional.of(Duration.ofSeconds(Long.parseLong(header))) : Optional.empty();
    }

    private static String firstLine(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        return line.length() > 200 ? line.substring(0, 200) : line;
    }

    private static String ntriples(DatasetGraph data, Node graph) {
        List<String> lines = new ArrayList<>();
        data.getGraph(graph)
                .find(Triple.ANY)
                .forEachRemaining(triple -> lines.add(NodeFmtLib.strNT(triple.getSubject()) + " "
                        + NodeFmtLib.strNT(triple.getPredicate())
                        + " "
                        + NodeFmtLib.strNT(triple.getObject())
                        + " .\n"));
        lines.sort(null);
        return String.join("", lines);
    }

    private static String digest(String body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** What has arrived, by graph; the last line of a graph holds, and a line that was cut off counts for nothing. */
    private Map<String, String> arrived() throws IOException {
        Map<String, String> arrived = new TreeMap<>();
        if (Files.exists(ledger)) {
            for (String line : Files.readAllLines(ledger, StandardCharsets.UTF_8)) {
                String[] row = line.split("\t", -1);
                if (row.length == 2 && (row[1].equals(GONE) || row[1].length() == 32)) {
                    arrived.put(row[0], row[1]);
                }
            }
        }
        return arrived;
    }

    private static void note(BufferedWriter written, String graph, String digest) throws IOException {
        synchronized (written) {
            written.write(graph + "\t" + digest + "\n");
            written.flush();
        }
    }
}
