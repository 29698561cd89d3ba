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

/**
 * Fifty clients that ask endless queries and fifty that ask a simple one, for a minute: does the server go on? A client by
 * itself that asks now and then tells how long a simple query takes: alone, beside the fifty normal clients, and beside all.
 */
final class HostileBenchmark implements Benchmark {
    private static final long TRIPLES = 200_000;
    private static final int CLIENTS = 50;
    private static final int SECONDS = Integer.getInteger("bench.seconds", 60);
    private static final int LIMIT_SECONDS = 10;
    private static final long THINK_MILLIS = Long.getLong("bench.think", 100);
    private static final int WARM = 3_000;

    /** Every so many requests, a normal client asks for a page or document. */
    private static final int PAGE_EVERY = 5;

    private static final List<String> PAGES = List.of(
            "/", "/network?lang=fr", "/api/statements?country=FR", "/country/US?lang=en", "/api/relations?country=CN");

    private static final String SIMPLE = "PREFIX schema: <https://schema.org/> SELECT ?headline WHERE {"
            + " <http://localhost:3030/article/n%d> schema:headline ?headline }";

    /** The number makes each another query, so that nobody knows it from before. */
    private static final List<String> HOSTILE = List.of(
            "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER ( ?c != %d ) }",
            "SELECT * { ?a ?b ?c . ?d ?e ?f FILTER ( ?c != %d ) } ORDER BY ?c ?f",
            "SELECT DISTINCT ?b { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER ( ?c != %d ) }",
            "SELECT ?a ( GROUP_CONCAT ( ?f ) AS ?x ) { ?a ?b ?c . ?d ?e ?f FILTER ( ?c != %d ) } GROUP BY ?a",
            "SELECT * { ?a ?b ?c . ?d ?e ?f MINUS { ?a ?b ?c . ?g ?h ?i FILTER ( ?c != %d ) } }",
            "SELECT (COUNT(*) AS ?n%d) { ?a (!<http://x>|^!<http://x>)* ?b }",
            "ASK { ?s ?p ?o FILTER REGEX ( STR ( ?o ), '(.*a){24}x%d' ) }",
            "SELECT * { ?s ?p ?o FILTER EXISTS { ?s ?q ?r . ?x ?y ?z FILTER ( STR ( ?z ) = STR ( ?o ) && ?z != %d ) } }",
            "CONSTRUCT { ?a ?b ?f } WHERE { ?a ?b ?c . ?d ?e ?f FILTER ( ?c != %d ) }",
            "SELECT ( SUM ( STRLEN ( STR ( ?c ) ) + STRLEN ( STR ( ?f ) ) ) AS ?n%d ) { ?a ?b ?c . ?d ?e ?f }");

    private final AtomicLong number = new AtomicLong();

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
        try (ServerProcess server = ServerProcess.ours(store, folder, Duration.ofSeconds(LIMIT_SECONDS))) {
            for (int i = 0; i < WARM; i++) {
                ServeBenchmark.millis(() -> server.ask(simple()));
            }
            for (String page : PAGES) {
                ServeBenchmark.millis(() -> server.get(page));
            }
            report.add("heap after collection, before", server.heapAfterCollection(), "MB");
            double idle = ServeBenchmark.median(measure(report, server, "idle", 0, 0));
            double normal = ServeBenchmark.median(measure(report, server, "beside 50 normal clients", CLIENTS, 0));
            double hostile = ServeBenchmark.median(measure(report, server, "beside 50 hostile clients", 0, CLIENTS));
            double both =
                    ServeBenchmark.median(measure(report, server, "beside 50 normal and 50 hostile", CLIENTS, CLIENTS));
            report.ratio("simple query, beside 50 normal clients to idle", normal, idle);
            report.ratio("simple query, beside 50 hostile clients to idle", hostile, idle);
            report.ratio("simple query, beside 50 normal and 50 hostile to idle", both, idle);
            report.ratio("simple query, beside 50 normal and 50 hostile to 50 normal", both, normal);
            Thread.sleep(2_000); // what was ended has ended
            report.add("queries that still run 2 s later", server.figure("depeche_queries_running"), "");
            report.add("heap after collection, after", server.heapAfterCollection(), "MB");
            report.add("simple query, idle again, median", ServeBenchmark.median(probe(server, 300, 0)), "ms");
        }
        return report;
    }

    /** Another article each time, so that no kept answer is measured. */
    private String simple() {
        long next = number.incrementAndGet();
        return SIMPLE.formatted(next % 400) + " # " + next;
    }

    /** Asks a simple query again and again, ten times a second; for so many seconds, or where that is 0 so many times at once. */
    private List<Double> probe(ServerProcess server, int times, int seconds) throws Exception {
        List<Double> millis = new ArrayList<>();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (seconds > 0 ? System.nanoTime() < end : millis.size() < times) {
            millis.add(ServeBenchmark.millis(() -> server.ask(simple())));
            Thread.sleep(seconds > 0 ? 100 : 5); // a moderate rate
        }
        return millis;
    }

    private List<Double> measure(Report report, ServerProcess server, String what, int normal, int hostile)
            throws Exception {
        boolean isIdle = normal + hostile == 0;
        Map<String, AtomicLong> ends = new ConcurrentHashMap<>();
        List<Double> answered = Collections.synchronizedList(new ArrayList<>());
        int seconds = normal > 0 && hostile > 0 ? SECONDS : SECONDS / 4 + 1;
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        double processor = server.processorSeconds();
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < Math.max(normal, hostile); i++) {
            int client = i;
            if (i < hostile) {
                clients.add(new Thread(() -> hostile(server, HOSTILE.get(client % HOSTILE.size()), end, ends)));
            }
            if (i < normal) {
                clients.add(new Thread(() -> normal(server, client, end, ends, answered)));
            }
        }
        clients.forEach(Thread::start);
        List<Double> probed = probe(server, 600, isIdle ? 0 : seconds);
        for (Thread client : clients) {
            client.join();
        }
        report.add("simple query, " + what + ", median", ServeBenchmark.median(probed), "ms");
        report.add("simple query, " + what + ", 95 of 100", ServeBenchmark.percentile(probed, 95), "ms");
        report.add("simple query, " + what + ", 99 of 100", ServeBenchmark.percentile(probed, 99), "ms");
        if (normal > 0) {
            report.add(what + ": what the normal clients waited, median", ServeBenchmark.median(answered), "ms");
            report.add(what + ": answers to them", answered.size() / (double) seconds, "/s");
        }
        if (!isIdle) {
            report.add(what + ": processors used by the server", (server.processorSeconds() - processor) / seconds, "");
        }
        new TreeMap<>(ends).forEach((how, count) -> report.add(what + ": " + how, count.get(), ""));
        return probed;
    }

    private void normal(
            ServerProcess server, int client, long end, Map<String, AtomicLong> ends, List<Double> answered) {
        for (int i = client; System.nanoTime() < end; i++) {
            long start = System.nanoTime();
            boolean page = i % PAGE_EVERY == 0;
            String how =
                    page ? end(() -> server.get(PAGES.get(client % PAGES.size()))) : end(() -> server.ask(simple()));
            count(ends, (page ? "normal, page: " : "normal, query: ") + how);
            if (!page && how.equals("200")) {
                answered.add((System.nanoTime() - start) / 1e6);
            }
            try {
                Thread.sleep(THINK_MILLIS); // a person thinks
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void hostile(ServerProcess server, String query, long end, Map<String, AtomicLong> ends) {
        while (System.nanoTime() < end) {
            long start = System.nanoTime();
            count(ends, "hostile: " + end(() -> server.ask(query.formatted(number.incrementAndGet()))));
            if (System.nanoTime() - start > LIMIT_SECONDS * 1_100_000_000L) {
                count(ends, "hostile, answered later than 1.1 × the time limit");
            }
        }
    }

    private interface Request {
        HttpResponse<byte[]> send() throws IOException;
    }

    /** The status of the answer, with what it says where the server is to blame. */
    private static String end(Request request) {
        try {
            HttpResponse<byte[]> answer = request.send();
            String said =
                    answer.statusCode() == 500 ? " " + new String(answer.body(), StandardCharsets.UTF_8).strip() : "";
            return answer.statusCode() + said;
        } catch (IOException e) {
            return e.getClass().getSimpleName();
        }
    }

    private static void count(Map<String, AtomicLong> ends, String end) {
        ends.computeIfAbsent(end, key -> new AtomicLong()).incrementAndGet();
    }
}
