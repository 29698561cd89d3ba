package org.depeche.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.depeche.Depeche;
import org.depeche.model.Article;
import org.depeche.model.Countries;
import org.depeche.model.Country;
import org.depeche.model.LinkedFindings;
import org.depeche.model.Problem;
import org.depeche.model.ProblemException;
import org.depeche.rdf.ArticleGraph;
import org.depeche.rdf.GraphBuilder;
import org.depeche.rdf.Iris;
import org.depeche.rdf.Shapes;
import org.depeche.rdf.Violation;
import org.depeche.read.ArticleReader;
import org.depeche.read.ReadOptions;
import org.depeche.read.Web;
import org.depeche.store.Store;

/**
 * Takes articles into a store: reads, extracts, maps and checks them on all cores, and writes what passes in large
 * transactions, one at a time. Nothing that can fail for an article's sake happens inside a transaction.
 */
final class Ingest {
    /**
     * A transaction is written when it holds as many triples, some 100 MB in memory: each leaves behind nearly all blocks of the indexes
     * that do not begin with the graph, so that many small ones make a store that has to be compacted again and again.
     */
    private static final long BATCH_TRIPLES = 400_000;

    /** Past so many times its compacted size a store is compacted while a run goes on; at its end, past twice. */
    private static final int WITHIN_A_RUN = 4;

    private final Depeche depeche;
    private final Iris iris;
    private final GraphBuilder builder;
    private final Shapes shapes = Shapes.load();
    private final Store store;
    private final ReadingDigest digests;
    private final ProblemCount problems;
    private final long batchTriples;
    private Consumer<Set<Node>> listener = written -> {};

    /**
     * @param base IRI that those of the data begin with
     * @param depeche the stages that articles go through
     * @param files of the user that these stages depend on
     * @param err where problems are printed
     */
    Ingest(Store store, String base, Depeche depeche, List<Path> files, PrintWriter err) {
        this(store, base, depeche, files, err, BATCH_TRIPLES);
    }

    /** @param batchTriples of a transaction, as near as whole articles allow */
    Ingest(Store store, String base, Depeche depeche, List<Path> files, PrintWriter err, long batchTriples) {
        this.batchTriples = batchTriples;
        this.depeche = depeche;
        this.store = store;
        this.digests = new ReadingDigest(base, files);
        this.iris = new Iris(base);
        Map<String, Country> countries = new TreeMap<>();
        Countries.load().all().forEach(c -> countries.put(c.code(), c));
        this.builder = new GraphBuilder(iris, countries);
        this.problems = new ProblemCount(err);
    }

    /** What a run did. */
    static final class Summary {
        final Tally tally = new Tally();
        long added;
        long replaced;
        long unchanged;
        long outdated;
        long triples;
        double seconds;
        private int skipped;

        /** Those that were met, whether they had to be read or not. */
        int articles() {
            return tally.articles + skipped;
        }

        double articlesPerSecond() {
            return seconds == 0 ? 0 : articles() / seconds;
        }
    }

    ProblemCount problems() {
        return problems;
    }

    /** Is told the names of the articles that are in the store for good, after each transaction. */
    void onWritten(Consumer<Set<Node>> told) {
        listener = told;
    }

    /** Reads everything that {@code inputs} name, and passes over what the store holds just so. */
    Summary run(List<String> inputs, InputStream stdin, ReadOptions options, int threads, boolean showProgress) {
        return run(inputs, stdin, options, Optional.empty(), threads, showProgress);
    }

    /** Likewise, and fetches what addresses name. */
    Summary run(
            List<String> inputs,
            InputStream stdin,
            ReadOptions options,
            Optional<Web> web,
            int threads,
            boolean showProgress) {
        return run(
                reader -> reader.read(inputs, stdin),
                options,
                web,
                threads,
                Progress.of(showProgress, () -> ArticleReader.bytes(inputs)));
    }

    /**
     * Likewise.
     *
     * @param input has a reader read what is to be read
     * @param shown is closed at the end
     */
    Summary run(Consumer<ArticleReader> input, ReadOptions options, Optional<Web> web, int threads, Progress shown) {
        Summary summary = new Summary();
        long start = System.nanoTime();
        store.replaceKnown(iris.known(), builder.known());
        try (Progress progress = shown;
                Batch batch = new Batch(summary)) {
            new ArticlePipeline<>(threads, this::ready)
                    .run(
                            sink -> {
                                ArticleReader reader = new ArticleReader(options, sink, web);
                                progress.watch(reader::bytesRead);
                                input.accept(reader);
                            },
                            new ArticlePipeline.Results<>() {
                                @Override
                                public void done(Optional<Ready> ready) {
                                    ready.ifPresentOrElse(
                                            read -> {
                                                summary.tally.add(read.findings());
                                                read.findings()
                                                        .findings()
                                                        .problems()
                                                        .forEach(problems::add);
                                                batch.add(read);
                                            },
                                            () -> {
                                                summary.skipped++;
                                                summary.unchanged++;
                                            });
                                    progress.articles(summary.articles());
                                }

                                @Override
                                public void problem(Problem problem) {
                                    problems.add(problem);
                                }
                            });
            batch.finish();
        }
        store.compactIfGrown();
        web.ifPresent(Ingest::remember);
        summary.seconds = (System.nanoTime() - start) / 1e9;
        return summary;
    }

    private static void remember(Web web) {
        try {
            web.remember();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Ready(LinkedFindings findings, ArticleGraph graph, String digest) {}

    /**
     * An article's graph, checked; made by the workers, so that the writer only writes. Nothing where the store holds what
     * reading it would give.
     */
    private Optional<Ready> ready(Article article) {
        String digest = digests.of(article);
        if (store.holds(iris.article(article.id()), digest)) {
            return Optional.empty();
        }
        LinkedFindings findings = depeche.read(article);
        ArticleGraph graph = builder.graph(findings);
        List<Violation> violations = shapes.check(graph.graph());
        if (!violations.isEmpty()) {
            throw new ProblemException(new Problem(
                    "INVALID-GRAPH",
                    article.source(),
                    "article " + article.id(),
                    violations.get(0) + (violations.size() == 1 ? "" : " and " + (violations.size() - 1) + " more"),
                    "this is a mistake in Dépêche; please report it with the article"));
        }
        return Optional.of(new Ready(findings, graph, digest));
    }

    /** Graphs that wait for their transaction. */
    private final class Batch implements AutoCloseable {
        private final Summary summary;
        private final ExecutorService writer =
                Executors.newSingleThreadExecutor(work -> new Thread(work, "depeche-writer"));
        private Future<Store.Replaced> writing;
        private Set<Node> names = Set.of();
        private final Map<Node, Graph> graphs = new LinkedHashMap<>();
        private final Map<Node, String> readFrom = new HashMap<>();
        private long triples;

        Batch(Summary summary) {
            this.summary = summary;
        }

        void add(Ready ready) {
            Node name = ready.graph().name();
            if (graphs.containsKey(name)) {
                // A later version of the same address: the store has to see one after the other.
                write();
            }
            graphs.put(name, ready.graph().graph());
            readFrom.put(name, ready.digest());
            triples += ready.graph().graph().size();
            if (triples >= batchTriples) {
                write();
            }
        }

        /** Has the batch written, once the one before it is. */
        void write() {
            if (graphs.isEmpty()) {
                return;
            }
            await();
            Map<Node, Graph> written = new LinkedHashMap<>(graphs);
            Map<Node, String> digests = new HashMap<>(readFrom);
            // A batch that is not full is the last, or nearly; where it is the only one as well, it goes in at once.
            boolean isFull = triples >= batchTriples;
            names = Set.copyOf(graphs.keySet());
            writing = writer.submit(() -> {
                Store.Replaced replaced =
                        isFull || store.isStaging() ? store.stage(written, digests) : store.replace(written, digests);
                store.compactIfGrown(WITHIN_A_RUN);
                return replaced;
            });
            graphs.clear();
            readFrom.clear();
            triples = 0;
        }

        /** Waits until what was handed over is in the store, and counts it. */
        void await() {
            if (writing == null) {
                return;
            }
            count(result(writing));
            writing = null;
            listener.accept(names);
        }

        /** Has all that came written, and put in. */
        void finish() {
            write();
            await();
            count(store.finish());
        }

        private void count(Store.Replaced written) {
            summary.added += written.added();
            summary.replaced += written.replaced();
            summary.unchanged += written.unchanged();
            summary.outdated += written.outdated();
            summary.triples += written.triples();
        }

        /** Never by an interrupt: that would close the store's files under it (ClosedByInterruptException). */
        @Override
        public void close() {
            writer.shutdown();
            boolean interrupted = false;
            while (!writer.isTerminated()) {
                try {
                    writer.awaitTermination(1, TimeUnit.MINUTES);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Store.Replaced result(Future<Store.Replaced> writing) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return writing.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof RuntimeException failure) {
                        throw failure;
                    }
                    if (e.getCause() instanceof Error failure) {
                        throw failure;
                    }
                    throw new IllegalStateException(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
