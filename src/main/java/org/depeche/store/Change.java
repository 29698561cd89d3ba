package org.depeche.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

/**
 * What one write transaction does to the graphs, with a record of what the indexes have to follow. Near-copies are told
 * of in a graph of their own, which depends on the articles alone and not on the order in which they came.
 */
final class Change {
    static final Node NEAR_COPY_OF = NodeFactory.createURI("https://w3id.org/depeche#nearCopyOf");

    private static final String ARTICLES = "/article/";
    private static final String COPIES = "near-copies";

    private final DatasetGraph data;
    private final ArticleIndex articles;
    private final Set<Node> graphs = new LinkedHashSet<>();
    private final Set<Node> changed = new HashSet<>();
    private final Set<Triple> texts = new LinkedHashSet<>();
    /** Articles of this very change by their bands: the index knows only what was committed. */
    private final Map<String, Set<Node>> bands = new HashMap<>();

    private final Map<Node, MinHash> words = new HashMap<>();
    private boolean removes;

    Change(DatasetGraph data, ArticleIndex articles) {
        this.data = data;
        this.articles = articles;
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
        Iterator<Triple> body = graph.find(name, ArticleIndex.BODY, Node.ANY);
        if (body.hasNext()) {
            linkCopies(name, MinHash.of(body.next().getObject().getLiteralLexicalForm()));
        }
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
        Node copies = copies(name);
        data.deleteAny(copies, name, NEAR_COPY_OF, Node.ANY);
        data.deleteAny(copies, Node.ANY, NEAR_COPY_OF, name);
        MinHash before = words.remove(name);
        if (before != null) {
            before.bands().forEach(band -> bands.get(band).remove(name));
        }
    }

    private void follow(Quad quad) {
        graphs.add(quad.getGraph());
        if (TextIndex.covers(quad.asTriple())) {
            texts.add(quad.asTriple());
        }
    }

    /** Tells of the near-copies of an article that the index knows. */
    static void linkCopies(DatasetGraph data, ArticleIndex articles, Node name, MinHash summary) {
        articles.near(summary).stream().filter(other -> !other.equals(name)).forEach(other -> link(data, name, other));
    }

    private static void link(DatasetGraph data, Node name, Node other) {
        // Both ways, as the store infers nothing and whoever asks for either must find the other.
        data.add(copies(name), name, NEAR_COPY_OF, other);
        data.add(copies(name), other, NEAR_COPY_OF, name);
    }

    private void linkCopies(Node name, MinHash summary) {
        near(name, summary).forEach(other -> link(data, name, other));
        words.put(name, summary);
        summary.bands()
                .forEach(band ->
                        bands.computeIfAbsent(band, b -> new HashSet<>()).add(name));
    }

    private Collection<Node> near(Node name, MinHash summary) {
        Set<Node> near = new TreeSet<>((a, b) -> a.getURI().compareTo(b.getURI()));
        // What this change wrote has another text now than the index knows, or none.
        articles.near(summary).stream()
                .filter(other -> !changed.contains(other))
                .forEach(near::add);
        for (String band : summary.bands()) {
            for (Node other : bands.getOrDefault(band, Set.of())) {
                if (summary.isNear(words.get(other))) {
                    near.add(other);
                }
            }
        }
        near.remove(name);
        return near;
    }

    /** The graph that tells of near-copies, beside the articles. */
    private static Node copies(Node article) {
        String name = article.toString();
        int path = name.lastIndexOf(ARTICLES);
        return NodeFactory.createURI((path < 0 ? name + "#" : name.substring(0, path + 1)) + COPIES);
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
