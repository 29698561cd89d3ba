package org.depeche.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.SparkSession;
import org.depeche.model.Article;
import org.depeche.model.Problem;
import org.depeche.read.ArticleReader;
import org.depeche.read.ArticleSink;
import org.depeche.read.ReadOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Times the job in {@code local[2]} beside two threads of the same stages, on the same articles in one run, models loaded
 * before. Prints the ratio and writes it to {@code target/bench/spark.json}; checks that both find the same.
 */
class ThroughputIT {
    private static final int ARTICLES = Integer.getInteger("spark.articles", 5_000) / 5;
    private static final int ROUNDS = 3;
    private static final String BASE = "http://localhost:3030/";

    @TempDir
    Path folder;

    @Test
    void keepsUpWithThreads() throws Exception {
        new Generated(Path.of("data/articles")).write(folder, ARTICLES, 8, 0);
        List<Read> articles = articles();
        try (SparkSession session = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .getOrCreate()) {
            threads(articles.subList(0, ARTICLES / 5));
            double best = 0;
            double ours = 0;
            double sparks = 0;
            for (int round = 0; round < ROUNDS; round++) {
                long start = System.nanoTime();
                long fromThreads = threads(articles);
                double threads = ARTICLES / ((System.nanoTime() - start) / 1e9);
                start = System.nanoTime();
                long fromSpark = spark(session);
                double spark = ARTICLES / ((System.nanoTime() - start) / 1e9);
                assertThat(fromSpark).isEqualTo(fromThreads);
                if (spark / threads > best) {
                    best = spark / threads;
                    ours = threads;
                    sparks = spark;
                }
            }
            report(ours, sparks, best);
        }
    }

    private List<Read> articles() {
        List<Read> articles = new ArrayList<>();
        new ArticleReader(ReadOptions.DEFAULT, new ArticleSink() {
                    @Override
                    public void article(Article article) {
                        articles.add(new Read(new Order(0, articles.size()), article, null));
                    }

                    @Override
                    public void problem(Problem problem) {
                        throw new AssertionError(problem);
                    }
                })
                .read(List.of(folder.toString()), System.in);
        return articles;
    }

    /** How many triples two threads make. */
    private static long threads(List<Read> articles) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        List<Future<Long>> parts = new ArrayList<>();
        for (Read read : articles) {
            parts.add(pool.submit(() -> new Stages(BASE, Map.of())
                    .of(List.of(read).iterator())
                    .next()
                    .triples()));
        }
        long triples = 0;
        for (Future<Long> part : parts) {
            triples += part.get();
        }
        pool.shutdown();
        return triples;
    }

    private long spark(SparkSession session) throws Exception {
        List<InputFile> files = InputFiles.list(
                List.of(folder.toString()), session.sparkContext().hadoopConfiguration());
        Reading reading = new Reading("", session.sparkContext().hadoopConfiguration());
        return reading.read(session, files, new Triples()).reduce(Long::sum);
    }

    private static final class Triples implements Reading.Each<Long> {
        private static final long serialVersionUID = 1;
        private final Stages stages = new Stages(BASE, Map.of());

        @Override
        public Iterator<Long> of(Iterator<Read> records) {
            List<Long> triples = new ArrayList<>();
            stages.of(records).forEachRemaining(result -> triples.add(result.triples()));
            return triples.iterator();
        }
    }

    private static void report(double threads, double spark, double ratio) throws Exception {
        String line = String.format(
                Locale.ROOT,
                "two threads %.1f articles/s, Spark local[2] %.1f articles/s, ratio %.2f (best of %d)",
                threads,
                spark,
                ratio,
                ROUNDS);
        System.out.println(line);
        Path file = Path.of("target", "bench", "spark.json");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                String.format(
                        Locale.ROOT,
                        "{\"articles\":%d,\"threads\":%.2f,\"spark\":%.2f,\"ratio\":%.3f}%n",
                        ARTICLES,
                        threads,
                        spark,
                        ratio),
                StandardCharsets.UTF_8);
    }
}
