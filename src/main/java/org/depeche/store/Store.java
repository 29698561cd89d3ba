package org.depeche.store;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.jena.atlas.io.IndentedLineBuffer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.riot.out.NodeFormatterNT;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.TDB2;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.depeche.model.Problem;

/**
 * The graph on disk. One process owns it; within it, one thread writes at a time and any number read. Queries see the
 * union of all graphs as the default graph.
 *
 * <p>A write transaction of TDB2 5.6.0 that aborts after some thousands of quads leaves the node table damaged (Jena
 * GH-3877). So graphs come in whole, nothing is parsed or checked inside a transaction, and after any abort the database
 * is dropped from memory and opened anew.
 */
public final class Store implements AutoCloseable {
    static {
        JenaSystem.init();
    }

    /** What is left on the disk when writing is refused. */
    private static final long LEAST_FREE_BYTES = 512L << 20;

    private static final String COUNT = """
            PREFIX dep: <https://w3id.org/depeche#>
            PREFIX schema: <https://schema.org/>
            SELECT ( COUNT ( DISTINCT ?thing ) AS ?count ) { %s }""";

    private final Path directory;
    private final StoreLock lock;
    private final CompactedSize compacted;
    private volatile DatasetGraph dataset;

    private Store(Path directory, StoreLock lock) {
        this.directory = directory;
        this.lock = lock;
        this.dataset = connect();
        this.compacted = new CompactedSize(directory);
    }

    /**
     * Opens a store, or makes one where there is none.
     *
     * @throws StoreException {@code STORE-LOCKED}, {@code STORE-UNREADABLE}
     */
    public static Store open(Path directory) {
        try {
            Files.createDirectories(directory);
            return open(directory, StoreLock.take(directory));
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
    }

    /**
     * Opens a store that is there.
     *
     * @throws StoreException as {@link #open}, and {@code STORE-ABSENT}
     */
    public static Store openExisting(Path directory) {
        if (!Files.isDirectory(directory.resolve("Data-0001")) && !hasData(directory)) {
            throw failure("STORE-ABSENT", directory, "there is no store", "make one with 'depeche build'", null);
        }
        return open(directory);
    }

    private static boolean hasData(Path directory) {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith("Data-"));
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
    }

    private static Store open(Path directory, StoreLock lock) throws IOException {
        try {
            return new Store(directory, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw unreadable(directory, e);
        }
    }

    private DatasetGraph connect() {
        DatasetGraph connected = DatabaseMgr.connectDatasetGraph(directory.toString());
        connected.getContext().set(TDB2.symUnionDefaultGraph, true);
        return connected;
    }

    /**
     * Puts graphs in place of those of the same names, all in one transaction. A transaction costs much and its size
     * little: batches want a hundred articles or more.
     *
     * @param graphs by name, without blank nodes
     * @throws StoreException {@code STORE-FULL} before anything is written, {@code STORE-WRITE} where writing failed; the
     *     store then holds what it held before
     */
    public Replaced replace(Map<Node, Graph> graphs) {
        checkSpace();
        int[] tally = new int[3];
        long[] triples = new long[1];
        write(data -> graphs.forEach((name, graph) -> {
            Graph old = data.getGraph(name);
            boolean had = !old.isEmpty();
            if (had && same(old, graph)) {
                tally[2]++;
            } else {
                if (had) {
                    data.removeGraph(name);
                }
                graph.find().forEach(triple -> data.add(quad(name, triple)));
                tally[had ? 1 : 0]++;
            }
            triples[0] += graph.size();
        }));
        return new Replaced(tally[0], tally[1], tally[2], triples[0]);
    }

    /** Puts what is known beside the articles in the place of what was. */
    public void replaceKnown(Node name, Graph graph) {
        replace(Map.of(name, graph));
    }

    /** Takes an article's graph out; says whether it was there. */
    public boolean remove(Node name) {
        boolean[] had = new boolean[1];
        write(data -> {
            had[0] = data.containsGraph(name);
            if (had[0]) {
                data.removeGraph(name);
            }
        });
        return had[0];
    }

    private static boolean same(Graph old, Graph graph) {
        long size = 0;
        for (Iterator<Triple> triples = old.find(); triples.hasNext(); size++) {
            if (!graph.contains(triples.next())) {
                return false;
            }
        }
        return size == graph.size();
    }

    private static Quad quad(Node name, Triple triple) {
        return Quad.create(name, triple);
    }

    private synchronized void write(Consumer<DatasetGraph> change) {
        DatasetGraph data = dataset;
        data.begin(ReadWrite.WRITE);
        try {
            change.accept(data);
            data.commit();
        } catch (RuntimeException | Error e) {
            reopen(data);
            throw failure("STORE-WRITE", directory, "writing failed: " + e.getMessage(), "the store is as it was", e);
        }
        data.end();
    }

    private void reopen(DatasetGraph data) {
        try {
            data.abort();
            data.end();
        } finally {
            TDBInternal.expel(data, true);
            dataset = connect();
        }
    }

    private void checkSpace() {
        try {
            FileStore disk = Files.getFileStore(directory);
            long free = disk.getUsableSpace();
            if (free < LEAST_FREE_BYTES) {
                throw failure(
                        "STORE-FULL",
                        directory,
                        "only " + (free >> 20) + " MB are free on its disk",
                        "free some space: " + (LEAST_FREE_BYTES >> 20) + " MB are kept for safety",
                        null);
            }
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
    }

    /** Runs {@code reader} in a read transaction. */
    public <T> T read(Function<DatasetGraph, T> reader) {
        return org.apache.jena.system.Txn.calculateRead(dataset, () -> reader.apply(dataset));
    }

    /** The dataset, for whoever manages read transactions itself, such as a server. Not to be written to. */
    public DatasetGraph dataset() {
        return dataset;
    }

    /** Names of the graphs, in order. */
    public List<Node> graphs() {
        return read(Store::graphs);
    }

    private static List<Node> graphs(DatasetGraph data) {
        List<Node> names = new ArrayList<>();
        data.listGraphNodes().forEachRemaining(names::add);
        names.sort(Comparator.comparing(Node::toString));
        return names;
    }

    /** Reads every index and term; says what is wrong, in words. */
    public List<String> verify() {
        return read(Verification::of);
    }

    /** Where quads come from that were checked before. */
    interface Source {
        void to(Consumer<Quad> sink) throws IOException;
    }

    void load(Source source) {
        checkSpace();
        write(data -> {
            try {
                source.to(data::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** What the IRIs of the data begin with, as the articles' names show; empty for a store without articles. */
    public String base() {
        return read(data -> {
            for (Iterator<Node> names = data.listGraphNodes(); names.hasNext(); ) {
                String name = names.next().toString();
                int path = name.lastIndexOf("/article/");
                if (path >= 0) {
                    return name.substring(0, path + 1);
                }
            }
            return "";
        });
    }

    /** Counts what the store holds; reads it through. */
    public Counts counts() {
        return read(data -> new Counts(
                count(data, "?thing a schema:NewsArticle"),
                count(data, "?thing a dep:Statement"),
                count(data, "?thing a dep:Relation"),
                count(data, "?thing a schema:Person"),
                count(data, "?thing a schema:Organization"),
                count(data, "{ ?s dep:source|dep:target|dep:onBehalfOf|schema:about ?thing . ?thing dep:code ?code }"),
                size(data)));
    }

    private static long count(DatasetGraph data, String pattern) {
        try (QueryExec query =
                QueryExec.dataset(data).query(COUNT.formatted(pattern)).build()) {
            RowSet rows = query.select();
            return ((Number) rows.next().get("count").getLiteralValue()).longValue();
        }
    }

    private static long size(DatasetGraph data) {
        long size = 0;
        for (Iterator<Quad> quads = data.find(); quads.hasNext(); quads.next()) {
            size++;
        }
        return size;
    }

    /**
     * Writes all quads as N-Quads in the order of their lines, so that two stores of the same content give the same bytes.
     * Lines are sorted graph by graph: the largest graph has to fit into memory, the store has not.
     */
    public void dump(OutputStream out) {
        dump(null, out);
    }

    /** Likewise for some graphs, or all where {@code names} is null; all as they were at one moment. */
    void dump(List<Node> names, OutputStream out) {
        BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        read(data -> {
            try {
                for (Node name : names == null ? graphs(data) : names) {
                    for (String line : lines(data, name)) {
                        writer.write(line);
                        writer.write('\n');
                    }
                }
                writer.flush();
                return null;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static List<String> lines(DatasetGraph data, Node name) {
        NodeFormatterNT format = new NodeFormatterNT();
        List<String> lines = new ArrayList<>();
        data.find(name, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(quad -> {
            IndentedLineBuffer line = new IndentedLineBuffer();
            for (Node node : List.of(quad.getSubject(), quad.getPredicate(), quad.getObject(), quad.getGraph())) {
                format.format(line, node);
                line.print(" ");
            }
            line.print(".");
            lines.add(line.asString());
        });
        lines.sort(null);
        return lines;
    }

    /** Compacts where the store has grown past twice the size that the last compaction left; says whether it did. */
    public synchronized boolean compactIfGrown() {
        if (!compacted.isOutgrown()) {
            return false;
        }
        compact();
        return true;
    }

    /** Rewrites the store without what earlier transactions left behind. Readers go on. */
    public synchronized void compact() {
        checkSpace();
        DatabaseMgr.compact(dataset, true);
        compacted.remember();
    }

    /** What the store takes on disk, in bytes. */
    public long bytes() {
        return compacted.bytes();
    }

    @Override
    public void close() {
        TDBInternal.expel(dataset, true);
        try {
            lock.close();
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
    }

    private static StoreException unreadable(Path directory, Exception e) {
        return failure(
                "STORE-UNREADABLE",
                directory,
                "the store cannot be opened: " + e.getMessage(),
                "check that the folder is a store, and that you may read and write it",
                e);
    }

    private static StoreException failure(String code, Path directory, String message, String advice, Throwable cause) {
        return new StoreException(new Problem(code, directory.toString(), "", message, advice), cause);
    }

    /**
     * What a batch did.
     *
     * @param added articles that were not there
     * @param replaced articles that were there with other content
     * @param unchanged articles that were there just so; nothing was written for them
     * @param triples of all graphs of the batch
     */
    public record Replaced(int added, int replaced, int unchanged, long triples) {}
}
