package org.depeche.bench;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fifty clients that ask endless queries and fifty that ask a simple one, for a minute: does the server go on? */
final class HostileBenchmark implements Benchmark {
    private static final long TRIPLES = 200_000;
    private static final int CLIENTS = 50;
    private static final int SECONDS = Integer.getInteger("bench.seconds", 60);
    private static final long THINK_MILLIS = 100;

    private static final String SIMPLE = "PREFIX schema: <https://schema.org/> SELECT ?headline WHERE {"
            + " <http://localhost:3030/article/n%d> schema:headline ?headline }";

    private static final List<String> HOSTILE = List.of(
            "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
            "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f",
            "SELECT DISTINCT ?b { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
            "SELECT ?a ( GROUP_CONCAT ( ?f ) AS ?x ) { ?a ?b ?c . ?d ?e ?f } GROUP BY ?a",
            "SELECT * { ?a ?b ?c . ?d ?e ?f MINUS { ?a ?b ?c . ?g ?h ?i } }",
            "SELECT (COUNT(*) AS ?n) { ?a (!<http://x>|^!<http://x>)* ?b }",
            "ASK { ?s ?p ?o FILTER REGEX ( STR ( ?o ), '(.*a){24}x' ) }",
            "SELECT * { ?s ?p ?o FILTER EXISTS { ?s ?q ?r . ?x ?y ?z FILTER ( STR ( ?z ) = STR ( ?o ) ) } }",
            "CONSTRUCT { ?a ?b ?f } WHERE { ?a ?b ?c . ?d ?e ?f }",
            "SELECT ( SUM ( STRLEN ( STR ( ?c ) ) + STRLEN ( STR ( ?f ) ) ) AS ?n ) { ?a ?b ?c . ?d ?e ?f }");

    @Override
    public String name() {
        return "hostile";
    }

    @Override
    public String description() {
        return "the server under 50 clients with endless queries beside 50 with a simple one, for " + SECONDS + " s";
    }

    @Override
    public Report run(Path folder) throws Exception {
        Path store = folder.resolve("store");
        Report report = new Report(name());
        report.add("triples", NewsGraph.fill(store, TRIPLES), "");
        try (ServerProcess server = ServerProcess.ours(store, folder, Duration.ofSeconds(10))) {
            AtomicLong number = new AtomicLong();
            List<Double> idle = new ArrayList<>();
            for (int i = 0; i < 600; i++) {
                double millis = ServeBenchmark.millis(() -> server.ask(simple(number)));
                if (i >= 300) {
                    idle.add(millis);
                }
            }
            report.add("simple query, idle, median", ServeBenchmark.median(idle), "ms");
            report.add("simple query, idle, 95 of 100", ServeBenchmark.percentile(idle, 95), "ms");
            report.add("heap after collection, before", heap(server), "MB");
            List<Double> busy = Collections.synchronizedList(new ArrayList<>());
            Map<String, AtomicLong> ends = new ConcurrentHashMap<>();
            load(server, number, busy, ends);
            report.add("simple query under load, answers", busy.size(), "");
            report.add("simple query under load, median", ServeBenchmark.median(busy), "ms");
            report.add("simple query under load, 95 of 100", ServeBenchmark.percentile(busy, 95), "ms");
            report.add("simple query under load, 99 of 100", ServeBenchmark.percentile(busy, 99), "ms");
            report.ratio(
                    "simple query, median under load to idle",
                    ServeBenchmark.median(busy),
                    ServeBenchmark.median(idle));
            new TreeMap<>(ends).forEach((end, count) -> report.add(end, count.get(), ""));
            Thread.sleep(12_000); // what was ended has ended
            report.add("queries that still run 12 s later", figure(server, "depeche_queries_running"), "");
            report.add("heap after collection, after", heap(server), "MB");
            List<Double> after = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                after.add(ServeBenchmark.millis(() -> server.ask(simple(number))));
            }
            report.add("simple query, idle again, median", ServeBenchmark.median(after), "ms");
        }
        return report;
    }

    /** Another article each time, so that no kept answer is measured. */
    private static String simple(AtomicLong number) {
        long next = number.incrementAndGet();
        return SIMPLE.formatted(next % 400) + " # " + next;
    }

    private static void load(ServerProcess server, AtomicLong number, List<Double> busy, Map<String, AtomicLong> ends)
            throws InterruptedException {
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            String query = HOSTILE.get(i % HOSTILE.size());
            clients.add(new Thread(() -> {
                while (System.nanoTime() < end) {
                    long start = System.nanoTime();
                    count(ends, "hostile: " + end(server, query));
                    if (System.nanoTime() - start > 11_000_000_000L) {
                        count(ends, "hostile: answered later than 1.1 × the time limit");
                    }
                }
            }));
            clients.add(new Thread(() -> {
                while (System.nanoTime() < end) {
                    long start = System.nanoTime();
                    String how = end(server, simple(number));
                    count(ends, "simple: " + how);
                    if (how.equals("200")) {
                        busy.add((System.nanoTime() - start) / 1e6);
                    }
                    try {
                        Thread.sleep(THINK_MILLIS); // a person thinks
                    } catch (InterruptedException e) {
                        return;
                    }
                }
            }));
        }
        clients.forEach(Thread::start);
        for (Thread client : clients) {
            client.join();
        }
    }

    private static String end(ServerProcess server, String query) {
        try {
            HttpResponse<byte[]> answer = server.ask(query);
            return Integer.toString(answer.statusCode());
        } catch (IOException e) {
            return e.getClass().getSimpleName();
        }
    }

    private static void count(Map<String, AtomicLong> ends, String end) {
        ends.computeIfAbsent(end, key -> new AtomicLong()).incrementAndGet();
    }

    private static double heap(ServerProcess server) throws IOException {
        return figure(server, "jvm_gc_live_data_size_bytes") / (1 << 20);
    }

    private static double figure(ServerProcess server, String name) throws IOException {
        String figures = new String(server.get("/metrics").body(), StandardCharsets.UTF_8);
        Matcher line =
                Pattern.compile("(?m)^" + name + "(?:\\{[^}]*})? (\\S+)$").matcher(figures);
        return line.find() ? Double.parseDouble(line.group(1)) : Double.NaN;
    }
}
