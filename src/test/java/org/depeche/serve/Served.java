package org.depeche.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.depeche.model.DateBasis;
import org.depeche.model.Relation.Status;
import org.depeche.model.RelationType;
import org.depeche.rdf.ArticleGraph;
import org.depeche.rdf.Dispatch;
import org.depeche.rdf.GraphBuilder;
import org.depeche.rdf.Iris;
import org.depeche.store.Store;

/** A server over a small graph, at a free port, and a client that speaks to it. */
final class Served implements AutoCloseable {
    static final String HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>\u202Ejavascript:alert(1)";

    private final Store store;
    private final Server server;
    private final HttpClient client = HttpClient.newHttpClient();

    static final String TOKEN = "correct-horse-battery-staple";

    Served(Path folder, Limits limits, Dispatch... more) {
        this(folder, new Server.Options("127.0.0.1", 0, "", limits), more);
    }

    /** A server that lets whoever knows {@link #TOKEN} write. */
    static Served writable(Path folder, Limits limits) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), TOKEN + "\n");
        return new Served(
                folder.resolve("store"),
                new Server.Options(
                        "127.0.0.1", 0, "", limits, Optional.of(WriteToken.read(file)), List.of(), Optional.empty()));
    }

    Served(Path folder, Server.Options options, Dispatch... more) {
        GraphBuilder builder = new GraphBuilder(new Iris(Iris.DEFAULT_BASE), Dispatch.countries());
        Map<Node, Graph> graphs = new LinkedHashMap<>();
        for (Dispatch dispatch : List.of(coop(), hostile())) {
            ArticleGraph graph = builder.graph(dispatch.findings());
            graphs.put(graph.name(), graph.graph());
        }
        for (Dispatch dispatch : more) {
            ArticleGraph graph = builder.graph(dispatch.findings());
            graphs.put(graph.name(), graph.graph());
        }
        store = Store.open(folder);
        store.replaceKnown(new Iris(Iris.DEFAULT_BASE).known(), builder.known());
        store.replace(graphs);
        server = Server.start(store, options);
    }

    static Dispatch coop() {
        return Dispatch.of(
                        "coop",
                        "2020-12",
                        "Pékin et Moscou",
                        "« Plus qu’une alliance », a dit Denisov. Pékin et Moscou coopèrent."
                                + " Washington accuse la Chine.")
                .person("Andreï Denisov", "ambassadeur russe à Pékin", "RU")
                .linked("Andreï Denisov", "Q4156955")
                .says("Andreï Denisov", "Plus qu’une alliance")
                .as("ambassadeur russe à Pékin", "RU")
                .cue("a dit")
                .on("2020-12-29", DateBasis.WEEKDAY_AND_DAY)
                .via("Global Times")
                .about("CN", "RU")
                .done()
                .relates(
                        "CN",
                        RelationType.COOPERATE,
                        "RU",
                        "2020-12",
                        Status.ACTUAL,
                        "",
                        -1,
                        "Pékin et Moscou coopèrent")
                .at("Genève", "CN")
                .much("23 diplomates")
                .relates("US", RelationType.ACCUSE, "CN", "2020", Status.ACTUAL, "", -1, "Washington accuse la Chine");
    }

    private static Dispatch hostile() {
        return Dispatch.of("a/b c", "", HOSTILE, "« " + HOSTILE + " », dit-il.")
                .person(HOSTILE, HOSTILE, "FR")
                .says(HOSTILE, HOSTILE)
                .as(HOSTILE, "FR")
                .via(HOSTILE)
                .to(HOSTILE)
                .done();
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    int port() {
        return server.port();
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(HttpRequest.newBuilder(at(path)).GET(), headers);
    }

    HttpResponse<String> ask(String query, String... headers) {
        return get("/sparql?query=" + encode(query), headers);
    }

    HttpResponse<String> post(String path, String type, byte[] body, String... headers) {
        return send(
                HttpRequest.newBuilder(at(path))
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)),
                headers);
    }

    HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(
                    request.timeout(Duration.ofSeconds(60)).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is written, with the token. */
    HttpResponse<String> write(String method, String path, String type, String body) {
        return send(
                HttpRequest.newBuilder(at(path))
                        .header("Content-Type", type)
                        .method(method, HttpRequest.BodyPublishers.ofString(body)),
                "Authorization",
                "Bearer " + TOKEN);
    }

    HttpResponse<String> update(String text) {
        return write("POST", "/sparql", "application/sparql-update", text);
    }

    /** Begins to close the server, while the store stays open. */
    void closeServer() {
        server.close();
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.close();
        store.close();
    }
}
