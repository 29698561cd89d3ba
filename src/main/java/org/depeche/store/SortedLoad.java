package org.depeche.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.jena.dboe.base.record.Record;
import org.apache.jena.dboe.transaction.txn.TransactionCoordinatorState;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.sys.TDBInternal;

/**
 * Fills a database that nobody reads yet: terms get their numbers as they come, quads are sorted on disk in the order of each index, and
 * each index is then written once, block after block. A tree that grows quad by quad, as in Jena's loaders, looks up a block for each
 * quad and index, and most of them change again and again.
 *
 * <p>One thread at a time; not always the same.
 */
final class SortedLoad {
    /** Terms whose numbers are at hand: those of the articles just read, and what all of them name. */
    private static final int KNOWN_TERMS = 200_000;

    private final Path folder;
    private final Path runs;
    private final DatasetGraph copy;
    private final DatasetGraphTDB data;
    private final NodeTable terms;
    private final TupleRuns tuples;
    private final Map<Node, Long> known = new HashMap<>();
    private TransactionCoordinatorState transaction;

    private SortedLoad(Path folder) throws IOException {
        this.folder = folder;
        this.runs = folder.resolve("runs");
        Files.createDirectories(runs);
        this.copy = DatabaseMgr.connectDatasetGraph(folder.toString());
        this.data = TDBInternal.getDatasetGraphTDB(copy);
        this.terms = Databases.terms(data);
        this.tuples = new TupleRuns(
                runs,
                Databases.indexes(data).stream()
                        .map(index -> order(index.getName()))
                        .toList());
        copy.begin(ReadWrite.WRITE);
    }

    /** Begins a load into a folder that does not exist, or is empty. */
    static SortedLoad into(Path folder) throws IOException {
        SortedLoad load = new SortedLoad(folder);
        load.pause();
        return load;
    }

    /** Likewise, beside all that a database holds; the thread reads it. */
    static SortedLoad into(Path folder, DatasetGraph present) throws IOException {
        SortedLoad load = new SortedLoad(folder);
        Databases.copyTerms(TDBInternal.getDatasetGraphTDB(present), load.data);
        load.pause();
        return load;
    }

    private static int[] order(String index) {
        return index.chars().map("GSPO"::indexOf).toArray();
    }

    /** Lets another thread go on: a transaction belongs to the thread that goes on with it. */
    private void pause() {
        transaction = data.getTxnSystem().detach();
    }

    private void goOn() {
        data.getTxnSystem().attach(transaction);
    }

    /** Those that were added, equal ones as often as they came. */
    long quads() {
        return tuples.added();
    }

    /** Adds what is given to the consumer that {@code source} gets. */
    void add(Consumer<Consumer<Quad>> source) {
        goOn();
        try {
            source.accept(quad -> tuples.add(
                    number(quad.getGraph()),
                    number(quad.getSubject()),
                    number(quad.getPredicate()),
                    number(quad.getObject())));
        } finally {
            pause();
        }
    }

    private long number(Node term) {
        Long known = this.known.get(term);
        if (known != null) {
            return known;
        }
        NodeId inline = NodeId.inline(term);
        long number = TupleRuns.number(inline == null ? terms.getAllocateNodeId(term) : inline);
        if (this.known.size() == KNOWN_TERMS) {
            this.known.clear();
        }
        this.known.put(term, number);
        return number;
    }

    /** Writes the indexes; gives the folder, which then holds a database that nobody has open. */
    Path finish() throws IOException {
        return finish(null);
    }

    /**
     * Likewise, with what another database holds whose terms were there at the beginning.
     *
     * @param present stays as it is; null for none
     */
    Path finish(DatasetGraph present) throws IOException {
        try {
            tuples.spill();
            known.clear();
            goOn();
            Databases.terms(data).getData().sync();
            copy.commit();
            copy.end();
            IntStream.range(0, Databases.indexes(data).size()).parallel().forEach(index -> write(index, present));
        } finally {
            TDBInternal.expel(copy, true);
        }
        BulkLoad.remove(runs);
        return folder;
    }

    private void write(int index, DatasetGraph present) {
        if (present == null) {
            write(index, Collections.emptyIterator());
        } else {
            Txn.executeRead(
                    present,
                    () -> write(
                            index,
                            Databases.records(Databases.indexes(TDBInternal.getDatasetGraphTDB(present))
                                    .get(index))));
        }
    }

    private void write(int index, Iterator<Record> present) {
        try {
            Databases.fill(Databases.indexes(data).get(index), tuples.merged(index, present));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends a load that is not wanted any more, and takes away what it wrote. */
    void abandon() throws IOException {
        goOn();
        copy.abort();
        copy.end();
        TDBInternal.expel(copy, true);
        BulkLoad.remove(folder);
    }
}
