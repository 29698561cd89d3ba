package org.depeche.serve;

import java.util.List;
import java.util.Map;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;

/** What is in the graph, in the terms of VoID, with the counts of each class and property as they are. */
final class DatasetDescription {
    private static final String FORMATS = "http://www.w3.org/ns/formats/";

    private final Census census;
    private final String base;

    DatasetDescription(Census census, String base) {
        this.census = census;
        this.base = base;
    }

    Graph graph() {
        Census.Tally tally = census.tally();
        Graph graph = GraphFactory.createDefaultGraph();
        graph.getPrefixMapping().setNsPrefix("void", VOID.NS).setNsPrefix("dcterms", DCTerms.NS);
        Node dataset = NodeFactory.createURI(base + ".well-known/void#dataset");
        graph.add(dataset, RDF.type.asNode(), VOID.Dataset.asNode());
        graph.add(dataset, DCTerms.title.asNode(), NodeFactory.createLiteralString("Dépêche"));
        graph.add(
                dataset,
                DCTerms.description.asNode(),
                NodeFactory.createLiteralLang(
                        "Who said what, when; which country does what with or to which; read from news articles.",
                        "en"));
        link(graph, dataset, VOID.sparqlEndpoint.asNode(), "sparql");
        link(graph, dataset, VOID.exampleResource.asNode(), "country/FR");
        for (String file : List.of("graph.ttl", "graph.trig", "graph.nq")) {
            link(graph, dataset, VOID.dataDump.asNode(), "export/" + file);
        }
        graph.add(dataset, VOID.uriSpace.asNode(), NodeFactory.createLiteralString(base));
        for (String namespace : Vocabulary.PREFIXES.values()) {
            graph.add(dataset, VOID.vocabulary.asNode(), NodeFactory.createURI(namespace));
        }
        for (String format : List.of("Turtle", "N-Triples", "JSON-LD", "RDF_XML")) {
            graph.add(dataset, VOID.feature.asNode(), NodeFactory.createURI(FORMATS + format));
        }
        count(graph, dataset, VOID.triples.asNode(), tally.triples());
        count(graph, dataset, VOID.distinctSubjects.asNode(), tally.subjects());
        count(graph, dataset, VOID.distinctObjects.asNode(), tally.objects());
        count(graph, dataset, VOID.properties.asNode(), tally.properties().size());
        count(graph, dataset, VOID.classes.asNode(), tally.classes().size());
        partitions(graph, dataset, tally);
        return graph;
    }

    private void partitions(Graph graph, Node dataset, Census.Tally tally) {
        int number = 0;
        for (Map.Entry<Node, Long> one : tally.classes().entrySet()) {
            Node part = NodeFactory.createURI(base + ".well-known/void#class-" + ++number);
            graph.add(dataset, VOID.classPartition.asNode(), part);
            graph.add(part, VOID._class.asNode(), one.getKey());
            count(graph, part, VOID.entities.asNode(), one.getValue());
        }
        number = 0;
        for (Map.Entry<Node, Long> one : tally.properties().entrySet()) {
            Node part = NodeFactory.createURI(base + ".well-known/void#property-" + ++number);
            graph.add(dataset, VOID.propertyPartition.asNode(), part);
            graph.add(part, VOID.property.asNode(), one.getKey());
            count(graph, part, VOID.triples.asNode(), one.getValue());
        }
    }

    private void link(Graph graph, Node dataset, Node property, String path) {
        graph.add(dataset, property, NodeFactory.createURI(base + path));
    }

    private static void count(Graph graph, Node subject, Node property, long number) {
        graph.add(subject, property, NodeFactory.createLiteralDT(Long.toString(number), XSDDatatype.XSDinteger));
    }
}
