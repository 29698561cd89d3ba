package org.depeche.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import org.depeche.store.Store;

/**
 * Takes articles into a store: reads, extracts, maps and checks them on all cores, and writes what passes in large
 * transactions, one at a time. Nothing that can fail for an article's sake happens inside a transaction.
 */
final class Ingest {
    /** A transaction is written when it holds as many triples: some 50 MB in memory, and few commits. */
    private static final long BATCH_TRIPLES = 100_000;

    private final Depeche depeche;
    private final Iris iris;
    private final GraphBuilder builder;
    private final Shapes shapes = Shapes.load();
    private final Store store;
    private final ProblemCount problems;

    /**
     * @param base IRI that those of the data begin with
     * @param depeche the stages that articles go through
     * @param err where problems are printed
     */
    Ingest(Store store, String base, Depeche depeche, PrintWriter err) {
        this.depeche = depeche;
        this.store = store;
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
        long triples;
        double seconds;

        double articlesPerSecond() {
            return seconds == 0 ? 0 : tally.articles / seconds;
        }
    }

    ProblemCount problems() {
        return problems;
    }

    /** Reads everything that {@code inputs} name. */
    Summary run(List<String> inputs, InputStream stdin, ReadOptions options, int threads, boolean showProgress) {
        Summary summary = new Summary();
        long start = System.nanoTime();
        store.replaceKnown(iris.known(), builder.known());
        Batch batch = new Batch(summary);
        try (Progress progress = Progress.of(showProgress, () -> ArticleReader.bytes(inputs))) {
            new ArticlePipeline<>(threads, this::ready)
                    .run(
                            sink -> {
                                ArticleReader reader = new ArticleReader(options, sink);
                                progress.watch(reader::bytesRead);
                                reader.read(inputs, stdin);
                            },
                            new ArticlePipeline.Results<>() {
                                @Override
                                public void done(Ready ready) {
                                    summary.tally.add(ready.findings());
                                    ready.findings().findings().problems().forEach(problems::add);
                                    batch.add(ready.graph());
                                    progress.articles(summary.tally.articles);
                                }

                                @Override
                                public void problem(Problem problem) {
                                    problems.add(problem);
                                }
                            });
            batch.write();
        }
        store.compactIfGrown();
        summary.seconds = (System.nanoTime() - start) / 1e9;
        return summary;
    }

    private record Ready(LinkedFindings findings, ArticleGraph graph) {}

    /** An article's graph, checked; made by the workers, so that the writer only writes. */
    private Ready ready(Article article) {
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
        return new Ready(findings, graph);
    }

    /** Graphs that wait for their transaction. */
    private final class Batch {
        private final Summary summary;
        private final Map<Node, Graph> graphs = new LinkedHashMap<>();
        private long triples;

        Batch(Summary summary) {
            this.summary = summary;
        }

        void add(ArticleGraph graph) {
            graphs.put(graph.name(), graph.graph());
            triples += graph.graph().size();
            if (triples >= BATCH_TRIPLES) {
                write();
            }
        }

        void write() {
            if (graphs.isEmpty()) {
                return;
            }
            Store.Replaced written = store.replace(graphs);
            summary.added += written.added();
            summary.replaced += written.replaced();
            summary.unchanged += written.unchanged();
            summary.triples += written.triples();
            graphs.clear();
            triples = 0;
        }
    }
}
