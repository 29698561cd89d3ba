package org.depeche.store;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;

/** Writes the store's graphs, all or those of some articles, in a syntax of RDF. Same content, same text. */
public final class Export {
    private static final String VOCABULARY = "https://w3id.org/depeche";

    private final Store store;
    private final Format format;

    public Export(Store store, Format format) {
        this.store = store;
        this.format = format;
    }

    /** Syntaxes; only TriG and N-Quads keep the names of the graphs. */
    public enum Format {
        TURTLE("text/turtle", "ttl"),
        TRIG("application/trig", "trig"),
        NQUADS("application/n-quads", "nq"),
        JSONLD("application/ld+json", "jsonld"),
        RDFXML("application/rdf+xml", "rdf");

        private final String mediaType;
        private final String ending;

        Format(String mediaType, String ending) {
            this.mediaType = mediaType;
            this.ending = ending;
        }

        public String mediaType() {
            return mediaType;
        }

        /** Of file names, without the dot. */
        public String ending() {
            return ending;
        }
    }

    /** Ids among these of which the store has no article. */
    public List<String> absent(Collection<String> articles) {
        return store.read(data -> articles.stream()
                .filter(id -> !names(data, List.of(id)).iterator().hasNext())
                .toList());
    }

    /**
     * Writes.
     *
     * @param articles ids; none for the whole store
     */
    public void write(Collection<String> articles, OutputStream out) throws IOException {
        if (format == Format.NQUADS && articles.isEmpty()) {
            store.dump(out);
            return;
        }
        BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        String base = store.base();
        List<Node> names = articles.isEmpty() ? store.graphs() : store.read(data -> names(data, articles));
        switch (format) {
            case TURTLE -> {
                ReadableTurtle turtle = new ReadableTurtle(writer, base);
                turtle.start();
                each(names, (name, graph) -> turtle.graph(graph));
            }
            case TRIG -> {
                ReadableTurtle trig = new ReadableTurtle(writer, base);
                trig.start();
                each(names, trig::graph);
            }
            case NQUADS -> store.dump(names, out);
            case JSONLD -> whole(names, RDFFormat.JSONLD_PRETTY, out);
            case RDFXML -> whole(names, RDFFormat.RDFXML_PLAIN, out);
        }
        writer.flush();
    }

    private void whole(List<Node> names, RDFFormat syntax, OutputStream out) {
        Graph all = GraphFactory.createDefaultGraph();
        all.getPrefixMapping().setNsPrefixes(ReadableTurtle.prefixes());
        each(names, (name, graph) -> GraphUtil.addInto(all, graph));
        RDFWriter.source(all).format(syntax).output(out);
    }

    private void each(List<Node> names, BiConsumer<Node, Graph> writer) {
        for (Node name : names) {
            store.read(data -> {
                writer.accept(name, data(data.getGraph(name)));
                return null;
            });
        }
    }

    /** The graph without the vocabulary, which is published on its own. */
    private static Graph data(Graph stored) {
        Graph data = GraphFactory.createDefaultGraph();
        stored.find().forEachRemaining(triple -> {
            if (!triple.getSubject().isURI() || !triple.getSubject().getURI().startsWith(VOCABULARY)) {
                data.add(triple);
            }
        });
        return data;
    }

    private static List<Node> names(DatasetGraph data, Collection<String> articles) {
        List<Node> names = new ArrayList<>();
        for (String id : articles) {
            try (QueryExec query = QueryExec.dataset(data)
                    .query("SELECT ?article { ?article <https://schema.org/identifier> ?id }")
                    .substitution("id", NodeFactory.createLiteralString(id))
                    .build()) {
                query.select().forEachRemaining(row -> names.add(row.get("article")));
            }
        }
        return names;
    }
}
