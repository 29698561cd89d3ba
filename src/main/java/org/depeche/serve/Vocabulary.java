package org.depeche.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;

/** Classes and properties that a query may name: those of the vocabulary, and the standard ones that the data uses. */
final class Vocabulary {
    private static final String ONTOLOGY = "/org/depeche/ontology/";

    /** Prefixes of queries. */
    static final Map<String, String> PREFIXES = prefixes();

    private static final List<String> OTHER_CLASSES = List.of(
            "https://schema.org/NewsArticle",
            "https://schema.org/Person",
            "https://schema.org/Organization",
            "https://schema.org/Quotation",
            "http://semanticweb.cs.vu.nl/2009/11/sem/Event",
            "http://www.w3.org/ns/org#Membership",
            "http://www.w3.org/ns/oa#TextPositionSelector",
            "http://www.w3.org/ns/oa#TextQuoteSelector");

    private static final List<String> OTHER_PROPERTIES = List.of(
            "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
            "http://www.w3.org/2000/01/rdf-schema#label",
            "http://www.w3.org/2002/07/owl#sameAs",
            "http://www.w3.org/2004/02/skos/core#prefLabel",
            "http://www.w3.org/ns/org#member",
            "http://www.w3.org/ns/org#organization",
            "http://www.w3.org/ns/org#role",
            "http://www.w3.org/ns/oa#end",
            "http://www.w3.org/ns/oa#exact",
            "http://www.w3.org/ns/oa#hasSelector",
            "http://www.w3.org/ns/oa#start",
            "http://www.w3.org/ns/prov#wasDerivedFrom",
            "https://schema.org/about",
            "https://schema.org/articleBody",
            "https://schema.org/datePublished",
            "https://schema.org/headline",
            "https://schema.org/identifier",
            "https://schema.org/inLanguage",
            "https://schema.org/name",
            "https://schema.org/publisher",
            "https://schema.org/text",
            "https://schema.org/url");

    private static final Terms TERMS = read();

    private Vocabulary() {}

    /** What an editor completes. */
    record Terms(Map<String, String> prefixes, List<String> classes, List<String> properties) {}

    static Terms terms() {
        return TERMS;
    }

    private static Map<String, String> prefixes() {
        Map<String, String> prefixes = new LinkedHashMap<>();
        prefixes.put("dep", Reading.DEP);
        prefixes.put("plover", "https://w3id.org/depeche/plover#");
        prefixes.put("schema", Reading.SCHEMA);
        prefixes.put("prov", "http://www.w3.org/ns/prov#");
        prefixes.put("oa", "http://www.w3.org/ns/oa#");
        prefixes.put("org", "http://www.w3.org/ns/org#");
        prefixes.put("sem", "http://semanticweb.cs.vu.nl/2009/11/sem/");
        prefixes.put("skos", "http://www.w3.org/2004/02/skos/core#");
        prefixes.put("owl", "http://www.w3.org/2002/07/owl#");
        prefixes.put("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
        prefixes.put("rdfs", "http://www.w3.org/2000/01/rdf-schema#");
        prefixes.put("text", "http://jena.apache.org/text#");
        prefixes.put("wd", "http://www.wikidata.org/entity/");
        prefixes.put("xsd", "http://www.w3.org/2001/XMLSchema#");
        return prefixes;
    }

    private static Terms read() {
        Graph graph = GraphFactory.createDefaultGraph();
        for (String file : List.of("depeche.ttl", "plover.ttl")) {
            try (InputStream in = Vocabulary.class.getResourceAsStream(ONTOLOGY + file)) {
                RDFDataMgr.read(graph, in, Lang.TURTLE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        List<String> classes = new ArrayList<>(named(graph, OWL2.Class.asNode()));
        classes.addAll(OTHER_CLASSES);
        List<String> properties = new ArrayList<>(named(graph, OWL2.ObjectProperty.asNode()));
        properties.addAll(named(graph, OWL2.DatatypeProperty.asNode()));
        properties.addAll(OTHER_PROPERTIES);
        return new Terms(
                PREFIXES,
                classes.stream().sorted().toList(),
                properties.stream().sorted().toList());
    }

    private static List<String> named(Graph graph, Node type) {
        return graph.find(Node.ANY, RDF.type.asNode(), type).toList().stream()
                .map(triple -> triple.getSubject().getURI())
                .filter(iri -> iri.startsWith("https://w3id.org/depeche"))
                .toList();
    }
}
