package org.depeche.store;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDFBase;

/**
 * A note of what a write is about to touch, on the disk before the database commits and taken away after the indexes
 * have. Whoever finds it when a store is opened brings just these into step with the database, whichever of the commits
 * had come about when the process ended.
 *
 * @param everything whether all of the indexes has to be made anew, as after a bulk load
 * @param graphs names of graphs that were put in, replaced or taken out
 * @param texts triples of the text index that were, or are, in one of them
 */
record PendingChange(boolean everything, List<Node> graphs, List<Triple> texts) {
    static final PendingChange ALL = new PendingChange(true, List.of(), List.of());

    private static final String FILE = "depeche.pending";
    private static final String EVERYTHING = "everything";

    /** Writes the note; it is there whole or not at all, and outlives the machine's power. */
    void write(Path directory) {
        Path part = directory.resolve(FILE + ".part");
        try (FileOutputStream file = new FileOutputStream(part.toFile());
                OutputStream out = new BufferedOutputStream(file)) {
            StringBuilder names = new StringBuilder(everything ? EVERYTHING + "\n" : "");
            graphs.forEach(graph -> names.append(graph.getURI()).append('\n'));
            out.write(names.append('\n').toString().getBytes(StandardCharsets.UTF_8));
            RDFDataMgr.writeTriples(out, texts.iterator());
            out.flush();
            file.getFD().sync();
            Files.move(part, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Optional<PendingChange> read(Path directory) throws IOException {
        Path note = directory.resolve(FILE);
        if (!Files.exists(note)) {
            return Optional.empty();
        }
        boolean everything = false;
        List<Node> graphs = new ArrayList<>();
        List<Triple> texts = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(note)) {
            for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
                if (line.equals(EVERYTHING)) {
                    everything = true;
                } else {
                    graphs.add(NodeFactory.createURI(line));
                }
            }
            RDFParser.create().source(reader).lang(Lang.NTRIPLES).parse(new StreamRDFBase() {
                @Override
                public void triple(Triple triple) {
                    texts.add(triple);
                }
            });
        }
        return Optional.of(new PendingChange(everything, graphs, texts));
    }

    static void clear(Path directory) throws IOException {
        Files.deleteIfExists(directory.resolve(FILE));
    }
}
