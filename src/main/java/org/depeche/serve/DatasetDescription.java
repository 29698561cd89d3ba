package org.depeche.serve;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;
import org.depeche.store.Store;

/** What is in the graph, in the terms of VoID, with the counts of each class and property as they are. */
final class DatasetDescription {
    private static final String FORMATS = "http://www.w3.org/ns/formats/";

    private final Store store;
    private final String base;

    DatasetDescription(Store store, String base) {
        this.store = store;
        this.base = base;
    }

    /** What one reading of the whole graph counts. */
    private static final class Tally {
        private final Map<Node, Long> properties = new TreeMap<>(Tally::compare);
        private final Map<Node, Long> classes = new TreeMap<>(Tally::compare);
        private final Set<Node> subjects = new HashSet<>();
        private final Set<Node> objects = new HashSet<>();
        private long triples;

        private static int compare(Node one, Node other) {
            return one.toString().compareTo(other.toString());
        }

        private void add(Triple triple) {
            triples++;
            properties.merge(triple.getPredicate(), 1L, Long::sum);
            if (triple.predicateMatches(RDF.type.asNode())) {
                classes.merge(triple.getObject(), 1L, Long::sum);
            }
            subjects.add(triple.getSubject());
            objects.add(triple.getObject());
        }
    }

    Graph graph() {
        Tally tally = store.read(data -> {
            Tally counted = new Tally();
            for (Iterator<Quad> quads = data.find(Quad.unionGraph, Node.ANY, Node.ANY, Node.ANY); quads.hasNext(); ) {
                counted.add(quads.next().asTriple());
            }
            return counted;
        });
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
        count(graph, dataset, VOID.triples.asNode(), tally.triples);
        count(graph, dataset, VOID.distinctSubjects.asNode(), tally.subjects.size());
        count(graph, dataset, VOID.distinctObjects.asNode(), tally.objects.size());
        count(graph, dataset, VOID.properties.asNode(), tally.properties.size());
        count(graph, dataset, VOID.classes.asNode(), tally.classes.size());
        partitions(graph, dataset, tally);
        return graph;
    }

    private void partitions(Graph graph, Node dataset, Tally tally) {
        int number = 0;
        for (Map.Entry<Node, Long> one : tally.classes.entrySet()) {
            Node part = NodeFactory.createURI(base + ".well-known/void#class-" + ++number);
            graph.add(dataset, VOID.classPartition.asNode(), part);
            graph.add(part, VOID._class.asNode(), one.getKey());
            count(graph, part, VOID.entities.asNode(), one.getValue());
        }
        number = 0;
        for (Map.Entry<Node, Long> one : tally.properties.entrySet()) {
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
