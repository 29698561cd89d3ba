package org.depeche.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDFS;
import org.depeche.model.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sending graphs to stock Fuseki, and to a server that has its faults. */
class PushTest {
    @TempDir
    Path folder;

    private final DatasetGraph there = DatasetGraphFactory.createTxnMem();
    private final List<Problem> problems = new ArrayList<>();
    private FusekiServer fuseki;
    private Store store;

    @BeforeEach
    void start() {
        fuseki = FusekiServer.create()
                .loopback(true)
                .port(0)
                .add("/ds", there)
                .build()
                .start();
        store = Store.open(folder.resolve("graph"));
        store.replace(graphs("one", "two", "três"));
    }

    @AfterEach
    void stop() {
        store.close();
        fuseki.stop();
    }

    private static Node name(String id) {
        return NodeFactory.createURI("http://localhost:3030/article/" + id);
    }

    private static Map<Node, Graph> graphs(String... ids) {
        Map<Node, Graph> graphs = new LinkedHashMap<>();
        for (String id : ids) {
            Graph graph = GraphFactory.createDefaultGraph();
            graph.add(name(id), RDFS.label.asNode(), NodeFactory.createLiteralLang("« " + id + " »", "fr"));
            graphs.put(name(id), graph);
        }
        return graphs;
    }

    private Push.Result push(String endpoint) throws IOException {
        return new Push(
                        store,
                        URI.create(endpoint),
                        Optional.of("Bearer secret"),
                        2,
                        Duration.ofMillis(5),
                        folder.resolve("pushed.tsv"))
                .run(problems::add);
    }

    private String stock() {
        return "http://localhost:" + fuseki.getPort() + "/ds/data";
    }

    @Test
    void arrivesWordForWord() throws IOException {
        assertThat(push(stock()).sent()).isEqualTo(store.graphs().size());
        for (Node graph : store.graphs()) {
            boolean same = store.read(here -> there.getGraph(graph).isIsomorphicWith(here.getGraph(graph)));
            assertThat(same).as(graph.toString()).isTrue();
        }
    }

    @Test
    void sendsAgainOnlyWhatHasChanged() throws IOException {
        int all = push(stock()).sent();
        store.replace(graphs("four"));
        store.remove(name("two"));
        Push.Result second = push(stock());
        assertThat(second).isEqualTo(new Push.Result(1, all - 1, 1, 0));
        assertThat(there.containsGraph(name("two"))).isFalse();
    }

    @Test
    void waitsAsItIsToldAndTriesAgain() throws IOException {
        Deque<Integer> answers = new ArrayDeque<>(List.of(503, 429, 502, 204));
        try (Faulty faulty = new Faulty(answers)) {
            assertThat(push(faulty.address()).failed()).isZero();
            assertThat(faulty.requests).isEqualTo(3 + store.graphs().size());
        }
    }

    @Test
    void namesAGraphThatIsRefusedAndSendsTheRest() throws IOException {
        Deque<Integer> answers = new ArrayDeque<>(List.of(400, 204));
        try (Faulty faulty = new Faulty(answers)) {
            assertThat(push(faulty.address()))
                    .isEqualTo(new Push.Result(store.graphs().size() - 1, 0, 0, 1));
            assertThat(problems).singleElement().extracting(Problem::code).isEqualTo("PUSH-FAILED");
        }
        assertThat(push(stock()).sent()).isEqualTo(1);
    }

    @Test
    void stopsWhereItMayNotWrite() throws IOException {
        try (Faulty faulty = new Faulty(new ArrayDeque<>(List.of(401)))) {
            assertThatThrownBy(() -> push(faulty.address()))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("PUSH-FORBIDDEN");
        }
    }

    /** Answers with one status after the other, the last for ever. */
    private static final class Faulty implements AutoCloseable {
        private final HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        private int requests;

        Faulty(Deque<Integer> answers) throws IOException {
            server.createContext("/data", exchange -> {
                exchange.getRequestBody().readAllBytes();
                int status;
                synchronized (this) {
                    requests++;
                    status = answers.size() > 1 ? answers.remove() : answers.element();
                }
                if (status == 503) {
                    exchange.getResponseHeaders().add("Retry-After", "0");
                }
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            });
            server.start();
        }

        String address() {
            return "http://localhost:" + server.getAddress().getPort() + "/data";
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
