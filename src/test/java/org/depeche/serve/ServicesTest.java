package org.depeche.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.depeche.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SERVICE to a list of endpoints; the one that is asked stands on this machine, and is called by another name. */
class ServicesTest {
    private static final String ROWS = """
            {"head":{"vars":["l"]},"results":{"bindings":[{"l":{"type":"literal","value":"Poutine"}}]}}""";

    private static final Predicate<InetAddress> NOBODY = address -> false;

    @TempDir
    Path folder;

    private final AtomicInteger calls = new AtomicInteger();
    private HttpServer other;
    private Store store;
    private volatile int status = 200;
    private volatile String body = ROWS;
    private volatile long pauseMillis;

    @BeforeEach
    void start() throws IOException {
        store = Store.open(folder);
        other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            calls.incrementAndGet();
            sleep(pauseMillis);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/sparql-results+json");
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        other.start();
    }

    @AfterEach
    void stop() {
        other.stop(0);
        store.close();
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int port() {
        return other.getAddress().getPort();
    }

    private String ask(String query, Predicate<InetAddress> inside) {
        Services services = new Services(
                List.of("query.example:" + port()), host -> List.of(InetAddress.getLoopbackAddress()), inside, 100_000);
        Limits limits = Limits.USUAL.within(Duration.ofSeconds(2));
        try (QueryRunner runner = new QueryRunner(store, limits, AnswerCache.of(store), new Lanes(2), services)) {
            Answer answer = runner.run(
                    query.formatted("http://query.example:" + port() + "/sparql"),
                    "http://localhost/",
                    List.of(),
                    List.of(),
                    "text/csv",
                    null);
            return new String(answer.body(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }

    @Test
    void anEndpointOfTheListAnswersWithinAQuery() {
        String query = "SELECT ?x ?l { VALUES ?x { 1 2 } SERVICE <%s> { ?s <urn:label> ?l } }";
        assertThat(ask(query, NOBODY)).isEqualTo("x,l\n1,Poutine\n2,Poutine\n");
        assertThat(calls).hasPositiveValue();
    }

    @Test
    void whatItSaysIsNotKeptForTheNextWhoAsks() {
        String query = "SELECT ?l { SERVICE <%s> { ?s <urn:label> ?l } }";
        ask(query, NOBODY);
        body = ROWS.replace("Poutine", "Putin");
        assertThat(ask(query, NOBODY)).contains("Putin");
    }

    @Test
    void aNameThatLeadsInsideIsRefusedWhoeverIsOnTheList() {
        assertThatThrownBy(() -> ask("SELECT * { SERVICE <%s> { ?s ?p ?o } }", Services::isInside))
                .isInstanceOf(HttpException.class)
                .hasMessageContaining("private network");
        assertThat(ask("SELECT * { SERVICE SILENT <%s> { ?s ?p ?o } }", Services::isInside))
                .isEqualTo("s,p,o\n,,\n");
        assertThat(calls).hasValue(0);
    }

    @Test
    void aRedirectIsNotFollowed() {
        status = 302;
        assertThatThrownBy(() -> ask("SELECT * { SERVICE <%s> { ?s ?p ?o } }", NOBODY))
                .hasMessageContaining("302");
        assertThat(calls).hasValue(1);
    }

    @Test
    void anEndpointThatIsSlowOrSaysTooMuchEndsTheQuery() {
        body = "x".repeat(200_000);
        assertThatThrownBy(() -> ask("SELECT * { SERVICE <%s> { ?s ?p ?o } }", NOBODY))
                .isInstanceOf(HttpException.class);
        body = ROWS;
        pauseMillis = 15_000;
        long start = System.nanoTime();
        assertThatThrownBy(() -> ask("SELECT * { SERVICE <%s> { ?s ?p ?o } }", NOBODY))
                .isInstanceOf(HttpException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(pauseMillis));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { SERVICE <http://other.example/> { ?s ?p ?o } }",
                "SELECT * { SERVICE <http://query.example/> { ?s ?p ?o } }",
                "SELECT * { SERVICE <ftp://query.example/> { ?s ?p ?o } }",
                "SELECT * { SERVICE <http://a@query.example/> { ?s ?p ?o } }",
                "SELECT * { VALUES ?x { <%s> } SERVICE ?x { ?s ?p ?o } }",
                "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <file:///etc/passwd> { ?s ?p ?o } } }"
            })
    void whoIsNotOnTheListIsNotAsked(String query) {
        assertThatThrownBy(() -> ask(query, NOBODY))
                .isInstanceOf(HttpException.class)
                .hasMessageContaining("allowed only to query.example");
        assertThat(calls).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "224.0.0.1",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "::ffff:127.0.0.1",
                "ff02::1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::"
            })
    void theseAddressesAreInside(String address) throws IOException {
        assertThat(Services.isInside(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"91.198.174.192", "8.8.8.8", "100.128.0.1", "172.32.0.1", "2620:0:862:ed1a::1"})
    void theseAreOutside(String address) throws IOException {
        assertThat(Services.isInside(InetAddress.getByName(address))).isFalse();
    }
}
