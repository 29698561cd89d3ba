package org.depeche.bench;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;

/**
 * MaltParser, trained here on French treebanks, against the patterns that find subjects. The treebanks lie in the folder that
 * the environment names ({@code DEPECHE_SHARED}, by default {@code ../shared}); needs the profile {@code malt}.
 */
final class ParserBenchmark implements Benchmark {
    @Override
    public String name() {
        return "parser";
    }

    @Override
    public String description() {
        return "subjects of verbs by MaltParser and by patterns, right and fast; with -Pmalt";
    }

    @Override
    @SuppressWarnings("unchecked")
    public Report run(Path folder) throws Exception {
        Path shared = Path.of(Objects.requireNonNullElse(System.getenv("DEPECHE_SHARED"), "../shared"));
        BiFunction<Path, Path, Map<String, Double>> experiment =
                (BiFunction<Path, Path, Map<String, Double>>) Class.forName("org.depeche.extract.ParserExperiment")
                        .getDeclaredConstructor()
                        .newInstance();
        Report report = new Report(name());
        experiment.apply(shared, folder).forEach((what, value) -> report.add(what, value, ""));
        return report;
    }
}
