package org.depeche.serve;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.depeche.store.Store;

/** What the graph says of a node: of an article its whole graph, of another its triples and those of its parts. */
final class Description {
    private static final int MOST = 20_000;

    private final Store store;

    Description(Store store) {
        this.store = store;
    }

    Graph of(String iri) {
        Node node = NodeFactory.createURI(iri);
        return store.read(data -> {
            Graph graph = GraphFactory.createDefaultGraph();
            if (data.containsGraph(node)) {
                data.find(node, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(quad -> graph.add(quad.asTriple()));
            } else {
                describe(data, node, graph);
            }
            return graph;
        });
    }

    /** The first literal, in the order of their text, that a subject has for a property. */
    static String literal(Graph graph, String subject, String property, String otherwise) {
        return graph.find(NodeFactory.createURI(subject), NodeFactory.createURI(property), Node.ANY).toList().stream()
                .map(Triple::getObject)
                .filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm)
                .min(Comparator.naturalOrder())
                .orElse(otherwise);
    }

    private static void describe(DatasetGraph data, Node node, Graph graph) {
        Deque<Node> open = new ArrayDeque<>();
        Set<Node> seen = new HashSet<>();
        open.add(node);
        while (!open.isEmpty() && graph.size() < MOST) {
            Node next = open.remove();
            if (seen.add(next)) {
                data.find(Quad.unionGraph, next, Node.ANY, Node.ANY).forEachRemaining(quad -> {
                    graph.add(quad.asTriple());
                    Node object = quad.getObject();
                    if (object.isURI() && object.getURI().startsWith(node.getURI() + "#")) {
                        open.add(object);
                    }
                });
            }
        }
    }
}
