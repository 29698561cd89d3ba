package org.depeche.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.depeche.cli.IngestBenchmark;

/**
 * Runs a benchmark by its name, prints its figures as a table and writes them as JSON to {@code target/bench}.
 * {@code list} names them all.
 */
public final class Benchmarks {
    /** Each benchmark adds its line here. */
    private static final List<Benchmark> ALL = List.of(
            new AnnotateBenchmark(),
            new ParserBenchmark(),
            new IngestBenchmark(),
            new LoadBenchmark(),
            new IncrementsBenchmark(),
            new WarcBenchmark(),
            new LinkBenchmark(),
            new ImportBenchmark(),
            new ServeBenchmark(),
            new HostileBenchmark());

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        String name = arguments.length == 0 ? "list" : arguments[0];
        for (Benchmark benchmark : ALL) {
            if (benchmark.name().equals(name)) {
                run(benchmark);
                return;
            }
        }
        if (!name.equals("list")) {
            System.err.println("There is no benchmark " + name + "; there are:");
        }
        for (Benchmark benchmark : ALL) {
            System.out.printf("%-12s %s%n", benchmark.name(), benchmark.description());
        }
        System.exit(name.equals("list") ? 0 : 2);
    }

    private static void run(Benchmark benchmark) throws Exception {
        Path folder = Files.createTempDirectory("depeche-bench");
        try {
            Report report = benchmark.run(folder);
            System.out.print(report.table());
            report.writeJson(Path.of("target", "bench", benchmark.name() + ".json"));
        } finally {
            remove(folder);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
