package org.depeche.serve;

import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.depeche.store.NamedQuery;

/**
 * The queries that come with the program, in RDF: SHACL's terms for executable SPARQL, as the SIB's sparql-examples use
 * them, so that editors which know these offer the queries. Parameters stand at their usual values.
 */
final class Examples {
    private static final String SH = "http://www.w3.org/ns/shacl#";

    private Examples() {}

    /** All of them, by the address of their pages. */
    static Graph graph(String base) {
        Graph graph = GraphFactory.createDefaultGraph();
        graph.getPrefixMapping()
                .setNsPrefix("sh", SH)
                .setNsPrefix("schema", Reading.SCHEMA)
                .setNsPrefix("rdfs", RDFS.uri);
        NamedQuery.all().forEach(query -> add(graph, query, base));
        return graph;
    }

    private static void add(Graph graph, NamedQuery named, String base) {
        Query query = named.bind(Map.of());
        Node node = NodeFactory.createURI(base + "query/" + named.name());
        String form = query.isAskType() ? "Ask" : query.isConstructType() ? "Construct" : "Select";
        graph.add(node, RDF.type.asNode(), sh("SPARQLExecutable"));
        graph.add(node, RDF.type.asNode(), sh("SPARQL" + form + "Executable"));
        graph.add(node, RDFS.label.asNode(), english(named.title()));
        graph.add(node, RDFS.label.asNode(), NodeFactory.createLiteralLang(named.title("fr"), "fr"));
        graph.add(node, RDFS.comment.asNode(), english(named.problem() + " " + named.solution()));
        graph.add(node, sh(form.toLowerCase(java.util.Locale.ROOT)), NodeFactory.createLiteralString(query.toString()));
        graph.add(node, schema("target"), NodeFactory.createURI(base + "sparql"));
        graph.add(node, schema("url"), NodeFactory.createURI(base + "query/" + named.name()));
    }

    private static Node english(String text) {
        return NodeFactory.createLiteralLang(text, "en");
    }

    private static Node sh(String name) {
        return NodeFactory.createURI(SH + name);
    }

    private static Node schema(String name) {
        return NodeFactory.createURI(Reading.SCHEMA + name);
    }
}
