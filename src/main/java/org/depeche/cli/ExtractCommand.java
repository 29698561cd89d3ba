package org.depeche.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.depeche.Depeche;
import org.depeche.model.LinkedFindings;
import org.depeche.model.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what is found, one JSON object an article. */
@Command(
        name = "extract",
        description = "Read articles and print what is found, one JSON object a line.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  depeche extract data/articles",
            "  depeche extract article.txt | jq -r '.statements[] | [.date, .speaker, .content[0]] | @tsv'",
            "  zcat articles.jsonl.gz | depeche extract -"
        })
final class ExtractCommand implements Callable<Integer> {
    @Mixin
    InputOptions input;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        ProblemCount problems = new ProblemCount(err);
        Depeche depeche = input.depeche();
        Tally tally = new Tally();
        // Lines are made by the workers, so that the one thread that writes only writes.
        ArticlePipeline<Line> pipeline = new ArticlePipeline<>(input.threads(), article -> {
            LinkedFindings findings = depeche.read(article);
            return new Line(findings, FindingsJson.line(findings));
        });
        try {
            pipeline.run(input.reader(), new ArticlePipeline.Results<>() {
                @Override
                public void done(Line line) {
                    tally.add(line.findings());
                    line.findings().findings().problems().forEach(problems::add);
                    out.print(line.json());
                    out.print('\n');
                    // Whoever read us may have had enough, like head: then there is nothing left to do.
                    if (out.checkError()) {
                        throw new OutputClosed();
                    }
                }

                @Override
                public void problem(Problem problem) {
                    problems.add(problem);
                }
            });
        } catch (OutputClosed e) {
            return ExitCodes.DONE;
        }
        if (!input.quiet) {
            err.println(tally + (problems.total() == 0 ? "" : "; " + problems));
        }
        return problems.exitCode();
    }

    private record Line(LinkedFindings findings, String json) {}

    private static final class OutputClosed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutputClosed() {
            super("nobody reads the output", null, false, false);
        }
    }
}
