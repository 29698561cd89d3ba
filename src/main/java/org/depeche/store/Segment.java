package org.depeche.store;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * A file of whole articles: their names, each with the digest of what it was read from, and then all quads, in RDF Thrift. It is there whole
 * or not at all, and outlives the machine's power.
 *
 * @param file the file
 */
record Segment(Path file) {
    private static final int BUFFER = 1 << 16;

    /**
     * The articles of a segment, with the digests of what they were read from, empty where none is known, in the order in which they came.
     *
     * @param waiting those that take nobody's place
     * @param aside those that may take the place of others
     */
    record Articles(Map<Node, String> waiting, Map<Node, String> aside) {}

    void write(Articles articles, Consumer<Consumer<Quad>> quads) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Compressed.to(part), BUFFER))) {
            write(articles.waiting(), out);
            write(articles.aside(), out);
            StreamRDF writer = StreamRDFWriter.getWriterStream(out, Lang.RDFTHRIFT);
            writer.start();
            quads.accept(writer::quad);
            writer.finish();
        }
        try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void write(Map<Node, String> digests, DataOutputStream out) throws IOException {
        out.writeInt(digests.size());
        for (Map.Entry<Node, String> article : digests.entrySet()) {
            write(article.getKey().getURI(), out);
            write(article.getValue(), out);
        }
    }

    /** Not by {@code writeUTF}, which takes no more than 65,535 bytes. */
    private static void write(String words, DataOutputStream out) throws IOException {
        byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    Articles articles() throws IOException {
        try (DataInputStream in = open()) {
            return articles(in);
        }
    }

    /** Gives the quads of what waits to a consumer, a graph's together. */
    void waiting(Consumer<Quad> sink) {
        read((articles, quad) -> {
            if (!articles.aside().containsKey(quad.getGraph())) {
                sink.accept(quad);
            }
        });
    }

    /** The graphs that were put aside, by name. */
    Map<Node, Graph> aside() {
        Map<Node, Graph> graphs = new LinkedHashMap<>();
        read((articles, quad) -> {
            if (articles.aside().containsKey(quad.getGraph())) {
                graphs.computeIfAbsent(quad.getGraph(), name -> GraphFactory.createGraphMem())
                        .add(quad.asTriple());
            }
        });
        return graphs;
    }

    private void read(BiConsumer<Articles, Quad> sink) {
        try (DataInputStream in = open()) {
            Articles articles = articles(in);
            RDFParser.source(in).lang(Lang.RDFTHRIFT).parse(new StreamRDFBase() {
                @Override
                public void quad(Quad quad) {
                    sink.accept(articles, quad);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DataInputStream open() throws IOException {
        return new DataInputStream(new BufferedInputStream(Compressed.from(file), BUFFER));
    }

    private static Articles articles(DataInputStream in) throws IOException {
        return new Articles(digests(in), digests(in));
    }

    private static Map<Node, String> digests(DataInputStream in) throws IOException {
        Map<Node, String> digests = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            digests.put(NodeFactory.createURI(read(in)), read(in));
        }
        return digests;
    }

    private static String read(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
