package org.depeche.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

/**
 * Finds the near-copies of articles among those that the index knows and those that came just now, which it does not know before they are
 * committed. They are told of in a graph of their own, which depends on the articles alone and not on the order in which they came.
 */
final class NearCopies {
    private static final Node NEAR_COPY_OF = NodeFactory.createURI("https://w3id.org/depeche#nearCopyOf");
    private static final String ARTICLES = "/article/";
    private static final String GRAPH = "near-copies";

    private final ArticleIndex articles;
    private final Map<String, Set<Node>> bands = new HashMap<>();
    private final Map<Node, MinHash> words = new HashMap<>();

    NearCopies(ArticleIndex articles) {
        this.articles = articles;
    }

    /**
     * Takes in an article.
     *
     * @param isCurrent whether the index still knows the words of an article as they are
     * @return what is to be told of its copies
     */
    Collection<Quad> add(Node name, MinHash summary, Predicate<Node> isCurrent) {
        Set<Node> near = new TreeSet<>((a, b) -> a.getURI().compareTo(b.getURI()));
        articles.near(summary).stream().filter(isCurrent).forEach(near::add);
        for (String band : summary.bands()) {
            Set<Node> others = bands.computeIfAbsent(band, b -> new HashSet<>());
            others.stream().filter(other -> summary.isNear(words.get(other))).forEach(near::add);
            others.add(name);
        }
        words.put(name, summary);
        near.remove(name);
        return told(name, near);
    }

    /** Takes out an article that came just now, if it did. */
    void remove(Node name) {
        MinHash before = words.remove(name);
        if (before != null) {
            before.bands().forEach(band -> bands.get(band).remove(name));
        }
    }

    /** What is to be told of an article that the index knows. */
    static Collection<Quad> known(ArticleIndex articles, Node name, MinHash summary) {
        Set<Node> near = articles.near(summary);
        near.remove(name);
        return told(name, near);
    }

    /** Both ways, as the store infers nothing and whoever asks for either must find the other. */
    private static Collection<Quad> told(Node name, Set<Node> near) {
        Node graph = graph(name);
        return near.stream()
                .flatMap(other -> Stream.of(
                        Quad.create(graph, name, NEAR_COPY_OF, other), Quad.create(graph, other, NEAR_COPY_OF, name)))
                .toList();
    }

    /** Takes out what was told of an article. */
    static void forget(DatasetGraph data, Node name) {
        Node graph = graph(name);
        data.deleteAny(graph, name, NEAR_COPY_OF, Node.ANY);
        data.deleteAny(graph, Node.ANY, NEAR_COPY_OF, name);
    }

    /** The graph that tells of near-copies, beside the articles. */
    private static Node graph(Node article) {
        String name = article.toString();
        int path = name.lastIndexOf(ARTICLES);
        return NodeFactory.createURI((path < 0 ? name + "#" : name.substring(0, path + 1)) + GRAPH);
    }
}
