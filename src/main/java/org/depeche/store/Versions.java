package org.depeche.store;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.DCTerms;

/**
 * An outlet corrects what it published and keeps the address. Of articles with one address the newest stays, and says that
 * it is a version of what stands there and which article it took the place of.
 */
final class Versions {
    private static final String SCHEMA = "https://schema.org/";
    private static final Node URL = NodeFactory.createURI(SCHEMA + "url");
    private static final Node PUBLISHED = NodeFactory.createURI(SCHEMA + "datePublished");
    private static final Node HEADLINE = NodeFactory.createURI(SCHEMA + "headline");
    private static final Node VERSION_OF = DCTerms.isVersionOf.asNode();
    private static final Node REPLACES = DCTerms.replaces.asNode();

    /** Of an article: some sites name their front page as every article's address. */
    private static final Pattern ADDRESS = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://[^/]+/[^#]");

    private Versions() {}

    /** Other articles at the address of an article. */
    static List<Node> others(DatasetGraph data, Node name, Graph graph) {
        List<Node> others = new ArrayList<>();
        url(name, graph)
                .ifPresent(url -> data.find(Node.ANY, Node.ANY, URL, url).forEachRemaining(quad -> {
                    if (quad.getGraph().equals(quad.getSubject())
                            && !quad.getGraph().equals(name)) {
                        others.add(quad.getGraph());
                    }
                }));
        return others;
    }

    /** Whether one article was published after the other, as far as both dates go. */
    static boolean isAfter(Node name, Graph graph, Node other, Graph otherGraph) {
        String one = published(name, graph);
        String two = published(other, otherGraph);
        int common = Math.min(one.length(), two.length());
        return one.substring(0, common).compareTo(two.substring(0, common)) > 0;
    }

    /** What an article says of the versions before it. */
    static List<Triple> history(Node name, Graph graph) {
        List<Triple> history = new ArrayList<>();
        graph.find(name, VERSION_OF, Node.ANY).forEachRemaining(history::add);
        graph.find(name, REPLACES, Node.ANY).forEachRemaining(history::add);
        return history;
    }

    /** What it says once it took the place of an article at its address, whose name may be its own. */
    static List<Triple> history(Node name, Graph graph, Node before) {
        List<Triple> history = new ArrayList<>();
        url(name, graph).ifPresent(url -> {
            history.add(Triple.create(name, VERSION_OF, url));
            if (!before.equals(name)) {
                history.add(Triple.create(name, REPLACES, before));
            }
        });
        return history;
    }

    /** Whether words were changed, and not only what is read from them. */
    static boolean isReworded(Node name, Graph old, Graph graph) {
        return !Objects.equals(object(name, ArticleIndex.BODY, old), object(name, ArticleIndex.BODY, graph))
                || !Objects.equals(object(name, HEADLINE, old), object(name, HEADLINE, graph));
    }

    /** The address of an article by which its versions know each other. */
    static Optional<Node> url(Node name, Graph graph) {
        return Optional.ofNullable(object(name, URL, graph))
                .filter(url -> url.isURI() && ADDRESS.matcher(url.getURI()).find());
    }

    private static String published(Node name, Graph graph) {
        Node date = object(name, PUBLISHED, graph);
        return date == null ? "" : date.getLiteralLexicalForm();
    }

    private static Node object(Node subject, Node property, Graph graph) {
        Iterator<Triple> triples = graph.find(subject, property, Node.ANY);
        return triples.hasNext() ? triples.next().getObject() : null;
    }
}
