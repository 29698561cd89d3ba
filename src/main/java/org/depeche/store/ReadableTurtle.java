package org.depeche.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.atlas.io.IndentedLineBuffer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeFormatterTTL_MultiLine;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.vocabulary.RDF;

/**
 * Turtle and TriG for a person to read: prefixes, one block a subject, what is said of findings in the order in which one
 * asks (who, for whom, what, when), evidence below its finding. Same graph, same text.
 */
public final class ReadableTurtle {
    private static final Map<String, String> PREFIXES = new LinkedHashMap<>();

    static {
        PREFIXES.put("dep", "https://w3id.org/depeche#");
        PREFIXES.put("plover", "https://w3id.org/depeche/plover#");
        PREFIXES.put("schema", "https://schema.org/");
        PREFIXES.put("prov", "http://www.w3.org/ns/prov#");
        PREFIXES.put("oa", "http://www.w3.org/ns/oa#");
        PREFIXES.put("org", "http://www.w3.org/ns/org#");
        PREFIXES.put("owl", "http://www.w3.org/2002/07/owl#");
        PREFIXES.put("rdfs", "http://www.w3.org/2000/01/rdf-schema#");
        PREFIXES.put("sem", "http://semanticweb.cs.vu.nl/2009/11/sem/");
        PREFIXES.put("skos", "http://www.w3.org/2004/02/skos/core#");
        PREFIXES.put("dcterms", "http://purl.org/dc/terms/");
        PREFIXES.put("time", "http://www.w3.org/2006/time#");
        PREFIXES.put("wd", "http://www.wikidata.org/entity/");
        PREFIXES.put("xsd", "http://www.w3.org/2001/XMLSchema#");
    }

    /** Kinds of subjects, in the order in which they are written. */
    private static final List<String> KINDS =
            List.of("article/", "statement/", "relation/", "person/", "organisation/", "actor/", "country/", "role/");

    /** Properties that come first, in this order; the others follow by their IRI. */
    private static final Map<String, Integer> ORDER = order(
            RDF.type.getURI(),
            "https://schema.org/identifier",
            "https://schema.org/name",
            "https://schema.org/headline",
            "https://schema.org/datePublished",
            "https://schema.org/publisher",
            "https://schema.org/url",
            "https://schema.org/inLanguage",
            "https://schema.org/articleBody",
            "https://w3id.org/depeche#speaker",
            "https://w3id.org/depeche#speakerName",
            "https://w3id.org/depeche#speakerRole",
            "https://w3id.org/depeche#onBehalfOf",
            "https://schema.org/text",
            "https://w3id.org/depeche#kind",
            "https://w3id.org/depeche#cue",
            "https://w3id.org/depeche#speechAct",
            "https://w3id.org/depeche#saidOn",
            "https://w3id.org/depeche#source",
            "https://w3id.org/depeche#type",
            "https://w3id.org/depeche#target",
            "https://w3id.org/depeche#quadClass",
            "https://w3id.org/depeche#date",
            "https://w3id.org/depeche#datePrecision",
            "https://w3id.org/depeche#dateBasis",
            "https://w3id.org/depeche#status",
            "https://w3id.org/depeche#claimedBy",
            "https://w3id.org/depeche#reportedBy",
            "https://w3id.org/depeche#addressee",
            "https://schema.org/about");

    private final Appendable out;
    private final String base;
    private final PrefixMap prefixes = PrefixMapFactory.create();
    private final NodeFormatterTTL_MultiLine format;

    /**
     * @param out where to
     * @param base of the data's IRIs, which are written relative to it; empty for none
     */
    public ReadableTurtle(Appendable out, String base) {
        this.out = out;
        this.base = base;
        PREFIXES.forEach(prefixes::add);
        this.format = new NodeFormatterTTL_MultiLine(null, prefixes);
    }

    /** Prefixes that are written, with their namespaces. */
    static Map<String, String> prefixes() {
        return PREFIXES;
    }

    private static Map<String, Integer> order(String... properties) {
        Map<String, Integer> order = new HashMap<>();
        for (String property : properties) {
            order.put(property, order.size());
        }
        return order;
    }

    /** Writes base and prefixes; comes first. */
    public void start() {
        if (!base.isEmpty()) {
            line("@base <" + base + "> .");
        }
        PREFIXES.forEach((prefix, namespace) -> line("@prefix " + prefix + ": <" + namespace + "> ."));
    }

    /** Writes a graph as blocks of Turtle, each after a blank line. */
    public void graph(Graph graph) {
        blocks(graph, "");
    }

    /** Writes a graph as a block of TriG. */
    public void graph(Node name, Graph graph) {
        line("");
        line(term(name) + " {");
        blocks(graph, "    ");
        line("}");
    }

    private void blocks(Graph graph, String indent) {
        Map<Node, Map<Node, List<Node>>> subjects = new TreeMap<>(Comparator.comparing(this::subjectKey));
        graph.find()
                .forEachRemaining(triple -> subjects.computeIfAbsent(
                                triple.getSubject(),
                                s -> new TreeMap<>(Comparator.comparing(ReadableTurtle::propertyKey)))
                        .computeIfAbsent(triple.getPredicate(), p -> new ArrayList<>())
                        .add(triple.getObject()));
        subjects.forEach((subject, properties) -> {
            line("");
            StringBuilder block = new StringBuilder(indent).append(term(subject));
            String separator = " ";
            for (Map.Entry<Node, List<Node>> property : properties.entrySet()) {
                block.append(separator).append(predicate(property.getKey())).append(' ');
                block.append(String.join(
                        " , ",
                        property.getValue().stream().map(this::term).sorted().toList()));
                separator = " ;\n" + indent + "    ";
            }
            line(block.append(" .").toString());
        });
    }

    /** Kind, then words and numbers of the IRI: statement 2 before statement 10, and its evidence right below it. */
    private String subjectKey(Node subject) {
        if (!subject.isURI()) {
            return "z" + subject;
        }
        String iri = subject.getURI();
        String path = !base.isEmpty() && iri.startsWith(base) ? iri.substring(base.length()) : iri;
        int kind = 0;
        while (kind < KINDS.size() && !path.startsWith(KINDS.get(kind))) {
            kind++;
        }
        return (char) ('a' + kind) + natural(path);
    }

    private static String natural(String path) {
        StringBuilder key = new StringBuilder();
        int at = 0;
        while (at < path.length()) {
            int end = at;
            while (end < path.length() && Character.isDigit(path.charAt(end))) {
                end++;
            }
            if (end > at) {
                key.append("0".repeat(Math.max(0, 12 - (end - at)))).append(path, at, end);
                at = end;
            } else {
                key.append(path.charAt(at++));
            }
        }
        // Ties (1 and 01) are told apart.
        return key.append(' ').append(path).toString();
    }

    private static String propertyKey(Node property) {
        Integer rank = ORDER.get(property.getURI());
        return rank == null ? "z" + property.getURI() : Character.toString((char) ('!' + rank));
    }

    private String predicate(Node property) {
        return property.equals(RDF.type.asNode()) ? "a" : term(property);
    }

    private String term(Node node) {
        if (node.isURI() && isOurs(node.getURI())) {
            return "<" + node.getURI().substring(base.length()) + ">";
        }
        IndentedLineBuffer buffer = new IndentedLineBuffer();
        format.format(buffer, node);
        return buffer.asString();
    }

    /** Only what is made below the base is written relative to it: elsewhere dots and slashes could mean something else. */
    private boolean isOurs(String iri) {
        return !base.isEmpty()
                && iri.startsWith(base)
                && KINDS.stream().anyMatch(kind -> iri.startsWith(kind, base.length()));
    }

    private void line(String text) {
        try {
            out.append(text).append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
