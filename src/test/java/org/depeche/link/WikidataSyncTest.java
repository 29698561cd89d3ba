package org.depeche.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.depeche.model.Link;
import org.depeche.model.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The live service is a local stand-in that answers as it does, and fails as it does. */
class WikidataSyncTest {
    private static final String DENISOV = """
            {"type":"item","id":"Q900001","labels":{"en":{"language":"en","value":"Andrey Denisov"},"fr":{"language":"fr","value":"Andreï Denissov"}},"aliases":{},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q5"}}},"rank":"normal"}],"P27":[{"mainsnak":{"datavalue":{"value":{"id":"Q159"}}},"rank":"normal"}],"P39":[{"mainsnak":{"datavalue":{"value":{"id":"Q900010"}}},"qualifiers":{"P580":[{"datavalue":{"value":{"time":"+2013-04-22T00:00:00Z","precision":11}}}]},"rank":"normal"}]}}""";
    private static final String POSITION = """
            {"type":"item","id":"Q900010","labels":{"en":{"language":"en","value":"ambassador of Russia to China"}},"claims":{"P1001":[{"mainsnak":{"datavalue":{"value":{"id":"Q159"}}},"rank":"normal"}]}}""";
    private static final String FILM = """
            {"type":"item","id":"Q900002","labels":{},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q11424"}}},"rank":"normal"}]}}""";

    @TempDir
    Path folder;

    private HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> agents = Collections.synchronizedList(new ArrayList<>());
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Duration> sleeps = Collections.synchronizedList(new ArrayList<>());
    private Instant now = Instant.parse("2026-11-24T12:00:00Z");

    private interface Fault {
        void answer(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/w/api.php", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void whatIsUnknownIsAskedForAndLinkedThen() throws IOException {
        Said said = Said.by("Andreï Denisov")
                .as("ambassadeur russe à Pékin")
                .of("RU")
                .on("2020-12");
        assertThat(said.item()).isEqualTo("no-candidate");
        assertThat(sync(false).ask(List.of("Andreï Denisov"))).isEqualTo(new WikidataSync.Summary(1, 0, 1));
        assertThat(new Linker(Corrections.NONE, List.of(folder.resolve("k")))
                        .link(said.findings())
                        .actors()
                        .get("Andreï Denisov"))
                .isInstanceOfSatisfying(
                        Link.Linked.class, link -> assertThat(link.qid()).isEqualTo("Q900001"));
        assertThat(agents).allMatch(agent -> agent.contains("desk@example.org"));
        assertThat(requests).allMatch(request -> request.contains("maxlag=5"));
    }

    @Test
    void whatWasAnsweredIsNotAskedAgain() throws IOException {
        sync(false).ask(List.of("Andreï Denisov"));
        int before = requests.size();
        String people = Files.readString(folder.resolve("k/people.tsv"));
        sync(false).ask(List.of("Andreï Denisov"));
        sync(true).ask(List.of("Andreï Denisov"));
        assertThat(requests).hasSize(before);
        assertThat(folder.resolve("k/people.tsv")).hasContent(people);
    }

    @Test
    void afterAMonthItIsAskedAgain() throws IOException {
        sync(false).ask(List.of("Andreï Denisov"));
        int before = requests.size();
        now = now.plus(Duration.ofDays(31));
        sync(false).ask(List.of("Andreï Denisov"));
        assertThat(requests).hasSize(2 * before);
    }

    @Test
    void offlineNothingIsAsked() throws IOException {
        assertThat(sync(true).ask(List.of("Andreï Denisov")).failed()).isEqualTo(1);
        assertThat(requests).isEmpty();
        assertThat(problems).extracting(Problem::code).containsExactly("WIKIDATA-FAILED");
    }

    @ParameterizedTest
    @CsvSource({
        "429, 7, 7",
        "503, 11, 11",
        "500, '', 5",
        "maxlag, 6, 6",
        "truncated, '', 5",
        "html, '', 5",
        "other, '', 5",
        "slow, '', 5"
    })
    void aFaultIsWaitedOutAndNothingIsLost(String fault, String retryAfter, long wait) throws IOException {
        faults.add(exchange -> fail(exchange, fault, retryAfter));
        assertThat(sync(false).ask(List.of("Andreï Denisov"))).isEqualTo(new WikidataSync.Summary(1, 0, 1));
        assertThat(sleeps).containsExactly(Duration.ofSeconds(wait));
    }

    @Test
    void aDateIsUnderstoodAsWell() throws IOException {
        faults.add(exchange -> fail(exchange, "429", "Tue, 24 Nov 2026 12:00:42 GMT"));
        sync(false).ask(List.of("Andreï Denisov"));
        assertThat(sleeps).containsExactly(Duration.ofSeconds(42));
    }

    @Test
    void whoIsToldToWaitLongComesBackAnotherTime() throws IOException {
        faults.add(exchange -> fail(exchange, "429", "3600"));
        assertThat(sync(false).ask(List.of("A B", "Andreï Denisov")).failed()).isEqualTo(2);
        assertThat(requests).hasSize(1);
        assertThat(sleeps).isEmpty();
    }

    @Test
    void whenNothingWorksNothingMoreIsAsked() throws IOException {
        for (int i = 0; i < 100; i++) {
            faults.add(exchange -> fail(exchange, "503", ""));
        }
        WikidataSync.Summary summary = sync(false)
                .ask(IntStream.range(0, 20).mapToObj(i -> "Name " + i).toList());
        assertThat(summary.failed()).isEqualTo(20);
        assertThat(requests).hasSize(5);
        faults.clear();
        assertThat(sync(false).ask(List.of("Andreï Denisov")).asked()).isEqualTo(1);
    }

    @Test
    void fiftyItemsARequestAndThreeRequestsAtOnce() throws Exception {
        AtomicInteger under = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        for (int i = 0; i < 8; i++) {
            faults.add(exchange -> {
                most.accumulateAndGet(under.incrementAndGet(), Math::max);
                try {
                    Thread.sleep(60);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                under.decrementAndGet();
                send(exchange, 200, "", "{\"entities\":{}}");
            });
        }
        WikidataClient client = client(false);
        List<Integer> done = Collections.synchronizedList(new ArrayList<>());
        IntStream.range(0, 8)
                .mapToObj(i -> new Thread(() -> {
                    try {
                        client.items(List.of("Q" + (i + 1)));
                        done.add(i);
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .map(thread -> {
                    thread.start();
                    return thread;
                })
                .toList()
                .forEach(thread -> {
                    try {
                        thread.join();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        assertThat(done).hasSize(8);
        assertThat(most.get()).isBetween(2, WikidataClient.AT_ONCE);
        requests.clear();
        client.items(IntStream.range(100, 220).mapToObj(i -> "Q" + i).toList());
        assertThat(requests).hasSize(3);
    }

    @Test
    void nobodyAsksWithoutSayingWhoItIs() {
        assertThatThrownBy(() -> new WikidataClient(URI.create("http://localhost/"), " ", folder, false))
                .hasMessageContaining("no contact");
    }

    private WikidataSync sync(boolean offline) {
        return new WikidataSync(client(offline), folder.resolve("k"), LocalDate.of(2026, 11, 24), problems::add);
    }

    private WikidataClient client(boolean offline) {
        URI api = URI.create("http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort() + "/w/api.php");
        return new WikidataClient(
                api,
                "desk@example.org",
                folder.resolve("cache"),
                offline,
                Duration.ofMillis(400),
                new WikidataClient.Waiting() {
                    @Override
                    public Instant now() {
                        return now;
                    }

                    @Override
                    public void sleep(Duration duration) {
                        sleeps.add(duration);
                        now = now.plus(duration);
                    }
                });
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = URLDecoder.decode(exchange.getRequestURI().getRawQuery(), StandardCharsets.UTF_8);
        requests.add(query);
        agents.add(exchange.getRequestHeaders().getFirst("User-Agent"));
        Fault fault;
        synchronized (faults) {
            fault = faults.poll();
        }
        if (fault != null) {
            fault.answer(exchange);
            return;
        }
        Map<String, String> parameters = new TreeMap<>();
        for (String parameter : query.split("&")) {
            parameters.put(
                    parameter.substring(0, parameter.indexOf('=')), parameter.substring(parameter.indexOf('=') + 1));
        }
        if (parameters.get("action").equals("wbsearchentities")) {
            boolean known = parameters.get("search").startsWith("Andre");
            send(
                    exchange,
                    200,
                    "",
                    "{\"search\":[" + (known ? "{\"id\":\"Q900001\"},{\"id\":\"Q900002\"}" : "") + "],\"success\":1}");
        } else {
            StringBuilder entities = new StringBuilder();
            for (String id : parameters.get("ids").split("\\|")) {
                entities.append(entities.length() == 0 ? "" : ",")
                        .append('"')
                        .append(id)
                        .append("\":")
                        .append(entity(id));
            }
            send(exchange, 200, "", "{\"entities\":{" + entities + "},\"success\":1}");
        }
    }

    private static String entity(String id) {
        return switch (id) {
            case "Q900001" -> DENISOV;
            case "Q900002" -> FILM;
            case "Q900010" -> POSITION;
            default -> "{\"id\":\"" + id + "\",\"missing\":\"\"}";
        };
    }

    private static void fail(HttpExchange exchange, String fault, String retryAfter) throws IOException {
        switch (fault) {
            case "maxlag" ->
                send(
                        exchange,
                        200,
                        retryAfter,
                        "{\"error\":{\"code\":\"maxlag\",\"info\":\"Waiting for a database server: 7 seconds lagged.\"}}");
            case "truncated" -> send(exchange, 200, retryAfter, "{\"search\":[{\"id\":\"Q9000");
            case "html" -> send(exchange, 200, retryAfter, "<html>Our servers are currently under maintenance</html>");
            case "other" -> send(exchange, 200, retryAfter, "{\"batchcomplete\":\"\"}");
            case "slow" -> {
                try {
                    Thread.sleep(800);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                exchange.close();
            }
            default -> send(exchange, Integer.parseInt(fault), retryAfter, "no");
        }
    }

    private static void send(HttpExchange exchange, int status, String retryAfter, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        if (!retryAfter.isEmpty()) {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
        }
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
