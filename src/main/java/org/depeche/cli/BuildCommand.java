package org.depeche.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.depeche.rdf.Iris;
import org.depeche.store.Counts;
import org.depeche.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reads articles into a store. */
@Command(
        name = "build",
        description = {
            "Read articles and put what is found into a store.",
            "An article that the store holds already is replaced where it or the program has changed, and passed over where not.",
            "Stopped at any moment, it goes on where it was when it is started again."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  depeche build data/articles", "  depeche build 'archive/**.jsonl.gz' --store news --json"})
final class BuildCommand implements Callable<Integer> {
    @Mixin
    InputOptions input;

    @Option(names = "--store", paramLabel = "DIR", description = "Folder of the store. Default: ${DEFAULT-VALUE}")
    Path store = Path.of("graph");

    @Option(
            names = "--base",
            paramLabel = "IRI",
            description = "What the IRIs of articles, people and statements begin with. Default: ${DEFAULT-VALUE}")
    String base = Iris.DEFAULT_BASE;

    @Option(names = "--json", description = "Print the summary as JSON.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        StoreOption.tellOfWait(store, spec.commandLine().getErr());
        try (Store opened = Store.open(store)) {
            Ingest ingest = new Ingest(
                    opened,
                    base,
                    input.depeche(),
                    input.dependencies(),
                    spec.commandLine().getErr());
            Ingest.Summary summary = ingest.run(
                    input.inputs(),
                    System.in,
                    input.readOptions(),
                    input.web(store.resolve("depeche.fetched")),
                    input.threads(),
                    !input.quiet && Progress.isTerminal());
            Counts counts = opened.counts();
            if (json) {
                out.println(new ObjectMapper().writeValueAsString(json(summary, counts, ingest.problems())));
            } else {
                print(out, store, summary, counts, ingest.problems());
            }
            return ingest.problems().exitCode();
        }
    }

    static void print(PrintWriter out, Path store, Ingest.Summary s, Counts c, ProblemCount problems) {
        out.println(String.format(
                Locale.ROOT,
                "%s in %.1f s (%.1f a second)",
                Words.count(s.articles(), "article"),
                s.seconds,
                s.articlesPerSecond()));
        row(out, "new", s.added);
        row(out, "replaced", s.replaced);
        row(out, "unchanged", s.unchanged);
        if (s.outdated > 0) {
            row(out, "outdated", s.outdated);
        }
        if (problems.total() > 0) {
            row(out, "problems", problems.total());
            problems.byCode().forEach((code, n) -> row(out, "  " + code, n));
        }
        out.println("store " + store + " now holds");
        row(out, "articles", c.articles());
        row(out, "statements", c.statements());
        row(out, "relations", c.relations());
        row(out, "people", c.people());
        row(out, "organisations", c.organisations());
        row(out, "countries", c.countries());
        row(out, "triples", c.triples());
    }

    private static void row(PrintWriter out, String name, long number) {
        out.println(String.format(Locale.ROOT, "  %-22s %,12d", name, number));
    }

    private static ObjectNode json(Ingest.Summary s, Counts c, ProblemCount problems) {
        ObjectNode json = new ObjectMapper().createObjectNode();
        ObjectNode run = json.putObject("run");
        run.put("articles", s.articles());
        run.put("added", s.added);
        run.put("replaced", s.replaced);
        run.put("unchanged", s.unchanged);
        run.put("outdated", s.outdated);
        run.put("statements", s.tally.statements);
        run.put("relations", s.tally.relations);
        run.put("people", s.tally.people);
        run.put("triples", s.triples);
        run.put("seconds", s.seconds);
        ObjectNode codes = run.putObject("problems");
        problems.byCode().forEach(codes::put);
        ObjectNode holds = json.putObject("store");
        holds.put("articles", c.articles());
        holds.put("statements", c.statements());
        holds.put("relations", c.relations());
        holds.put("people", c.people());
        holds.put("organisations", c.organisations());
        holds.put("countries", c.countries());
        holds.put("triples", c.triples());
        return json;
    }
}
