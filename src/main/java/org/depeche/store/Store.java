package org.depeche.store;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.jena.atlas.io.IndentedLineBuffer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.text.TextQuery;
import org.apache.jena.riot.out.NodeFormatterNT;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.system.Txn;
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
    /** Held, as the log manager forgets the level of a logger that nobody holds. */
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

    static {
        // Lucene tells at each start which memory and which vectors it uses: nothing that its user can act on.
        LUCENE.setLevel(Level.SEVERE);
        JenaSystem.init();
    }

    private static final String TEXT_INDEX = "text-index";
    private static final String ARTICLE_INDEX = "article-index";

    /** Of a transaction of a load: 50 MB in memory, and few commits. */
    private static final int BATCH_QUADS = 100_000;

    /**
     * A store with no more than so many times the articles of a batch is small beside what comes with it: to write all indexes anew is less
     * than to enter quad after quad.
     */
    private static final int SMALL = 10;

    /**
     * As many are put into the database at once, some 100,000 articles, or as many as it holds, so that it is not written again too often.
     * More would take more files and memory where they are merged.
     */
    private static final long STAGED_QUADS = 150_000_000;

    private static final String COUNT = """
            PREFIX dep: <https://w3id.org/depeche#>
            PREFIX schema: <https://schema.org/>
            SELECT ( COUNT ( DISTINCT ?thing ) AS ?count ) { %s }""";

    private final Path directory;
    private final DiskSpace disk;
    private final StoreLock lock;
    private final CompactedSize compacted;
    private final TextIndex texts;
    private final ArticleIndex articles;
    /** Shared by readers; taken alone while one database takes the place of another. */
    private final ReadWriteLock gate = new ReentrantReadWriteLock();

    private volatile DatasetGraph dataset;
    private volatile long revision;

    /** What waits for {@link #finish}, or null. */
    private Staging staging;

    /** Of the store when that began, in bytes. */
    private long beforeStaging;

    private boolean finishing;

    private long mostStaged = STAGED_QUADS;

    /** Whether so many came that what waited was put in: what follows then waits too, however much the store holds by now. */
    private boolean becameFull;

    private Store(Path directory, DiskSpace disk, StoreLock lock) throws IOException {
        this.directory = directory;
        this.disk = disk;
        this.lock = lock;
        BulkLoad.tidy(directory);
        boolean[] anew = new boolean[1];
        this.texts = index(directory.resolve(TEXT_INDEX), TextIndex::new, anew);
        this.articles = index(directory.resolve(ARTICLE_INDEX), ArticleIndex::new, anew);
        this.dataset = connect();
        this.compacted = new CompactedSize(directory);
        if (anew[0] && !isEmpty()) {
            PendingChange.ALL.write(directory);
        }
        try {
            settle();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private interface Opening<T> {
        T open(Path folder) throws IOException;
    }

    /** Opens an index, or makes one where there is none or it is damaged: the graphs can fill it. */
    private static <T> T index(Path folder, Opening<T> opening, boolean[] anew) throws IOException {
        anew[0] |= !Files.isDirectory(folder);
        try {
            return opening.open(folder);
        } catch (IOException | RuntimeException e) {
            BulkLoad.remove(folder);
            anew[0] = true;
            return opening.open(folder);
        }
    }

    /**
     * Opens a store, or makes one where there is none.
     *
     * @throws StoreException {@code STORE-LOCKED}, {@code STORE-UNREADABLE}
     */
    public static Store open(Path directory) {
        return open(directory, DiskSpace.of(directory));
    }

    /** Whether opening a store takes longer than usual, as what a process that ended had read is put in first. */
    public static boolean isUnfinished(Path directory) {
        return Staging.isIn(directory);
    }

    static Store open(Path directory, DiskSpace disk) {
        try {
            Files.createDirectories(directory);
            return open(directory, disk, StoreLock.take(directory));
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

    private static Store open(Path directory, DiskSpace disk, StoreLock lock) throws IOException {
        try {
            return new Store(directory, disk, lock);
        } catch (StoreException e) {
            lock.close();
            throw e;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw unreadable(directory, e);
        }
    }

    private DatasetGraph connect() {
        DatasetGraph connected = DatabaseMgr.connectDatasetGraph(directory.toString());
        connected.getContext().set(TDB2.symUnionDefaultGraph, true);
        connected.getContext().set(TextQuery.textIndex, texts.searched());
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
        return replace(graphs, Map.of());
    }

    /**
     * Likewise, and remembers what the articles were read from.
     *
     * @param digests by the articles' names; see {@link #holds}
     */
    public Replaced replace(Map<Node, Graph> graphs, Map<Node, String> digests) {
        int[] tally = new int[Change.Effect.values().length];
        long[] triples = new long[2];
        write(
                change -> graphs.forEach((name, graph) -> {
                    Change.Effect effect = change.put(name, graph);
                    tally[effect.ordinal()]++;
                    triples[0] += graph.size();
                    triples[1] += effect == Change.Effect.ADDED ? graph.size() : 0;
                }),
                digests);
        synchronized (this) {
            compacted.grows(triples[1]);
        }
        return new Replaced(
                tally[Change.Effect.ADDED.ordinal()],
                tally[Change.Effect.REPLACED.ordinal()],
                tally[Change.Effect.UNCHANGED.ordinal()],
                tally[Change.Effect.OUTDATED.ordinal()],
                triples[0]);
    }

    /**
     * As {@link #replace}, of a batch that others follow. Where these are much beside what the store holds, they wait, safe from whatever
     * happens to the process, until {@link #finish}, or any other change, puts them in all at once; readers see none of them before.
     * Otherwise they are put in right away.
     *
     * @throws StoreException as {@link #replace}; what came before still waits
     */
    public synchronized Replaced stage(Map<Node, Graph> graphs, Map<Node, String> digests) {
        if (staging == null) {
            settle();
            if (!becameFull && articles.size() > SMALL * graphs.size()) {
                return replace(graphs, digests);
            }
        }
        checkSpace(staging == null ? bytes() : wantedToFinish());
        try {
            if (staging == null) {
                beforeStaging = bytes();
                staging = asking(data -> Staging.beside(directory, data, articles, texts));
            }
            Replaced staged = asking(data -> staging.add(data, graphs, digests));
            if (staging.quads() < Math.max(mostStaged, heldBefore())) {
                return staged;
            }
            Replaced all = staged.plus(putInWaiting());
            becameFull = true;
            return all;
        } catch (StoreException e) {
            throw e;
        } catch (IOException | RuntimeException | Error e) {
            // The segments tell all; what was sorted may lack something.
            abandonStaging();
            throw failure("STORE-WRITE", directory, "writing failed: " + e, "what was written before is safe", e);
        }
    }

    /** Quads that were there when the staging began, as far as the size of files tells. */
    private long heldBefore() {
        return Math.max(0, beforeStaging - CompactedSize.SMALLEST_BYTES) / CompactedSize.BYTES_A_TRIPLE;
    }

    /** Has so many quads wait, and no more. */
    synchronized void stageAtMost(long quads) {
        mostStaged = quads;
    }

    private long wantedToFinish() {
        return beforeStaging + staging.quads() * CompactedSize.BYTES_A_TRIPLE;
    }

    /** Whether anything waits for {@link #finish}. */
    public synchronized boolean isStaging() {
        return staging != null;
    }

    /**
     * Puts in what waits.
     *
     * @return what came of articles that were put aside, as they take the place of others
     * @throws StoreException {@code STORE-FULL}, {@code STORE-WRITE}; it still waits then
     */
    public synchronized Replaced finish() {
        becameFull = false;
        return putInWaiting();
    }

    private Replaced putInWaiting() {
        if (staging == null && !Staging.isIn(directory)) {
            return Replaced.NOTHING;
        }
        finishing = true;
        try {
            boolean isWhole = staging != null;
            if (!isWhole) {
                beforeStaging = bytes();
                staging = asking(data -> Staging.resumed(directory, data, articles, texts));
            }
            checkSpace(wantedToFinish());
            putIn(isWhole);
            Replaced replaced = Replaced.NOTHING;
            for (Segment segment : Staging.aside(directory)) {
                replaced = replaced.plus(
                        replace(segment.aside(), segment.articles().aside()));
            }
            Staging.remove(directory);
            return replaced;
        } catch (IOException | UncheckedIOException e) {
            throw failure("STORE-WRITE", directory, "writing failed: " + e, "what was written before is safe", e);
        } finally {
            finishing = false;
            abandonStaging();
        }
    }

    private void putIn(boolean isWhole) throws IOException {
        Staging whole = staging;
        Map<Node, String> digests = isWhole ? Map.of() : Staging.digests(directory);
        if (whole.quads() == 0) {
            Staging.forgetWaiting(directory);
            return;
        }
        // It ends there, come what may; the segments stay until all is in.
        staging = null;
        Path database = whole.finish();
        PendingChange.ALL.write(directory);
        exchange(database);
        if (isWhole) {
            texts.commit();
        } else {
            reading(texts::rebuild);
            List<Node> unknown = digests.keySet().stream()
                    .filter(article -> !articles.holds(article, digests.get(article)))
                    .toList();
            reading(data -> articles.update(data, unknown, digests));
        }
        PendingChange.clear(directory);
        Staging.forgetWaiting(directory);
        compacted.remember();
        revision++;
    }

    private void abandonStaging() {
        if (staging == null) {
            return;
        }
        try {
            staging.abandon();
        } catch (IOException e) {
            throw unreadable(directory, e);
        } finally {
            staging = null;
        }
    }

    /** Whether the article is there just as it was read from what has this digest. May be asked while another writes. */
    public boolean holds(Node article, String digest) {
        return articles.holds(article, digest);
    }

    /** Puts what is known beside the articles in the place of what was. */
    public void replaceKnown(Node name, Graph graph) {
        replace(Map.of(name, graph));
    }

    /** Takes an article's graph out; says whether it was there. */
    public boolean remove(Node name) {
        boolean[] had = new boolean[1];
        write(change -> had[0] = change.remove(name), Map.of());
        return had[0];
    }

    /**
     * Takes quads out and puts others in, all in one transaction. They were worked out and checked before.
     *
     * @throws StoreException as {@link #replace}
     */
    public void change(Collection<Quad> removed, Collection<Quad> added) {
        write(
                change -> {
                    removed.forEach(change::delete);
                    added.forEach(change::add);
                },
                Map.of());
    }

    /**
     * Database and indexes commit one after the other, and the process may end between: so a note of what is touched is on
     * the disk before the first of them, and goes after the last.
     */
    private synchronized void write(Consumer<Change> work, Map<Node, String> digests) {
        checkSpace(0);
        settle();
        DatasetGraph data = dataset;
        data.begin(ReadWrite.WRITE);
        PendingChange pending;
        try {
            Change change = new Change(data, articles);
            work.accept(change);
            pending = change.pending();
            pending.write(directory);
            if (change.removes()) {
                compacted.removes();
            }
            data.commit();
        } catch (RuntimeException | Error e) {
            reopen(data);
            throw failure("STORE-WRITE", directory, "writing failed: " + e.getMessage(), "the store is as it was", e);
        }
        data.end();
        try {
            follow(pending, digests, false);
        } finally {
            revision++;
        }
    }

    /** Finishes what a write before could not, as its process ended. */
    private void settle() {
        try {
            PendingChange.read(directory).ifPresent(pending -> follow(pending, Map.of(), false));
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
        // After that, as it trusts the index of articles and takes the note away.
        if (!finishing) {
            putInWaiting();
        }
    }

    private void follow(PendingChange pending, Map<Node, String> digests, boolean keepDigests) {
        try {
            if (pending.everything()) {
                // The two have nothing to do with each other.
                CompletableFuture<Void> words = CompletableFuture.runAsync(() -> reading(texts::rebuild));
                reading(data -> articles.rebuild(data, keepDigests));
                words.join();
                linkCopies(articles::each);
            } else {
                reading(data -> {
                    texts.update(data, pending.texts());
                    articles.update(data, pending.graphs(), digests);
                });
            }
            PendingChange.clear(directory);
        } catch (IOException | RuntimeException e) {
            throw failure(
                    "INDEX-WRITE",
                    directory,
                    "the indexes cannot follow the data: " + e.getMessage(),
                    "nothing is lost; they are mended when the store is opened again",
                    e);
        }
    }

    /** What was loaded may come in parts that know nothing of each other, and without what {@link #replace} tells. */
    private void linkCopies(Consumer<BiConsumer<Node, MinHash>> loaded) {
        DatasetGraph data = dataset;
        data.begin(ReadWrite.WRITE);
        try {
            loaded.accept(
                    (name, words) -> NearCopies.known(articles, name, words).forEach(data::add));
            data.commit();
        } catch (RuntimeException | Error e) {
            reopen(data);
            throw e;
        }
        data.end();
    }

    /** What an index does with the data. */
    private interface Following {
        void follow(DatasetGraph data) throws IOException;
    }

    private void reading(Following index) {
        try {
            asking(data -> {
                index.follow(data);
                return null;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is asked of the data, where files are read or written. */
    private interface Asking<T> {
        T ask(DatasetGraph data) throws IOException;
    }

    private <T> T asking(Asking<T> question) throws IOException {
        try {
            return read(data -> {
                try {
                    return question.ask(data);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Makes the text index and that of the articles anew from the graphs. */
    public synchronized void reindex() {
        checkSpace(0);
        settle();
        PendingChange.ALL.write(directory);
        follow(PendingChange.ALL, Map.of(), true);
    }

    private void reopen(DatasetGraph data) {
        try {
            data.abort();
            data.end();
        } finally {
            gate.writeLock().lock();
            try {
                TDBInternal.expel(data, true);
                dataset = connect();
            } finally {
                gate.writeLock().unlock();
            }
        }
    }

    private void checkSpace(long wanted) {
        long spare = disk.spare();
        if (spare < wanted) {
            throw failure(
                    "STORE-FULL",
                    directory,
                    "only " + (disk.free() >> 20) + " MB are free on its disk",
                    "free " + ((wanted - spare >> 20) + 1) + " MB; " + DiskSpace.LEAST_FREE_PERCENT
                            + " % of a disk, and " + (DiskSpace.LEAST_FREE_BYTES >> 20)
                            + " MB at least, are kept for safety",
                    null);
        }
    }

    /** Runs {@code reader} in a read transaction. */
    public <T> T read(Function<DatasetGraph, T> reader) {
        gate.readLock().lock();
        try {
            DatasetGraph data = dataset;
            return Txn.calculateRead(data, () -> reader.apply(data));
        } finally {
            gate.readLock().unlock();
        }
    }

    /**
     * The dataset, for whoever manages read transactions itself, such as a server. Not to be written to, and not to be used
     * any more once the store was compacted or a write failed. Queries with its context answer {@code text:query}.
     */
    public DatasetGraph dataset() {
        return dataset;
    }

    /** A number that is another after each change of what the store holds, counted from when it was opened. */
    public long revision() {
        return revision;
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

    /** Reads every index and term, and holds the text index against the data; says what is wrong, in words. */
    public List<String> verify() {
        return read(data -> {
            List<String> problems = new ArrayList<>(Verification.of(data));
            if (problems.isEmpty()) {
                try {
                    problems.addAll(texts.compare(data));
                } catch (IOException | RuntimeException e) {
                    problems.add("the text index cannot be read: " + e);
                }
                problems.addAll(articles.compare(data));
            }
            return problems;
        });
    }

    /**
     * Takes in the quads of files: into an empty store all or nothing; into another one in
     * transactions, a graph of the files in the place of that of its name. All are read through before the first of these
     * begins.
     *
     * @param files N-Quads, gzipped or not
     * @return how many quads there were
     * @throws StoreException {@code RDF-SYNTAX}, {@code RDF-NO-GRAPH}, {@code RDF-UNREADABLE}, {@code STORE-FULL}
     */
    public synchronized long load(List<Path> files) {
        checkSpace(0);
        settle();
        long[] quads = new long[1];
        if (!isEmpty()) {
            files.forEach(file -> BulkLoad.parse(file, quad -> quads[0]++));
            merge(files);
            return quads[0];
        }
        try {
            long before = bytes();
            adopt(BulkLoad.load(directory, files, () -> checkSpace(bytes() - before), quad -> quads[0]++));
            return quads[0];
        } catch (IOException e) {
            throw failure("STORE-WRITE", directory, "loading failed: " + e, "the store is as it was", e);
        }
    }

    private void merge(List<Path> files) {
        Set<Node> met = new HashSet<>();
        List<Quad> batch = new ArrayList<>();
        files.forEach(file -> BulkLoad.parse(file, quad -> {
            batch.add(quad);
            if (batch.size() == BATCH_QUADS) {
                merge(batch, met);
            }
        }));
        merge(batch, met);
        linkCopies(each -> articles.each(met, each));
    }

    private void merge(List<Quad> batch, Set<Node> met) {
        write(
                change -> batch.forEach(quad -> {
                    if (met.add(quad.getGraph())) {
                        change.remove(quad.getGraph());
                    }
                    change.add(quad);
                }),
                Map.of());
        batch.clear();
    }

    private boolean isEmpty() {
        return read(data -> !data.find().hasNext());
    }

    /** Puts a database in the place of the one that holds nothing, and makes the indexes for it. */
    private void adopt(Path database) throws IOException {
        PendingChange.ALL.write(directory);
        exchange(database);
        follow(PendingChange.ALL, Map.of(), false);
        compacted.remember();
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

    /** Compacts where the store has grown past twice the size that a compaction would leave; says whether it did. */
    public boolean compactIfGrown() {
        return compactIfGrown(2);
    }

    /**
     * Compacts where the store has grown past so many times the size that a compaction would leave; says whether it did. Who writes
     * much on end leaves more to be compacted at once, as each transaction of TDB2 leaves the blocks that it changed behind, and a
     * compaction takes as long as all that is there. Where the disk has no room for it, it is left for another time.
     */
    public synchronized boolean compactIfGrown(int times) {
        if (staging != null || !compacted.isOutgrown(times) || disk.spare() < bytes()) {
            return false;
        }
        if (compacted.hasRemovals()) {
            compact();
        } else {
            pack();
        }
        return true;
    }

    /**
     * Rewrites the store without what earlier transactions left behind. Readers go on meanwhile, and wait only while the new
     * database takes the place of the old one. Not by Jena's own compaction: there, in 5.6.0, a reader that begins at the
     * moment of the change is left between the two databases, and the next compaction waits for it for ever.
     */
    public synchronized void compact() {
        compact(data -> BulkLoad.fill(
                directory, sink -> Txn.executeRead(data, () -> data.find().forEachRemaining(sink))));
        compacted.forgetRemovals();
    }

    /** Likewise, in a tenth of the time; terms that no quad has any more stay. */
    synchronized void pack() {
        compact(data -> BulkLoad.pack(directory, data));
    }

    private void compact(Asking<Path> rewriting) {
        checkSpace(bytes());
        settle();
        try {
            exchange(asking(rewriting));
        } catch (IOException e) {
            throw failure("STORE-WRITE", directory, "compaction failed: " + e, "the store is as it was", e);
        }
        compacted.remember();
    }

    /** Puts a database, whole and on the same disk, in the place of the present one, between two readers. */
    private void exchange(Path database) throws IOException {
        gate.writeLock().lock();
        try {
            TDBInternal.expel(dataset, true);
            BulkLoad.adopt(database, directory);
            dataset = connect();
        } finally {
            gate.writeLock().unlock();
        }
    }

    /** What the store takes on disk, in bytes. */
    public long bytes() {
        return compacted.bytes();
    }

    @Override
    public void close() {
        abandonStaging();
        TDBInternal.expel(dataset, true);
        try {
            texts.close();
            articles.close();
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
     * @param outdated articles that were left out, as a newer one of their address is there
     * @param triples of all graphs of the batch
     */
    public record Replaced(int added, int replaced, int unchanged, int outdated, long triples) {
        static final Replaced NOTHING = new Replaced(0, 0, 0, 0, 0);

        Replaced plus(Replaced other) {
            return new Replaced(
                    added + other.added,
                    replaced + other.replaced,
                    unchanged + other.unchanged,
                    outdated + other.outdated,
                    triples + other.triples);
        }
    }
}
