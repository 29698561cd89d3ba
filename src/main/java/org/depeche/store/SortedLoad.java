package org.depeche.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.jena.dboe.base.record.Record;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTableTRDF;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.tdb2.sys.TDBInternal;

/**
 * Fills a database that nobody reads yet: terms get their numbers as they come, quads are sorted on disk in the order of each index, and
 * each index is then written once, block after block. A tree that grows quad by quad, as in Jena's loaders, looks up a block for each
 * quad and index, and most of them change again and again.
 */
final class SortedLoad {
    /** Terms whose numbers are at hand: those of the articles just read, and what all of them name. */
    private static final int KNOWN_TERMS = 200_000;

    private final Path folder;
    /** Stays as it is; null for none. */
    private final DatasetGraph present;

    private final Path runs;
    private final DatasetGraph copy;
    private final DatasetGraphTDB data;
    private final NodeTableTRDF terms;
    private final TupleRuns tuples;
    private final Map<Node, TupleRuns.Term> known = new HashMap<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "depeche-load");
        made.setDaemon(true);
        return made;
    });

    private SortedLoad(Path folder, DatasetGraph present) throws IOException {
        this.folder = folder;
        this.present = present;
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
    }

    /** Begins a load into a folder that does not exist, or is empty. */
    static SortedLoad into(Path folder) throws IOException {
        return begun(new SortedLoad(folder, null));
    }

    /** Likewise, beside all that a database holds, which does not change before the end. */
    static SortedLoad into(Path folder, DatasetGraph present) throws IOException {
        SortedLoad load = begun(new SortedLoad(folder, present));
        load.run(() -> Txn.executeRead(
                present, () -> Databases.copyTerms(TDBInternal.getDatasetGraphTDB(present), load.data)));
        return load;
    }

    private static SortedLoad begun(SortedLoad load) {
        load.run(() -> load.copy.begin(ReadWrite.WRITE));
        return load;
    }

    private static int[] order(String index) {
        return index.chars().map("GSPO"::indexOf).toArray();
    }

    /** A write transaction of TDB2 ends in the thread in which it began, so that it has one of its own. */
    private void run(Runnable work) {
        try {
            CompletableFuture.runAsync(work, thread).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Those that were added, equal ones as often as they came. */
    long quads() {
        return tuples.added();
    }

    /** Adds what {@code source}, in another thread, gives to the consumer that it gets. */
    void add(Consumer<Consumer<Quad>> source) {
        run(() -> source.accept(quad -> tuples.add(
                term(quad.getGraph()), term(quad.getSubject()), term(quad.getPredicate()), term(quad.getObject()))));
    }

    private TupleRuns.Term term(Node node) {
        TupleRuns.Term term = known.get(node);
        if (term == null) {
            NodeId inline = NodeId.inline(node);
            term = new TupleRuns.Term(TupleRuns.number(inline == null ? terms.getAllocateNodeId(node) : inline));
            if (known.size() == KNOWN_TERMS) {
                known.clear();
            }
            known.put(node, term);
        }
        return term;
    }

    /** Writes the indexes; gives the folder, which then holds a database that nobody has open. */
    Path finish() throws IOException {
        try {
            run(() -> {
                tuples.spill();
                known.clear();
                terms.getData().sync();
                copy.commit();
                copy.end();
            });
            IntStream.range(0, Databases.indexes(data).size()).parallel().forEach(this::write);
        } finally {
            close();
        }
        BulkLoad.remove(runs);
        return folder;
    }

    private void write(int index) {
        if (present == null) {
            write(index, Collections.emptyIterator());
        } else {
            TupleIndex same =
                    Databases.indexes(TDBInternal.getDatasetGraphTDB(present)).get(index);
            Txn.executeRead(present, () -> write(index, Databases.records(same)));
        }
    }

    private void write(int index, Iterator<Record> others) {
        try {
            Databases.fill(Databases.indexes(data).get(index), tuples.merged(index, others));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends a load that is not wanted any more, and takes away what it wrote. */
    void abandon() throws IOException {
        try {
            run(() -> {
                copy.abort();
                copy.end();
            });
        } finally {
            close();
        }
        BulkLoad.remove(folder);
    }

    private void close() {
        thread.shutdown();
        TDBInternal.expel(copy, true);
    }
}
