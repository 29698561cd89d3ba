package org.depeche.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sys.JenaSystem;
import org.depeche.rdf.Shapes;
import org.depeche.rdf.Violation;
import org.depeche.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks a store, or files, against the shapes. */
@Command(
        name = "validate",
        description =
                "Check a store, or RDF files, against the SHACL shapes of the vocabulary; ends with 1 where something breaks them.")
public final class ValidateCommand extends GraphCommand {
    @Mixin
    private StoreOption store;

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "RDF files of any syntax (default: the store)")
    private List<Path> files = List.of();

    private final Shapes shapes = Shapes.load();
    private int graphs;
    private int violations;

    @Override
    int run() throws IOException {
        JenaSystem.init();
        if (files.isEmpty()) {
            try (Store opened = store.open()) {
                for (Node name : opened.graphs()) {
                    check(name.toString(), opened.read(data -> copy(data.getGraph(name))));
                }
            }
        } else {
            files.forEach(this::file);
        }
        out().flush();
        err().println(graphs
                + (graphs == 1 ? " graph, " : " graphs, ")
                + violations
                + (violations == 1 ? " violation" : " violations"));
        return violations == 0 ? DONE : BAD_INPUT;
    }

    private void file(Path file) {
        DatasetGraph data = RDFDataMgr.loadDatasetGraph(file.toUri().toString());
        if (!data.getDefaultGraph().isEmpty()) {
            check(file.toString(), data.getDefaultGraph());
        }
        data.listGraphNodes().forEachRemaining(name -> check(name.toString(), data.getGraph(name)));
    }

    private static Graph copy(Graph stored) {
        Graph copy = GraphFactory.createDefaultGraph();
        GraphUtil.addInto(copy, stored);
        return copy;
    }

    private void check(String name, Graph graph) {
        graphs++;
        for (Violation violation : shapes.check(graph)) {
            violations++;
            out().println("SHAPE: " + name + ": " + violation);
        }
    }
}
