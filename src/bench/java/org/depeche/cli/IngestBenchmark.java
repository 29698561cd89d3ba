package org.depeche.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.depeche.Depeche;
import org.depeche.annotate.Annotator;
import org.depeche.bench.Benchmark;
import org.depeche.bench.Report;
import org.depeche.bench.ScaleCorpus;
import org.depeche.extract.Extractor;
import org.depeche.link.Corrections;
import org.depeche.link.Linker;
import org.depeche.model.Article;
import org.depeche.model.Countries;
import org.depeche.model.Findings;
import org.depeche.model.LinkedFindings;
import org.depeche.model.Problem;
import org.depeche.rdf.ArticleGraph;
import org.depeche.rdf.GraphBuilder;
import org.depeche.rdf.Iris;
import org.depeche.rdf.Shapes;
import org.depeche.read.ArticleReader;
import org.depeche.read.ArticleSink;
import org.depeche.read.ReadOptions;
import org.depeche.store.Store;

/** From JSON lines to a store that can be asked: what {@code depeche build} does, and a second time. */
public final class IngestBenchmark implements Benchmark {
    private static final int ARTICLES = Integer.getInteger("bench.articles", 10_000);
    private static final int SAMPLE = Math.min(ARTICLES, 500);
    private static final int WARM_UP = 300;
    private static final double TARGET = 40;

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public String description() {
        return "build from JSON lines, and again: articles/s, memory, shares of the stages (target: 40 articles/s)";
    }

    @Override
    public Report run(Path folder) throws Exception {
        Path articles = folder.resolve("articles.jsonl");
        new ScaleCorpus().write(articles, ARTICLES, 1);
        Report report = new Report(name());
        long words = words(articles);
        report.add("articles", ARTICLES, "");
        report.add("words an article", (double) words / ARTICLES, "");
        Depeche depeche = new Depeche();
        try (Store store = Store.open(folder.resolve("store"))) {
            build(store, depeche, articles, words, report);
            Ingest.Summary again = ingest(store, depeche)
                    .run(
                            List.of(articles.toString()),
                            InputStream.nullInputStream(),
                            ReadOptions.DEFAULT,
                            threads(),
                            false);
            report.add("again, unchanged", again.articlesPerSecond(), "articles/s");
            report.add("store", store.bytes() / 1e6, "MB");
        }
        stages(articles, folder, report);
        return report;
    }

    private static void build(Store store, Depeche depeche, Path articles, long words, Report report) {
        Ingest ingest = ingest(store, depeche);
        long start = System.nanoTime();
        long processor = processorNanos();
        Windows windows = new Windows();
        ingest.onWritten(names -> windows.written(names.size()));
        Ingest.Summary summary = ingest.run(
                List.of(articles.toString()), InputStream.nullInputStream(), ReadOptions.DEFAULT, threads(), false);
        processor = processorNanos() - processor;
        report.add("end to end", summary.articlesPerSecond(), "articles/s");
        report.add("", words / summary.seconds, "words/s");
        report.add("", summary.triples / summary.seconds, "triples/s");
        report.ratio("against the target", summary.articlesPerSecond(), TARGET);
        report.add("processor time an article", processor / 1e6 / ARTICLES, "ms");
        report.add("processors that it had", processor / 1e9 / summary.seconds, "");
        report.add("triples an article", (double) summary.triples / ARTICLES, "");
        windows.report(report);
        report.add("peak of the heap", peak() / 1e6, "MB");
    }

    /** What a window of articles took: the first and the last tell whether a build slows down or fills the memory. */
    private static final class Windows {
        private static final int SIZE = Math.max(1, Math.min(10_000, ARTICLES / 10));

        private record Window(int articles, double seconds, double processorSeconds, long heapAfterCollection) {
            double articlesPerSecond() {
                return articles / seconds;
            }

            double processorMilliseconds() {
                return processorSeconds * 1e3 / articles;
            }
        }

        private final List<Window> all = new ArrayList<>();
        private int total;
        private int articles;
        private long start = System.nanoTime();
        private long processor = processorNanos();

        void written(int more) {
            articles += more;
            total += more;
            if (articles < SIZE) {
                return;
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            double processorSeconds = (processorNanos() - processor) / 1e9;
            // Not counted: a build does not ask for it.
            System.gc();
            long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            Window window = new Window(articles, seconds, processorSeconds, heap);
            System.err.printf(
                    "%,7d articles: %5.1f articles/s, %5.1f ms of the processors an article, %4d MB of heap after collection%n",
                    total, window.articlesPerSecond(), window.processorMilliseconds(), heap >> 20);
            all.add(window);
            articles = 0;
            start = System.nanoTime();
            processor = processorNanos();
        }

        void report(Report report) {
            for (int i = 0; i < all.size(); i++) {
                Window window = all.get(i);
                String which = " in window " + (i + 1) + " of " + SIZE + " articles";
                report.add("speed" + which, window.articlesPerSecond(), "articles/s");
                report.add("processor time an article" + which, window.processorMilliseconds(), "ms");
                report.add("heap after collection" + which, window.heapAfterCollection() / 1e6, "MB");
            }
            Window first = all.get(0);
            Window last = all.get(all.size() - 1);
            report.ratio(
                    "speed of the last window against the first", last.articlesPerSecond(), first.articlesPerSecond());
            report.ratio(
                    "processor time of the last window against the first",
                    last.processorMilliseconds(),
                    first.processorMilliseconds());
            report.add(
                    "largest heap after collection",
                    all.stream().mapToLong(Window::heapAfterCollection).max().orElse(0) / 1e6,
                    "MB");
        }
    }

    private static long processorNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    private static Ingest ingest(Store store, Depeche depeche) {
        return new Ingest(
                store, Iris.DEFAULT_BASE, depeche, List.of(), new PrintWriter(OutputStream.nullOutputStream()));
    }

    private static int threads() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** Each stage alone, in one thread, on a sample. */
    private static void stages(Path articles, Path folder, Report report) throws Exception {
        Countries countries = Countries.load();
        Annotator annotator = new Annotator(countries);
        Linker linker = new Linker(Corrections.NONE, List.of());
        Extractor extractor = new Extractor(linker::countryOf);
        GraphBuilder builder = new GraphBuilder(new Iris(Iris.DEFAULT_BASE), countries);
        Shapes shapes = Shapes.load();
        Map<String, Double> seconds = new TreeMap<>();
        List<Article> sample = timed(seconds, "1 read", () -> read(articles)).subList(0, SAMPLE);
        seconds.computeIfPresent("1 read", (stage, time) -> time * SAMPLE / ARTICLES);
        sample.stream().limit(WARM_UP).forEach(a -> linker.link(extractor.extract(annotator.annotate(a))));
        List<ArticleGraph> graphs = new ArrayList<>();
        for (Article article : sample) {
            var annotated = timed(seconds, "2 annotate", () -> annotator.annotate(article));
            Findings findings = timed(seconds, "3 extract", () -> extractor.extract(annotated));
            LinkedFindings linked = timed(seconds, "4 link", () -> linker.link(findings));
            ArticleGraph graph = timed(seconds, "5 graph", () -> builder.graph(linked));
            timed(seconds, "6 check against the shapes", () -> shapes.check(graph.graph()));
            graphs.add(graph);
        }
        try (Store store = Store.open(folder.resolve("sample"))) {
            Map<org.apache.jena.graph.Node, org.apache.jena.graph.Graph> batch = new java.util.LinkedHashMap<>();
            graphs.forEach(graph -> batch.put(graph.name(), graph.graph()));
            timed(seconds, "7 store", () -> {
                store.stage(batch, Map.of());
                return store.finish();
            });
        }
        double all = seconds.values().stream().mapToDouble(Double::doubleValue).sum();
        seconds.forEach((stage, time) -> report.add("share of " + stage, 100 * time / all, "%"));
    }

    private static <T> T timed(Map<String, Double> seconds, String stage, Callable<T> work) throws Exception {
        long start = System.nanoTime();
        T result = work.call();
        seconds.merge(stage, (System.nanoTime() - start) / 1e9, Double::sum);
        return result;
    }

    private static List<Article> read(Path file) {
        List<Article> articles = new ArrayList<>();
        new ArticleReader(ReadOptions.DEFAULT, new ArticleSink() {
                    @Override
                    public void article(Article article) {
                        if (articles.size() < SAMPLE) {
                            articles.add(article);
                        }
                    }

                    @Override
                    public void problem(Problem problem) {
                        throw new IllegalStateException(problem.toString());
                    }
                })
                .read(List.of(file.toString()), InputStream.nullInputStream());
        return articles;
    }

    private static long words(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        long words = 0;
        try (var lines = Files.lines(file)) {
            for (String line : (Iterable<String>) lines::iterator) {
                words += json.readTree(line).path("text").asText().split("\\s+").length;
            }
        }
        return words;
    }
}
