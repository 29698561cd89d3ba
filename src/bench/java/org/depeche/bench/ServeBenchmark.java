package org.depeche.bench;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.depeche.store.NamedQuery;

/**
 * Our server beside stock Fuseki, each over its own copy of a store of a million triples: the ready questions one by one,
 * pages and JSON against the SPARQL that they stand for, and eight clients at once. With {@code -Dbench.store=FOLDER} it
 * takes a copy of a store that is there; {@code -Dbench.rounds} says how often each question is asked.
 */
final class ServeBenchmark implements Benchmark {
    private static final long TRIPLES = 1_000_000;
    private static final int WARM = 2;
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 7);
    /** Stock Fuseki has none. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private static final int CLIENTS = 8;
    private static final int SECONDS = 10;

    /** What {@code /api/statements} gives, in SPARQL. */
    static final String RECENT = """
            PREFIX dep: <https://w3id.org/depeche#>
            PREFIX prov: <http://www.w3.org/ns/prov#>
            PREFIX schema: <https://schema.org/>
            SELECT ?node ?said ?name ?role ?text ?id ?headline WHERE {
                ?node a dep:Statement ; schema:text ?text ; prov:wasDerivedFrom ?article .
                ?article schema:identifier ?id
                OPTIONAL { ?article schema:headline ?headline }
                OPTIONAL { ?node dep:speakerName ?name }
                OPTIONAL { ?node dep:speakerRole ?role }
                OPTIONAL { ?node dep:saidOn ?said }
            } ORDER BY DESC ( STR ( ?said ) ) ?id ?node LIMIT 31""";

    /** Pages and documents, each with the ready question that asks for the same. */
    private static final Map<String, String> STANDS_FOR = Map.of(
            "/api/statements", "who-said-what-when",
            "/statements?lang=fr", "who-said-what-when",
            "/api/relations", "which-country-does-what",
            "/relations?lang=en", "which-country-does-what",
            "/people?lang=fr", "most-quoted-people",
            "/network?lang=fr", "pairs-by-quad-class",
            "/api/network", "pairs-by-quad-class");

    @Override
    public String name() {
        return "serve";
    }

    @Override
    public String description() {
        return "the server beside stock Fuseki 5.6.0: ready questions, pages, eight clients, on a million triples";
    }

    @Override
    public Report run(Path folder) throws Exception {
        Path store = folder.resolve("store");
        Path copy = folder.resolve("copy");
        Report report = new Report(name());
        String made = System.getProperty("bench.store", "");
        if (made.isEmpty()) {
            report.add("triples", NewsGraph.fill(store, TRIPLES), "");
        } else {
            copy(Path.of(made), store);
        }
        copy(store, copy);
        try (ServerProcess ours = ServerProcess.ours(store, folder, LIMIT);
                ServerProcess stock = ServerProcess.stock(copy, folder)) {
            report.add("start to first answer, ours", ours.startSeconds(), "s");
            report.add("start to first answer, stock", stock.startSeconds(), "s");
            Map<String, Double> questions = questions(report, ours, stock);
            pages(report, ours, questions);
            together(report, ours, stock);
        }
        return report;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (!name.endsWith(".lock")) {
                    Files.copy(file, target);
                }
            }
        }
    }

    /** Medians of each ready question; a comment makes each text another, so that no kept answer is measured. */
    private static Map<String, Double> questions(Report report, ServerProcess ours, ServerProcess stock)
            throws IOException {
        Map<String, Double> medians = new java.util.TreeMap<>();
        List<Double> ratios = new ArrayList<>();
        for (NamedQuery query : NamedQuery.all()) {
            String text = query.bind(Map.of()).toString();
            if (text.contains("SERVICE")) {
                continue;
            }
            List<Double> mine = new ArrayList<>();
            List<Double> theirs = new ArrayList<>();
            for (int round = -WARM; round < ROUNDS; round++) {
                String asked = text + "\n# " + query.name() + round;
                double one = millis(() -> ours.ask(asked));
                double other = millis(() -> stock.ask(asked));
                if (round >= 0) {
                    mine.add(one);
                    theirs.add(other);
                }
            }
            double ratio = median(mine) / median(theirs);
            report.add(query.name() + ", ours", median(mine), "ms");
            report.add(query.name() + ", stock", median(theirs), "ms");
            report.add(query.name() + ", ratio", ratio, "×");
            medians.put(query.name(), median(mine));
            ratios.add(ratio);
        }
        report.add("ready questions, median ratio", median(ratios), "×");
        report.add(
                "ready questions, worst ratio",
                ratios.stream().mapToDouble(r -> r).max().orElse(0),
                "×");
        return medians;
    }

    private static void pages(Report report, ServerProcess ours, Map<String, Double> questions) throws IOException {
        for (Map.Entry<String, String> page : new java.util.TreeMap<>(STANDS_FOR).entrySet()) {
            double first = millis(() -> ours.get(page.getKey()));
            List<Double> again = new ArrayList<>();
            for (int round = 0; round < 2 * ROUNDS; round++) {
                again.add(millis(() -> ours.get(page.getKey())));
            }
            report.add(page.getKey() + ", first time", first, "ms");
            report.add(page.getKey() + ", median after", median(again), "ms");
            report.ratio(page.getKey() + " to " + page.getValue(), median(again), questions.get(page.getValue()));
        }
    }

    /** Eight clients that ask for the recent statements, one query all the time. */
    private static void together(Report report, ServerProcess ours, ServerProcess stock) throws Exception {
        double theirs = throughput(() -> stock.ask(RECENT));
        double mine = throughput(() -> ours.ask(RECENT));
        report.add("recent statements, 8 clients, stock", theirs, "answers/s");
        report.add("recent statements, 8 clients, ours", mine, "answers/s");
        report.ratio("recent statements, 8 clients", mine, theirs);
        AtomicLong number = new AtomicLong();
        double uncached = throughput(() -> ours.ask(RECENT + "\n# " + number.incrementAndGet()));
        report.add("recent statements, 8 clients, ours without kept answers", uncached, "answers/s");
    }

    private static double throughput(Callable<HttpResponse<byte[]>> request) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        AtomicLong answers = new AtomicLong();
        for (int i = 0; i < WARM; i++) {
            request.call();
        }
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                running.add(clients.submit(() -> {
                    while (System.nanoTime() < end) {
                        if (request.call().statusCode() == 200) {
                            answers.incrementAndGet();
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            clients.shutdown();
        }
        return answers.get() / (double) SECONDS;
    }

    /** How long an answer takes, with its last byte; it must be one. */
    static double millis(Callable<HttpResponse<byte[]>> request) throws IOException {
        long start = System.nanoTime();
        try {
            HttpResponse<byte[]> answer = request.call();
            if (answer.statusCode() != 200) {
                throw new IOException(answer.statusCode() + " " + new String(answer.body()));
            }
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
        return (System.nanoTime() - start) / 1e6;
    }

    static double median(List<Double> values) {
        return percentile(values, 50);
    }

    static double percentile(List<Double> values, int percent) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }
}
