package org.depeche.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDFS;
import org.depeche.serve.Limits;
import org.depeche.serve.Server;
import org.depeche.serve.WriteToken;
import org.depeche.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Graphs go from one store of ours to another, by way of our own server. */
class PushCommandTest {
    @TempDir
    Path folder;

    private Store there;
    private Server server;

    @BeforeEach
    void start() throws IOException {
        try (Store here = Store.open(folder.resolve("here"))) {
            here.replace(Map.of(name("un"), graph("un"), name("deux"), graph("deux")));
        }
        Path token = Files.writeString(folder.resolve("token"), "0123456789abcdefghijklmn");
        there = Store.open(folder.resolve("there"));
        server = Server.start(
                there,
                new Server.Options(
                        "127.0.0.1",
                        0,
                        "http://localhost:3030/",
                        Limits.USUAL,
                        Optional.of(WriteToken.read(token)),
                        List.of(),
                        Optional.empty()));
    }

    @AfterEach
    void stop() {
        server.close();
        there.close();
    }

    private static Node name(String id) {
        return NodeFactory.createURI("http://localhost:3030/article/" + id);
    }

    private static Graph graph(String id) {
        Graph graph = GraphFactory.createDefaultGraph();
        graph.add(name(id), RDFS.label.asNode(), NodeFactory.createLiteralLang("« " + id + " »", "fr"));
        return graph;
    }

    private Run push(String token) throws IOException {
        Path file = Files.writeString(folder.resolve("given"), token);
        return Run.depeche(
                "push",
                "--store",
                folder.resolve("here").toString(),
                "--endpoint",
                server.address().resolve("/data").toString(),
                "--token-file",
                file.toString());
    }

    @Test
    void whoHasTheTokenSendsEachGraphOnce() throws IOException {
        assertThat(push("0123456789abcdefghijklmn").out()).contains("graphs sent 2, unchanged 0");
        assertThat(there.graphs()).isEqualTo(List.of(name("deux"), name("un")));
        assertThat(push("0123456789abcdefghijklmn").out()).contains("graphs sent 0, unchanged 2");
    }

    @Test
    void whoHasAnotherSendsNothing() throws IOException {
        assertThat(push("another").code()).isNotZero();
        assertThat(there.graphs()).isEmpty();
    }
}
