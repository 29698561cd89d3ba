package org.depeche.store;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

/**
 * What one write transaction does to the graphs, with a record of what the indexes have to follow.
 */
final class Change {
    private final DatasetGraph data;
    private final NearCopies copies;
    private final Set<Node> graphs = new LinkedHashSet<>();
    private final Set<Node> changed = new HashSet<>();
    private final Set<Triple> texts = new LinkedHashSet<>();
    private boolean removes;

    Change(DatasetGraph data, ArticleIndex articles) {
        this.data = data;
        this.copies = new NearCopies(articles);
    }

    /** What a graph's coming did. */
    enum Effect {
        ADDED,
        REPLACED,
        UNCHANGED,
        /** A newer article of its address is there, and it was left out. */
        OUTDATED
    }

    /** Whether anything that was there went, so that terms may be left that no quad has. */
    boolean removes() {
        return removes;
    }

    PendingChange pending() {
        return new PendingChange(false, List.copyOf(graphs), List.copyOf(texts));
    }

    /** Puts a graph in the place of that of its name, and of older ones of its address. */
    Effect put(Node name, Graph graph) {
        Graph old = data.getGraph(name);
        boolean had = !old.isEmpty();
        graphs.add(name);
        Set<Triple> history = new LinkedHashSet<>(Versions.history(name, old));
        if (had && same(old, graph, history)) {
            return Effect.UNCHANGED;
        }
        List<Node> others = Versions.others(data, name, graph);
        if (others.stream().anyMatch(other -> Versions.isAfter(other, data.getGraph(other), name, graph))) {
            return Effect.OUTDATED;
        }
        for (Node other : others) {
            history.addAll(Versions.history(name, graph, other));
            clear(other);
        }
        if (had) {
            if (Versions.isReworded(name, old, graph)) {
                history.addAll(Versions.history(name, graph, name));
            }
            clear(name);
        }
        graph.find().forEach(triple -> add(Quad.create(name, triple)));
        history.forEach(triple -> add(Quad.create(name, triple)));
        changed.add(name);
        // What this change wrote has another text now than the index knows, or none.
        ArticleIndex.body(name, graph)
                .ifPresent(body -> copies.add(name, MinHash.of(body), other -> !changed.contains(other))
                        .forEach(data::add));
        return had || !others.isEmpty() ? Effect.REPLACED : Effect.ADDED;
    }

    /** Takes a graph out; says whether it was there. */
    boolean remove(Node name) {
        if (!data.containsGraph(name)) {
            return false;
        }
        clear(name);
        return true;
    }

    /** Adds a quad to what is there. */
    void add(Quad quad) {
        data.add(quad);
        follow(quad);
    }

    /** Takes a quad out of what is there. */
    void delete(Quad quad) {
        removes = true;
        data.delete(quad);
        follow(quad);
    }

    private void clear(Node name) {
        removes = true;
        graphs.add(name);
        changed.add(name);
        data.find(name, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(this::follow);
        data.removeGraph(name);
        NearCopies.forget(data, name);
        copies.remove(name);
    }

    private void follow(Quad quad) {
        graphs.add(quad.getGraph());
        if (TextIndex.covers(quad.asTriple())) {
            texts.add(quad.asTriple());
        }
    }

    private static boolean same(Graph old, Graph graph, Set<Triple> history) {
        long size = 0;
        for (Iterator<Triple> triples = old.find(); triples.hasNext(); ) {
            Triple triple = triples.next();
            if (!history.contains(triple)) {
                size++;
                if (!graph.contains(triple)) {
                    return false;
                }
            }
        }
        return size == graph.size();
    }
}
