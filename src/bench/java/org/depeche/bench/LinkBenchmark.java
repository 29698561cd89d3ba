package org.depeche.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.depeche.annotate.Annotator;
import org.depeche.extract.Extractor;
import org.depeche.link.Linker;
import org.depeche.model.Article;
import org.depeche.model.Countries;
import org.depeche.model.Findings;
import org.depeche.model.PartialDate;

/**
 * What the program's own knowledge base costs: the time to its first link in a fresh process, the heap it holds, its share of the
 * jar; and how fast linking alone is on one thread, warm, on the findings of {@code data/articles}.
 */
final class LinkBenchmark implements Benchmark {
    private static final int WARM_UP = 20;
    private static final int ROUNDS = 15;
    private static final PartialDate DAY = PartialDate.of(2020, 12);

    @Override
    public String name() {
        return "link";
    }

    @Override
    public String description() {
        return "load time, heap and size of the knowledge base; articles/s of linking alone, one thread, warm";
    }

    @Override
    public Report run(Path folder) throws Exception {
        Report report = new Report(name());
        double before = AnnotateBenchmark.usedMegabytes();
        long start = System.nanoTime();
        Linker linker = new Linker();
        linker.candidates("Vladimir Poutine", 1);
        report.add("from nothing to the first name looked up", (System.nanoTime() - start) / 1e9, "s");
        report.add("heap that it holds then", AnnotateBenchmark.usedMegabytes() - before, "MB");
        report.add("its tables in the jar", jarMegabytes(Path.of("target", "depeche.jar")), "MB");
        Annotator annotator = new Annotator(Countries.load());
        Extractor extractor = new Extractor(linker::countryOf);
        List<Findings> findings = new ArrayList<>();
        for (Article article : articles()) {
            findings.add(extractor.extract(annotator.annotate(article)));
        }
        double[] seconds = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            findings.forEach(linker::link);
            if (round >= 0) {
                seconds[round] = (System.nanoTime() - begin) / 1e9;
            }
        }
        Arrays.sort(seconds);
        report.add("linking alone", findings.size() / seconds[ROUNDS / 2], "articles/s");
        return report;
    }

    private static List<Article> articles() throws IOException {
        List<Article> articles = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("data", "articles"))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
                String id = file.getFileName().toString();
                articles.add(new Article(id, id.substring(0, 2), "", "", DAY, "", Files.readString(file), id));
            }
        }
        return articles;
    }

    private static double jarMegabytes(Path jar) throws IOException {
        if (!Files.exists(jar)) {
            throw new IOException(jar + " is not built: run mvn package first");
        }
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                            .filter(entry -> entry.getName().startsWith("org/depeche/data/"))
                            .mapToLong(ZipEntry::getCompressedSize)
                            .sum()
                    / 1e6;
        }
    }
}
