package org.depeche.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.depeche.Depeche;
import org.depeche.evaluate.Annotations;
import org.depeche.evaluate.Figure;
import org.depeche.evaluate.GoldArticle;
import org.depeche.evaluate.Score;
import org.depeche.evaluate.Scorer;
import org.depeche.model.LinkedFindings;
import org.depeche.model.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scores what is found in annotated articles. */
@Command(
        name = "evaluate",
        description = "Read annotated articles and print how much is found, how much of it is right, and how fast.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  depeche evaluate gold/dev --language fr",
            "  depeche evaluate gold/dev --errors | grep 'missed statement'"
        })
final class EvaluateCommand implements Callable<Integer> {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Parameters(paramLabel = "GOLD_DIR", description = "Folder of annotated articles, one JSON file each.")
    Path goldFolder;

    @Option(
            names = "--predictions",
            paramLabel = "FILE",
            description = "Score these findings, as depeche extract prints them, and read nothing.")
    Path predictionsFile;

    @Option(names = "--errors", description = "Print what was missed and what was wrong before the figures.")
    boolean errors;

    @Option(names = "--json", description = "Print the figures as JSON.")
    boolean json;

    @Option(names = "--language", paramLabel = "CODE", description = "Only the articles of this language: fr or en.")
    String language = "";

    @Option(names = "--threads", paramLabel = "N", description = "Articles read at a time. Default: one a processor.")
    int threads = Runtime.getRuntime().availableProcessors();

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        ProblemCount problems = new ProblemCount(spec.commandLine().getErr());
        List<GoldArticle> gold = gold().stream()
                .filter(g -> language.isEmpty() || g.article().language().equals(language))
                .toList();
        Speed speed = new Speed();
        Map<String, Annotations> predictions =
                predictionsFile == null ? extract(gold, problems, speed) : predictions(predictionsFile);
        Score score = Scorer.score(gold, predictions);
        if (json) {
            out.println(MAPPER.writeValueAsString(json(score, speed)));
        } else {
            print(score, speed, out);
        }
        return problems.exitCode();
    }

    private Collection<GoldArticle> gold() throws IOException {
        if (!Files.isDirectory(goldFolder)) {
            throw new ParameterException(spec.commandLine(), "no folder: " + goldFolder);
        }
        try {
            return GoldArticle.load(goldFolder);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "no annotated article: " + e.getMessage(), e);
        }
    }

    private Map<String, Annotations> extract(List<GoldArticle> gold, ProblemCount problems, Speed speed) {
        Depeche depeche = new Depeche();
        Map<String, Annotations> found = new HashMap<>();
        long start = System.nanoTime();
        new ArticlePipeline<>(Math.max(1, threads), depeche::read)
                .run(sink -> gold.forEach(g -> sink.article(g.article())), new ArticlePipeline.Results<>() {
                    @Override
                    public void done(LinkedFindings findings) {
                        speed.tally.add(findings);
                        findings.findings().problems().forEach(problems::add);
                        // By way of the JSON form, so that what is scored is what extract prints.
                        Annotations annotations = Annotations.of(FindingsJson.of(findings));
                        found.put(annotations.id(), annotations);
                    }

                    @Override
                    public void problem(Problem problem) {
                        problems.add(problem);
                    }
                });
        speed.seconds = (System.nanoTime() - start) / 1e9;
        return found;
    }

    private Map<String, Annotations> predictions(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new ParameterException(spec.commandLine(), "no file: " + file);
        }
        Map<String, Annotations> predictions = new HashMap<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                Annotations annotations = annotations(line, file + ", line " + number);
                if (predictions.put(annotations.id(), annotations) != null) {
                    throw new ParameterException(
                            spec.commandLine(), file + ", line " + number + ": " + annotations.id() + " stands twice");
                }
            }
        }
        return predictions;
    }

    private Annotations annotations(String line, String place) {
        try {
            return Annotations.of(MAPPER.readTree(line));
        } catch (JsonProcessingException e) {
            throw new ParameterException(spec.commandLine(), place + ": " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), place + ": " + e.getMessage(), e);
        }
    }

    private void print(Score score, Speed speed, PrintWriter out) {
        if (errors) {
            score.errors().forEach(out::println);
        }
        score.figures().forEach((name, figure) -> out.println(String.format(Locale.ROOT, "%-45s %s", name, figure)));
        if (speed.seconds > 0) {
            out.println(String.format(
                    Locale.ROOT,
                    "%-45s %.1f articles/s, %,.0f characters/s, models loaded within",
                    "speed",
                    speed.articlesPerSecond(),
                    speed.tally.characters / speed.seconds));
        }
        if (!score.confidence().isEmpty()) {
            out.println();
            out.println("confidence   statements   right (overlap 0.5 and speaker)");
            for (Score.Bucket b : score.confidence()) {
                out.println(String.format(
                        Locale.ROOT,
                        "%.1f to %.1f   %10d   %5.1f %%",
                        b.from(),
                        b.to(),
                        b.predicted(),
                        100.0 * b.right() / b.predicted()));
            }
        }
    }

    private ObjectNode json(Score score, Speed speed) {
        ObjectNode json = MAPPER.createObjectNode();
        score.figures().forEach((name, figure) -> put(json, name, figure));
        if (speed.seconds > 0) {
            json.putObject("speed")
                    .put("seconds", speed.seconds)
                    .put("articles per second", speed.articlesPerSecond())
                    .put("characters per second", speed.tally.characters / speed.seconds);
        }
        ArrayNode confidence = json.putArray("confidence");
        for (Score.Bucket b : score.confidence()) {
            confidence
                    .addObject()
                    .put("from", b.from())
                    .put("to", b.to())
                    .put("predicted", b.predicted())
                    .put("right", b.right());
        }
        if (errors) {
            ArrayNode lines = json.putArray("errors");
            score.errors().forEach(lines::add);
        }
        return json;
    }

    private static void put(ObjectNode json, String name, Figure figure) {
        if (figure instanceof Figure.Count count) {
            json.put(name, count.value());
        } else if (figure instanceof Figure.Share share) {
            json.put(name, share.percent());
        } else if (figure instanceof Figure.Match match) {
            json.putObject(name)
                    .put("p", match.p())
                    .put("r", match.r())
                    .put("f1", match.f1())
                    .put("hit", match.hit())
                    .put("predicted", match.predicted())
                    .put("gold", match.gold());
        }
    }

    /** How fast the articles were read, the loading of the models included. */
    private static final class Speed {
        private final Tally tally = new Tally();
        private double seconds;

        double articlesPerSecond() {
            return tally.articles / seconds;
        }
    }
}
