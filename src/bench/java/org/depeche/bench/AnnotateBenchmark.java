package org.depeche.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.depeche.annotate.Annotator;
import org.depeche.model.Article;
import org.depeche.model.Countries;
import org.depeche.model.PartialDate;

/**
 * Times the annotate stage on one thread, warm, on the French dispatches of {@code data/articles}; and where the profile {@code
 * corenlp} is on, Stanford CoreNLP on the same ones in the same run. Words are what blanks part, the same for both.
 */
final class AnnotateBenchmark implements Benchmark {
    private static final int WARM_UP = 40;
    private static final int ROUNDS = 15;

    @Override
    public String name() {
        return "annotate";
    }

    @Override
    public String description() {
        return "words/s of the annotate stage, French, one thread, warm; with -Pcorenlp beside Stanford CoreNLP";
    }

    @Override
    public Report run(Path folder) throws Exception {
        List<Article> french = articles("fr-");
        List<Article> english = articles("en-");
        Annotator annotator = new Annotator(Countries.load());
        Report report = new Report(name());
        int words = words(french);
        double ours = words / seconds(french, annotator::annotate, WARM_UP, ROUNDS);
        report.add("Dépêche, French", ours, "words/s");
        report.add(
                "Dépêche, English", words(english) / seconds(english, annotator::annotate, WARM_UP, ROUNDS), "words/s");
        report.add("heap with both languages loaded", usedMegabytes(), "MB");
        Consumer<String> baseline = baseline();
        if (baseline != null) {
            double theirs = words / seconds(french, a -> baseline.accept(a.text()), 2, 3);
            report.add("Stanford CoreNLP, French", theirs, "words/s");
            report.ratio("Dépêche to CoreNLP", ours, theirs);
        }
        return report;
    }

    private static List<Article> articles(String beginning) throws IOException {
        List<Article> articles = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("data", "articles"))) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith(beginning))
                    .sorted()
                    .toList()) {
                String id = file.getFileName().toString();
                articles.add(new Article(
                        id,
                        beginning.substring(0, 2),
                        "",
                        "",
                        PartialDate.of(2020, 12),
                        "",
                        Files.readString(file),
                        id));
            }
        }
        return articles;
    }

    private static int words(List<Article> articles) {
        return articles.stream()
                .mapToInt(a -> a.text().strip().split("\\s+").length)
                .sum();
    }

    /** The median of the rounds that follow a warm-up. */
    private static double seconds(List<Article> articles, Consumer<Article> reader, int warmUp, int rounds) {
        double[] seconds = new double[rounds];
        for (int round = -warmUp; round < rounds; round++) {
            long start = System.nanoTime();
            articles.forEach(reader);
            if (round >= 0) {
                seconds[round] = (System.nanoTime() - start) / 1e9;
            }
        }
        Arrays.sort(seconds);
        return seconds[rounds / 2];
    }

    /** Of the heap, after collections. */
    static double usedMegabytes() throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            System.gc();
            Thread.sleep(100);
        }
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
    }

    /** CoreNLP, where the profile puts it on the class path; it is under the GPL and 290 MB, so it is in no other. */
    @SuppressWarnings("unchecked")
    private static Consumer<String> baseline() throws ReflectiveOperationException {
        try {
            return (Consumer<String>) Class.forName("org.depeche.bench.CoreNlp")
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ClassNotFoundException e) {
            return null;
        }
    }
}
