package org.depeche.serve;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.depeche.store.Counts;
import org.depeche.store.Store;

/** What the graph holds, counted in one reading of it; kept until the store changes. Triples count once, in however many graphs. */
final class Census {
    private static final String COUNTRY = "/country/";

    private final Store store;
    private Tally tally;

    Census(Store store) {
        this.store = store;
    }

    /**
     * Numbers.
     *
     * @param properties number of triples by property
     * @param classes number of subjects by class
     * @param countries of which a relation or statement tells
     */
    record Tally(
            long revision,
            Map<Node, Long> properties,
            Map<Node, Long> classes,
            long subjects,
            long objects,
            long countries,
            long triples) {
        private long of(String type) {
            return classes.entrySet().stream()
                    .filter(one -> one.getKey().isURI() && one.getKey().getURI().equals(type))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }

        Counts counts() {
            return new Counts(
                    of(Reading.SCHEMA + "NewsArticle"),
                    of(Reading.DEP + "Statement"),
                    of(Reading.DEP + "Relation"),
                    of(Reading.SCHEMA + "Person"),
                    of(Reading.SCHEMA + "Organization"),
                    countries,
                    triples);
        }
    }

    synchronized Tally tally() {
        Tally ready = tally;
        long now = store.revision();
        if (ready == null || ready.revision() != now) {
            ready = store.read(data -> count(data, now));
            tally = ready;
        }
        return ready;
    }

    private static Tally count(DatasetGraph data, long revision) {
        Map<Node, Long> properties = new HashMap<>();
        Map<Node, Long> classes = new HashMap<>();
        Set<Node> subjects = new HashSet<>();
        Set<Node> objects = new HashSet<>();
        Set<Node> countries = new HashSet<>();
        Set<String> involving = Set.of(
                Reading.DEP + "source", Reading.DEP + "target", Reading.DEP + "onBehalfOf", Reading.SCHEMA + "about");
        long triples = 0;
        for (Iterator<Quad> quads = data.find(Quad.unionGraph, Node.ANY, Node.ANY, Node.ANY); quads.hasNext(); ) {
            Triple triple = quads.next().asTriple();
            triples++;
            properties.merge(triple.getPredicate(), 1L, Long::sum);
            if (triple.predicateMatches(RDF.type.asNode())) {
                classes.merge(triple.getObject(), 1L, Long::sum);
            }
            subjects.add(triple.getSubject());
            objects.add(triple.getObject());
            if (triple.getObject().isURI()
                    && triple.getObject().getURI().contains(COUNTRY)
                    && involving.contains(triple.getPredicate().getURI())) {
                countries.add(triple.getObject());
            }
        }
        return new Tally(
                revision,
                sorted(properties),
                sorted(classes),
                subjects.size(),
                objects.size(),
                countries.size(),
                triples);
    }

    private static Map<Node, Long> sorted(Map<Node, Long> counts) {
        Map<Node, Long> sorted = new TreeMap<>(Comparator.comparing(Node::toString));
        sorted.putAll(counts);
        return sorted;
    }
}
