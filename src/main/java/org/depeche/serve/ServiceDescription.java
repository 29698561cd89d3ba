package org.depeche.serve;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;

/** What the endpoint can do, in the terms of SPARQL 1.1 Service Description. */
final class ServiceDescription {
    private static final String SD = "http://www.w3.org/ns/sparql-service-description#";
    private static final String FORMATS = "http://www.w3.org/ns/formats/";

    private ServiceDescription() {}

    static Graph of(String base, boolean writable) {
        Graph graph = GraphFactory.createDefaultGraph();
        graph.getPrefixMapping().setNsPrefix("sd", SD).setNsPrefix("formats", FORMATS);
        Node service = NodeFactory.createURI(base + "sparql#service");
        Node dataset = NodeFactory.createURI(base + ".well-known/void#dataset");
        graph.add(service, RDF.type.asNode(), sd("Service"));
        graph.add(service, sd("endpoint"), NodeFactory.createURI(base + "sparql"));
        graph.add(service, sd("supportedLanguage"), sd("SPARQL11Query"));
        if (writable) {
            graph.add(service, sd("supportedLanguage"), sd("SPARQL11Update"));
        }
        graph.add(service, sd("feature"), sd("UnionDefaultGraph"));
        for (String format : List.of(
                "SPARQL_Results_JSON",
                "SPARQL_Results_XML",
                "SPARQL_Results_CSV",
                "SPARQL_Results_TSV",
                "Turtle",
                "N-Triples",
                "JSON-LD",
                "RDF_XML",
                "TriG",
                "N-Quads")) {
            graph.add(service, sd("resultFormat"), NodeFactory.createURI(FORMATS + format));
        }
        graph.add(service, sd("defaultDataset"), dataset);
        graph.add(dataset, RDF.type.asNode(), sd("Dataset"));
        return graph;
    }

    private static Node sd(String name) {
        return NodeFactory.createURI(SD + name);
    }
}
