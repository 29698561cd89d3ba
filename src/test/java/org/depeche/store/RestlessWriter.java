package org.depeche.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * A process that does all that can be done to a store, in an order drawn by lot, until it is killed. It tells of each write
 * before it begins ({@code begin VERSION ID…}) and once it is acknowledged ({@code done}).
 */
final class RestlessWriter {
    static final int ARTICLES = 120;
    private static final int BATCH = 20;

    private RestlessWriter() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Random random = new Random(Long.parseLong(args[1]));
        try (Store store = Store.open(folder)) {
            say("open");
            for (int version = Integer.parseInt(args[2]); ; version++) {
                switch (random.nextInt(10)) {
                    case 0 -> maintain("compact", store::compact);
                    case 1 -> maintain("reindex", store::reindex);
                    case 2 -> {
                        say("backup");
                        Backup.write(store, folder.resolveSibling("backup.nq.gz"));
                        say("done");
                    }
                    case 3 -> maintain("pack", store::pack);
                    case 4 -> maintain("finish", store::finish);
                    default -> write(store, random, version);
                }
            }
        }
    }

    private static void write(Store store, Random random, int version) {
        Map<Node, Graph> graphs = new LinkedHashMap<>();
        Map<Node, String> digests = new LinkedHashMap<>();
        StringBuilder ids = new StringBuilder("begin " + version);
        for (int i = 0; i < BATCH; i++) {
            int id = random.nextInt(ARTICLES);
            if (graphs.put(name(id), graph(id, version)) == null) {
                digests.put(name(id), Integer.toString(version));
                ids.append(' ').append(id);
            }
        }
        say(ids.toString());
        if (random.nextBoolean()) {
            store.stage(graphs, digests);
        } else {
            store.replace(graphs, digests);
        }
        say("done");
    }

    private static void maintain(String what, Runnable action) {
        say(what);
        action.run();
        say("done");
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    static Node name(int id) {
        return NodeFactory.createURI("http://a/article/" + id);
    }

    /** Neighbours of one version are near-copies of each other. */
    static Graph graph(int id, int version) {
        Graph graph = GraphFactory.createDefaultGraph();
        Random words = new Random(31L * version + id / 4);
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            body.append("mot").append(words.nextInt(10_000)).append(' ');
        }
        add(graph, id, "articleBody", body.append(id).toString());
        add(graph, id, "headline", "Titre " + id + " de la version " + version);
        for (int i = 0; i < 20; i++) {
            add(graph, id, "text", "Déclaration " + i + " de " + id + " en version " + version);
        }
        return graph;
    }

    private static void add(Graph graph, int id, String property, String text) {
        graph.add(
                name(id),
                NodeFactory.createURI("https://schema.org/" + property),
                NodeFactory.createLiteralLang(text, "fr"));
    }
}
