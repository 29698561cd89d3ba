package org.depeche.rdf;

import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.sparql.util.FmtUtils;
import org.apache.jena.sys.JenaSystem;

/** The SHACL shapes that every graph of an article passes ({@code ontology/shapes.ttl}). May be shared by threads. */
public final class Shapes {
    static {
        JenaSystem.init();
    }

    private final org.apache.jena.shacl.Shapes shapes;

    private Shapes(org.apache.jena.shacl.Shapes shapes) {
        this.shapes = shapes;
    }

    /** The shapes that come with the program. */
    public static Shapes load() {
        return new Shapes(org.apache.jena.shacl.Shapes.parse(resource("shapes.ttl")));
    }

    /** A file of the ontology folder, which comes with the program. */
    static Graph resource(String name) {
        InputStream in =
                Objects.requireNonNull(Shapes.class.getResourceAsStream("/org/depeche/ontology/" + name), name);
        return RDFParser.source(in).lang(Lang.TURTLE).toGraph();
    }

    /** Where a graph breaks the shapes; empty where it passes. */
    public List<Violation> check(Graph graph) {
        ValidationReport report = ShaclValidator.get().validate(shapes, graph);
        return report.conforms()
                ? List.of()
                : report.getEntries().stream().map(Shapes::violation).toList();
    }

    private static Violation violation(ReportEntry entry) {
        return new Violation(
                plain(entry.focusNode()),
                entry.resultPath() == null ? "" : entry.resultPath().toString(),
                entry.value() == null ? "" : FmtUtils.stringForNode(entry.value()),
                entry.message() == null ? "breaks its shape" : entry.message());
    }

    private static String plain(Node node) {
        return node == null ? "" : node.isURI() ? node.getURI() : FmtUtils.stringForNode(node);
    }
}
