package org.depeche.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sys.JenaSystem;
import org.depeche.store.Store;

/** A year of small daily builds: how large the store is against what it is once compacted. */
final class IncrementsBenchmark implements Benchmark {
    private static final int DAYS = 365;
    private static final int ARTICLES_A_DAY = 30;
    private static final int TRIPLES = 200;

    @Override
    public String name() {
        return "increments";
    }

    @Override
    public String description() {
        return "size after 365 daily increments against the compacted size (target: at most 2)";
    }

    @Override
    public Report run(Path folder) {
        JenaSystem.init();
        Random random = new Random(4);
        try (Store store = Store.open(folder.resolve("store"))) {
            int compactions = 0;
            long largest = 0;
            for (int day = 0; day < DAYS; day++) {
                Map<Node, Graph> graphs = new LinkedHashMap<>();
                for (int i = 0; i < ARTICLES_A_DAY; i++) {
                    int id = day * ARTICLES_A_DAY + i;
                    graphs.put(NodeFactory.createURI("http://a/article/" + id), graph(id, random));
                }
                store.replace(graphs);
                compactions += store.compactIfGrown() ? 1 : 0;
                largest = Math.max(largest, store.bytes());
            }
            long before = store.bytes();
            store.compact();
            return new Report(name())
                    .add("articles", DAYS * ARTICLES_A_DAY, "")
                    .add("compactions of its own", compactions, "")
                    .add("size at the end", before / 1e6, "MB")
                    .add("largest size", largest / 1e6, "MB")
                    .add("compacted", store.bytes() / 1e6, "MB")
                    .ratio("at the end against compacted", before, store.bytes());
        }
    }

    private static Graph graph(int id, Random random) {
        Graph graph = GraphFactory.createDefaultGraph();
        for (int i = 0; i < TRIPLES; i++) {
            graph.add(
                    NodeFactory.createURI("http://a/statement/" + id + "-" + i / 10),
                    NodeFactory.createURI("http://a/property/" + i % 10),
                    i % 2 == 0
                            ? NodeFactory.createURI("http://a/person/" + random.nextInt(2000))
                            : NodeFactory.createLiteralString("mot " + random.nextInt(100_000)));
        }
        return graph;
    }
}
