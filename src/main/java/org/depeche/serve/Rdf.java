package org.depeche.serve;

import java.nio.charset.StandardCharsets;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFWriter;
import org.depeche.store.ReadableTurtle;
import org.depeche.store.Store;

/** Writes graphs as answers, in the syntax that is asked for. */
final class Rdf {
    private final Description description;
    private final String base;

    Rdf(Store store, String base) {
        this.description = new Description(store);
        this.base = base;
    }

    /** What the graph says of a node. */
    Answer describe(String iri, ResultFormat.Graphs format) {
        Graph graph = description.of(iri);
        if (!format.name().equals("turtle")) {
            return write(graph, format);
        }
        // Turtle in the order in which a person reads it.
        StringBuilder text = new StringBuilder();
        ReadableTurtle turtle = new ReadableTurtle(text, base);
        turtle.start();
        turtle.graph(graph);
        return new Answer("text/turtle; charset=utf-8", text.toString().getBytes(StandardCharsets.UTF_8));
    }

    static Answer write(Graph graph, ResultFormat.Graphs format) {
        BoundedOutput out = new BoundedOutput(Integer.MAX_VALUE);
        RDFWriter.source(graph).format(format.format()).output(out);
        return new Answer(
                format.mediaType().startsWith("text/") ? format.mediaType() + "; charset=utf-8" : format.mediaType(),
                out.toBytes());
    }
}
