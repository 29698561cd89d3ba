package org.depeche.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.depeche.annotate.Annotator;
import org.depeche.corpus.DatedExpression;
import org.depeche.corpus.Gum;
import org.depeche.corpus.NamedArticle;
import org.depeche.corpus.RecognizerCase;
import org.depeche.corpus.Split;
import org.depeche.corpus.Treebank;
import org.depeche.corpus.Wikigold;
import org.depeche.corpus.Winer;
import org.depeche.evaluate.DateScorer;
import org.depeche.evaluate.Figure;
import org.depeche.evaluate.NameScorer;
import org.depeche.evaluate.RecognizerScorer;
import org.depeche.evaluate.TreebankScorer;
import org.depeche.model.Countries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures the reading of words, names and dates on corpora that a user has. */
@Command(
        name = "evaluate-models",
        description =
                "Measure how well words, sentences, names and dates are read, on corpora that nothing was trained on.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  depeche evaluate-models --shared ../shared",
            "  depeche evaluate-models --shared ../shared names-fr --errors"
        })
final class EvaluateModelsCommand implements Callable<Integer> {
    /** So many articles of a language are read before the heap is measured. */
    private static final int WARM_UP = 40;

    /** What is measured, each by itself. */
    enum Part {
        MEMORY,
        SEQUOIA,
        GSD,
        EWT,
        NAMES_FR,
        NAMES_EN,
        DATES_FR,
        RECOGNIZERS_FR
    }

    @Parameters(
            paramLabel = "PART",
            arity = "0..*",
            description =
                    "What to measure: memory, sequoia, gsd, ewt, names-fr, names-en, dates-fr, recognizers-fr. Default: all.")
    List<String> names = List.of();

    @Option(
            names = "--shared",
            paramLabel = "DIR",
            required = true,
            description = "Folder with the corpora (corpora/ud-french-gsd …) and the lists of dates (data/dates-fr …).")
    Path shared;

    @Option(names = "--errors", description = "Print what was wrong before the figures, a line each, parted by tabs.")
    boolean errors;

    @Spec
    CommandSpec spec;

    private final Annotator annotator = new Annotator(Countries.load());

    @Override
    public Integer call() throws IOException {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        for (String name : names) {
            parts.add(part(name));
        }
        for (Part part : parts.isEmpty() ? EnumSet.allOf(Part.class) : parts) {
            measure(part);
        }
        return ExitCodes.DONE;
    }

    private Part part(String name) {
        return Arrays.stream(Part.values())
                .filter(p -> label(p).equals(name))
                .findFirst()
                .orElseThrow(() -> new ParameterException(spec.commandLine(), "no such part: " + name));
    }

    private static String label(Part part) {
        return part.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void measure(Part part) throws IOException {
        switch (part) {
            case MEMORY -> print(part, memory(), List.of());
            case SEQUOIA -> treebank(part, "fr", "corpora/ud-french-sequoia/fr_sequoia-ud-test.conllu");
            case GSD -> treebank(part, "fr", "corpora/ud-french-gsd/fr_gsd-ud-test.conllu");
            case EWT -> treebank(part, "en", "corpora/ud-english-ewt/en_ewt-ud-test.conllu");
            case NAMES_FR -> names(part, Winer.read(at("corpora/winer-fr")));
            case NAMES_EN -> {
                List<NamedArticle> articles = new ArrayList<>(Gum.read(at("corpora/gum-wikinews-en")));
                articles.addAll(Wikigold.read(at("corpora/wikigold-en/wikigold.conll.txt")));
                names(part, articles);
            }
            case DATES_FR -> {
                DateScorer scorer = new DateScorer(annotator::annotate);
                Map<String, Figure> figures =
                        scorer.score(DatedExpression.read(at("data/dates-fr/dates.jsonl")), at("corpora/winer-fr"));
                print(part, figures, scorer.errors());
            }
            case RECOGNIZERS_FR -> {
                List<RecognizerCase> cases = new ArrayList<>();
                for (String file : List.of("DateParser.json", "DatePeriodParser.json")) {
                    cases.addAll(RecognizerCase.read(at("data/recognizers-fr/Specs/DateTime/French/" + file)));
                }
                RecognizerScorer scorer = new RecognizerScorer(annotator::annotate);
                Map<String, Figure> figures = scorer.score(cases);
                print(part, figures, scorer.errors());
            }
        }
    }

    /** The heap that is in use after articles of both languages have been read and forgotten. */
    private Map<String, Figure> memory() throws IOException {
        for (Path folder : List.of(at("corpora/winer-fr"), at("corpora/gum-wikinews-en"))) {
            List<NamedArticle> articles = folder.endsWith("winer-fr") ? Winer.read(folder) : Gum.read(folder);
            articles.stream().limit(WARM_UP).forEach(a -> annotator.annotate(a.article()));
        }
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        long used = runtime.totalMemory() - runtime.freeMemory();
        return Map.of("heap in use, MB", new Figure.Count((int) (used / 1_000_000)));
    }

    private void treebank(Part part, String language, String file) throws IOException {
        TreebankScorer scorer = new TreebankScorer(language, annotator::annotate);
        Map<String, Figure> figures = scorer.score(Treebank.read(at(file)));
        print(part, figures, scorer.errors());
    }

    private void names(Part part, List<NamedArticle> articles) {
        NameScorer scorer = new NameScorer(annotator::annotate);
        Map<String, Figure> figures = scorer.score(
                articles.stream().filter(a -> Split.isHeldOut(a.article().id())).toList());
        print(part, figures, scorer.errors());
    }

    private Path at(String path) {
        Path file = shared.resolve(path);
        if (!Files.exists(file)) {
            throw new ParameterException(spec.commandLine(), "no file or folder: " + file);
        }
        return file;
    }

    private void print(Part part, Map<String, Figure> figures, List<String> wrong) {
        PrintWriter out = spec.commandLine().getOut();
        if (errors) {
            wrong.forEach(out::println);
        }
        figures.forEach(
                (name, figure) -> out.println(String.format(Locale.ROOT, "%-16s %-28s %s", label(part), name, figure)));
        out.flush();
    }
}
