package org.depeche.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetReaderRegistry;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.Context;
import org.depeche.model.DateBasis;
import org.depeche.rdf.Dispatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Attacks on the running server: each is answered in time, reaches nothing outside the graph, and leaves the server well. */
class ProbesTest {
    private static final Duration TIME = Duration.ofSeconds(2);

    /** What is cut off is cut off by then on a busy machine too; what is not goes on for hours. */
    private static final Duration LATEST = TIME.plusSeconds(10);

    private static final Limits LIMITS = new Limits(TIME, 1_000, 4 << 20, 4, 1 << 20);

    @TempDir
    static Path folder;

    private static Served served;
    private static HttpServer neighbour;
    private static final AtomicInteger CALLS = new AtomicInteger();

    @BeforeAll
    static void start() throws IOException {
        Dispatch[] crowd = IntStream.range(0, 40).mapToObj(ProbesTest::article).toArray(Dispatch[]::new);
        crowd[0] = Dispatch.of("endless", "2025", Served.HOSTILE.repeat(12_000), "« Oui », dit-il.")
                .says("Untel", "Oui")
                .on("2025", DateBasis.YEAR)
                .done();
        served = new Served(folder, LIMITS, crowd);
        neighbour = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        neighbour.createContext("/", exchange -> {
            CALLS.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        neighbour.start();
    }

    private static Dispatch article(int number) {
        return Dispatch.of("crowd" + number, "2024", "", "« " + "a".repeat(40) + number + " »")
                .says("Li " + number, "a".repeat(40) + number)
                .on("2024", DateBasis.YEAR)
                .done();
    }

    @AfterAll
    static void stop() {
        served.close();
        neighbour.stop(0);
    }

    private static String inside() {
        return "http://127.0.0.1:" + neighbour.getAddress().getPort() + "/";
    }

    static Stream<String> reachingOut() {
        return Stream.of(
                "SELECT * { SERVICE <%s> { ?s ?p ?o } }",
                "SELECT * { SERVICE SILENT <%s> { ?s ?p ?o } }",
                "SELECT * { VALUES ?x { <%s> } SERVICE ?x { ?s ?p ?o } }",
                "SELECT * { { SELECT * { SERVICE <%s> { ?s ?p ?o } } } }",
                "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <%s> { ?s ?p ?o } } }",
                "SELECT * { ?s ?p ?o MINUS { SERVICE <%s> { ?s ?p ?o } } }",
                "SELECT (COUNT(*) AS ?n) { ?s ?p ?o } HAVING ( EXISTS { SERVICE <%s> { ?a ?b ?c } } )",
                "SELECT ?s { ?s ?p ?o } ORDER BY ( EXISTS { SERVICE <%s> { ?a ?b ?c } } )",
                "SELECT * FROM <%s> { ?s ?p ?o }",
                "SELECT * FROM NAMED <%s> { GRAPH ?g { ?s ?p ?o } }");
    }

    @ParameterizedTest
    @MethodSource("reachingOut")
    void callsNobody(String query) {
        HttpResponse<String> answer = served.ask(query.formatted(inside()), "Accept", "text/csv");
        assertThat(CALLS).hasValue(0);
        assertThat(answer.statusCode() == 403 || answer.body().lines().count() == 1)
                .as(answer.body())
                .isTrue();
    }

    @Test
    void readsNoFile() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.ttl"), "<http://secret> <http://secret> \"secret\" .");
        for (String query : List.of(
                "SELECT * FROM <%s> { ?s ?p ?o }",
                "SELECT * FROM NAMED <%s> { GRAPH ?g { ?s ?p ?o } }", "DESCRIBE <%s>")) {
            assertThat(served.ask(query.formatted(secret.toUri())).body()).doesNotContain("\"secret\"");
        }
    }

    @Test
    void writesNothing() {
        String before = served.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").body();
        for (String update : List.of(
                "DROP ALL",
                "LOAD <" + inside() + ">",
                "LOAD <file:///etc/passwd>",
                "INSERT DATA { <http://a> <http://a> 1 }")) {
            assertThat(served.post("/sparql", "application/sparql-update", update.getBytes(StandardCharsets.UTF_8))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(served.post(
                                    "/sparql",
                                    "application/x-www-form-urlencoded",
                                    ("update=" + Served.encode(update)).getBytes(StandardCharsets.UTF_8))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(served.ask(update).statusCode()).isEqualTo(400);
            assertThat(served.get("/sparql?update=" + Served.encode(update)).statusCode())
                    .isEqualTo(403);
        }
        for (String path : List.of(
                "/update", "/data", "/sparql/data", "/$/datasets", "/$/compact/sparql", "/upload", "/article/coop")) {
            assertThat(served.post(path, "text/turtle", "<http://a> <http://a> 1 .".getBytes(StandardCharsets.UTF_8))
                            .statusCode())
                    .isIn(403, 404, 405);
            assertThat(served.send(HttpRequest.newBuilder(served.at(path))
                                    .PUT(HttpRequest.BodyPublishers.ofString("x")))
                            .statusCode())
                    .isIn(403, 404, 405);
        }
        assertThat(served.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").body()).isEqualTo(before);
        assertThat(CALLS).hasValue(0);
    }

    static Stream<String> forbidden() {
        return Stream.of(
                "SELECT * { ?s ?p ?o FILTER ( <java:java.lang.System>(?o) ) }",
                "SELECT * { ?s <java:org.depeche.Evil> ?o }",
                "SELECT * { ?s ?p ?o FILTER EXISTS { ?s <java:org.depeche.Evil> ?o } }",
                "SELECT ( <http://jena.apache.org/ARQ/function#sysprop>('user.home') AS ?x ) {}",
                "SELECT ( <http://jena.apache.org/ARQ/jsFunction#evil>('1') AS ?x ) {}",
                "SELECT ( SUM ( <java:x>(?o) ) AS ?x ) { ?s ?p ?o }",
                "SELECT ( COUNT ( REGEX ( STR ( ?o ), '(.*a){24}x' ) ) AS ?x ) { ?s ?p ?o }");
    }

    @ParameterizedTest
    @MethodSource("forbidden")
    void runsNoForeignProgram(String query) {
        assertThat(served.ask(query).statusCode()).as(served.ask(query).body()).isEqualTo(403);
    }

    static Stream<String> endless() {
        return Stream.of(
                "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
                "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i",
                "SELECT DISTINCT ?b { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
                "SELECT REDUCED ?b { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER ( STRLEN ( STR ( ?c ) ) + STRLEN ( STR ( ?i ) ) < 0 ) }",
                "SELECT * { ?a (<http://x>|!<http://x>)+ ?b . ?b (!<http://x>|^!<http://x>)+ ?c . ?c (!<http://x>)* ?d } ORDER BY ?d ?a",
                "SELECT ?a ( GROUP_CONCAT ( ?f ) AS ?x ) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } GROUP BY ?a",
                "SELECT * { ?a ?b ?c . ?d ?e ?f MINUS { ?a ?b ?c . ?g ?h ?i . ?j ?k ?l FILTER ( ?h != ?k ) } }",
                "SELECT (COUNT(*) AS ?n) { ?a (!<http://x>|^!<http://x>)* ?b . ?c (!<http://x>|^!<http://x>)* ?d }",
                "ASK { ?s ?p ?o FILTER REGEX ( STR ( ?o ), '(.*a){24}x' ) }",
                "SELECT ( REGEX ( '" + "a".repeat(60) + "', '(.*a){24}x' ) AS ?x ) {}",
                "SELECT * { BIND ( REGEX ( '" + "a".repeat(60) + "', '(.*a){24}x' ) AS ?x ) }",
                "SELECT ?s { ?s ?p ?o } ORDER BY REGEX ( STR ( ?o ), '(.*a){24}x' )",
                "SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING ( REGEX ( '" + "a".repeat(60) + "', '(.*a){24}x' ) )",
                "SELECT * { { SELECT * { ?s ?p ?o FILTER REGEX ( STR ( ?o ), '(.*a){24}x' ) } } }",
                "SELECT * { ?s ?p ?o FILTER EXISTS { ?s ?q ?r FILTER REGEX ( STR ( ?r ), '(.*a){24}x' ) } }",
                "SELECT ( REPLACE ( '" + "a".repeat(60) + "', '(.*a){24}x', '' ) AS ?x ) {}",
                "CONSTRUCT { ?a ?b ?i } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER ( ?a = ?i && ?a != ?g && ?c = ?f ) }");
    }

    @ParameterizedTest
    @MethodSource("endless")
    void keepsToTheTimeLimit(String query) {
        long start = System.nanoTime();
        HttpResponse<String> answer = served.ask(query);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LATEST);
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 403, 503);
        isWell();
        stopsRunning();
    }

    /** A query that was ended leaves no thread at work. */
    private static void stopsRunning() {
        long end = System.nanoTime() + LATEST.toNanos();
        List<String> at = atWork();
        while (!at.isEmpty() && System.nanoTime() < end) {
            try {
                Thread.sleep(20); // it looks at its deadline now and then
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            at = atWork();
        }
        assertThat(at).as("what still runs").isEmpty();
    }

    private static List<String> atWork() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().equals("query"))
                .map(thread -> Stream.of(thread.getValue())
                        .map(StackTraceElement::toString)
                        .filter(line -> line.contains("org.apache.jena"))
                        .limit(12)
                        .collect(Collectors.joining("\n")))
                .filter(lines -> !lines.isEmpty())
                .toList();
    }

    @Test
    void cutsALongResultSoThatItStaysWellFormed() {
        for (String type : List.of(
                "application/sparql-results+json",
                "application/sparql-results+xml",
                "text/csv",
                "text/tab-separated-values")) {
            HttpResponse<String> answer = served.ask("SELECT * { ?a ?b ?c . ?d ?e ?f }", "Accept", type);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Depeche-Cut")).hasValue("rows");
            Lang language = type.equals("text/csv") ? ResultSetLang.RS_CSV : RDFLanguages.contentTypeToLang(type);
            RowSet rows = RowSetReaderRegistry.getFactory(language)
                    .create(language)
                    .read(new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)), new Context());
            int count = 0;
            for (; rows.hasNext(); count++) {
                rows.next();
            }
            assertThat(count).isEqualTo(1_000);
        }
        assertThat(served.ask("SELECT ?a { ?a ?b ?c } LIMIT 5").headers().firstValue("Depeche-Cut"))
                .isEmpty();
    }

    @Test
    void cutsAResultOfTooManyBytes() {
        String long1 = IntStream.range(0, 16)
                .mapToObj(i -> "BIND ( CONCAT ( ?x" + i + ", ?x" + i + " ) AS ?x" + (i + 1) + " )")
                .collect(Collectors.joining(" "));
        HttpResponse<String> answer = served.ask("SELECT ?x16 { ?s ?p ?o BIND ( 'aaaaaaaa' AS ?x0 ) " + long1 + " }");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Depeche-Cut")).hasValue("bytes");
        assertThat(answer.body().length()).isLessThan(8 << 20);
    }

    @Test
    void letsNoTextOrNumberGrowWithoutEnd() {
        String text = IntStream.range(0, 40)
                .mapToObj(i -> "BIND ( CONCAT ( ?x" + i + ", ?x" + i + " ) AS ?x" + (i + 1) + " )")
                .collect(Collectors.joining(" "));
        String number = IntStream.range(0, 40)
                .mapToObj(i -> "BIND ( ?x" + i + " * ?x" + i + " AS ?x" + (i + 1) + " )")
                .collect(Collectors.joining(" "));
        String replaced = IntStream.range(0, 40)
                .mapToObj(i -> "BIND ( REPLACE ( ?x" + i + ", 'a', 'aa' ) AS ?x" + (i + 1) + " )")
                .collect(Collectors.joining(" "));
        for (String query : List.of(
                "SELECT ?x40 { BIND ( 'a' AS ?x0 ) " + text + " }",
                "SELECT ?x40 { BIND ( 10 AS ?x0 ) " + number + " }",
                "SELECT ?x40 { BIND ( 'a' AS ?x0 ) " + replaced + " }")) {
            HttpResponse<String> answer = served.ask(query, "Accept", "text/csv");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body().length()).isLessThan(100);
        }
    }

    static Stream<String> deep() {
        return Stream.of(
                "SELECT ( " + "(".repeat(20_000) + "1" + ")".repeat(20_000) + " AS ?x ) {}",
                "SELECT * { " + "{".repeat(5_000) + " ?s ?p ?o " + "}".repeat(5_000) + " }",
                "SELECT * { ?s ?p ?o FILTER ( " + "! ".repeat(50_000) + "true ) }",
                "SELECT * { ?s " + "(".repeat(10_000) + "<http://a>" + ")*".repeat(10_000) + " ?o }",
                "SELECT ( 1 " + "+ 1 ".repeat(100_000) + " AS ?x ) {}",
                "SELECT * { " + "OPTIONAL { ?s ?p ?o ".repeat(5_000) + "}".repeat(5_000) + " }");
    }

    @ParameterizedTest
    @MethodSource("deep")
    void standsDeepNesting(String query) {
        HttpResponse<String> answer =
                served.post("/sparql", "application/sparql-query", query.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 400, 503);
        isWell();
    }

    @Test
    void standsManyValues() {
        String query = "SELECT (COUNT(*) AS ?n) { VALUES ?x { " + "1 ".repeat(200_000) + "} }";
        assertThat(served.post("/sparql", "application/sparql-query", query.getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isIn(200, 503);
    }

    @Test
    void refusesLargeRequestsAlsoWhenCompressed() throws IOException {
        byte[] query = ("SELECT * {} #" + "x".repeat(2 << 20)).getBytes(StandardCharsets.UTF_8);
        assertThat(status("application/sparql-query", query, "identity")).isEqualTo(413);
        assertThat(status("application/sparql-query", bomb("SELECT * {} #"), "gzip"))
                .isEqualTo(413);
        assertThat(status("application/sparql-query", bomb("SELECT ( \""), "gzip"))
                .isEqualTo(413);
        assertThat(status("application/sparql-query", zip("ASK {}"), "gzip")).isEqualTo(200);
        assertThat(status("application/sparql-query", "ASK {}".getBytes(StandardCharsets.UTF_8), "gzip"))
                .isEqualTo(400);
        assertThat(status("application/sparql-query", zip("ASK {}"), "br")).isEqualTo(415);
    }

    /** The JDK's client loses an answer that comes while it still sends, where the server then hangs up: it asks again. */
    private static int status(String type, byte[] body, String encoding) {
        for (int attempt = 1; ; attempt++) {
            try {
                return served.post("/sparql", type, body, "Content-Encoding", encoding)
                        .statusCode();
            } catch (UncheckedIOException e) {
                if (attempt == 10) {
                    throw e;
                }
            }
        }
    }

    private static byte[] zip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** 300 MB in 0.3 MB. */
    private static byte[] bomb(String start) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(start.getBytes(StandardCharsets.UTF_8));
            byte[] megabyte = new byte[1 << 20];
            java.util.Arrays.fill(megabyte, (byte) 'x');
            for (int i = 0; i < 300; i++) {
                out.write(megabyte);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void refusesTenThousandHeaders() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", served.port())) {
            socket.setSoTimeout(10_000);
            StringBuilder request = new StringBuilder("GET / HTTP/1.1\r\nHost: a\r\n");
            for (int i = 0; i < 10_000; i++) {
                request.append("X-").append(i).append(": y\r\n");
            }
            try {
                socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // It may hang up on us while we write.
            }
            String answer;
            try {
                answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            } catch (IOException e) {
                answer = "";
            }
            assertThat(answer).isIn("HTTP/1.1 431", "");
        }
        isWell();
    }

    @Test
    void isNotHeldUpBySlowSenders() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                Socket socket = new Socket("127.0.0.1", served.port());
                socket.getOutputStream().write("GET / HTTP/1.1\r\nX: ".getBytes(StandardCharsets.US_ASCII));
                slow.add(socket);
            }
            isWell();
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    /** A body that comes a byte at a time is waited for as long as a query may run, and no longer. */
    @Test
    void endsABodyThatComesTooSlowly() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", served.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Type: application/sparql-query\r\n"
                                    + "Content-Length: 1000\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            long start = System.nanoTime();
            CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> {
                try {
                    return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
                } catch (IOException e) {
                    return "";
                }
            });
            try {
                while (!answer.isDone() && System.nanoTime() - start < LATEST.toNanos()) {
                    socket.getOutputStream().write(' ');
                    Thread.sleep(50); // as a slow sender does
                }
            } catch (IOException e) {
                // It has hung up.
            }
            assertThat(answer.get()).isIn("HTTP/1.1 408", "");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LATEST);
        }
        isWell();
    }

    static Stream<String> routes() {
        return Stream.of(
                "/",
                "/static/",
                "/static/fonts/",
                "/article/",
                "/statement/",
                "/person/",
                "/country/",
                "/pair/",
                "/pair/CN/",
                "/query/",
                "/export/",
                "/api/",
                "/api/entities/",
                "/api/entities/person/",
                "/.well-known/",
                "/data/",
                "/sparql/",
                "/metrics/",
                "/healthz/",
                "/$/",
                "/webjars/",
                "/META-INF/");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void noRouteLeadsToAFile(String route) throws IOException {
        for (String path : List.of(
                "../../../../../../etc/passwd",
                "..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
                "%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
                "..%5c..%5c..%5cetc%5cpasswd",
                "..;/..;/..;/etc/passwd",
                "%252e%252e%252fetc%252fpasswd",
                "/etc/passwd",
                "words-fr.properties",
                "..%2fwords-fr.properties",
                "%00.ttl")) {
            String answer = raw("GET " + route + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(route + path).startsWith("HTTP/1.1 4").doesNotContain("root:x", "tagline=");
        }
    }

    /** A request as it is written here: clients tidy paths up. */
    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", served.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** An article whose title is a megabyte of hostile words. */
    @Test
    void standsAnEndlessTitle() {
        for (String path :
                List.of("/", "/articles", "/statements", "/article/endless", "/search?q=endless", "/api/articles")) {
            HttpResponse<String> page = served.get(path);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            if (!path.startsWith("/api")) {
                assertThat(page.body()).as(path).doesNotContain("<script>", "<img");
            }
            assertThat(page.body().length()).as(path).isLessThan(path.startsWith("/a") ? 20_000_000 : 200_000);
        }
    }

    @Test
    void tellsClientsToComeAgainWhenBusy() {
        String endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }";
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> served.ask(endless), command -> new Thread(command).start()))
                .toList();
        List<HttpResponse<String>> all =
                answers.stream().map(CompletableFuture::join).toList();
        assertThat(all).allMatch(answer -> answer.statusCode() == 503);
        assertThat(all)
                .allMatch(answer -> answer.headers().firstValue("Retry-After").isPresent());
        assertThat(all).anyMatch(answer -> answer.body().contains("too many queries"));
        isWell();
    }

    /** Short questions go on being answered, all of them and soon, while others come with endless ones again and again. */
    @Test
    void answersShortQueriesAmongEndlessOnes() throws InterruptedException {
        List<String> hostile = endless().toList();
        String normal = "SELECT ?n { <http://localhost:3030/article/coop> <https://schema.org/identifier> ?n }";
        isWell();
        served.ask(normal);
        long end = System.nanoTime() + Duration.ofSeconds(8).toNanos();
        List<Long> millis = java.util.Collections.synchronizedList(new ArrayList<>());
        AtomicInteger errors = new AtomicInteger();
        java.util.Set<String> messages = java.util.concurrent.ConcurrentHashMap.newKeySet();
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            String query = hostile.get(i % hostile.size());
            clients.add(new Thread(() -> {
                while (System.nanoTime() < end) {
                    served.ask(query);
                }
            }));
            clients.add(new Thread(() -> {
                while (System.nanoTime() < end) {
                    long start = System.nanoTime();
                    HttpResponse<String> answer = served.ask(normal);
                    if (answer.statusCode() != 200) {
                        errors.incrementAndGet();
                        messages.add(answer.body().strip());
                    }
                    millis.add((System.nanoTime() - start) / 1_000_000);
                    try {
                        Thread.sleep(100); // a person thinks
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
        millis.sort(null);
        assertThat(errors)
                .as("errors among %d answers: %s", millis.size(), messages)
                .hasValueLessThanOrEqualTo(millis.size() / 100);
        assertThat(millis.get(millis.size() / 2))
                .as("median of %d answers", millis.size())
                .isLessThan(1_000);
    }

    private static void isWell() {
        assertThat(served.ask("ASK { ?s ?p ?o }").body()).contains("true");
    }
}
