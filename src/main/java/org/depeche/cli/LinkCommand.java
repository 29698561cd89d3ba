package org.depeche.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.depeche.Depeche;
import org.depeche.link.Correction;
import org.depeche.link.Corrections;
import org.depeche.link.Linker;
import org.depeche.model.Findings;
import org.depeche.model.Link;
import org.depeche.model.LinkedFindings;
import org.depeche.model.Person;
import org.depeche.model.Problem;
import org.depeche.model.Statement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets a user say whom a name stands for, above every automatic link. */
@Command(
        name = "link",
        description = {
            "Say whom a name stands for, above every automatic link.",
            "Your links are kept in a file of yours, which extract and build apply each time."
        },
        subcommands = {
            LinkCommand.SetCommand.class,
            LinkCommand.ReviewCommand.class,
            LinkCommand.ApplyCommand.class,
            LinkCommand.ListCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  depeche link set \"Andreï Denisov\" Q4157797 --country RU",
            "  depeche link set \"Jean Martin\" none",
            "  depeche link review data/articles > review.tsv    # fill in the column qid, then",
            "  depeche link apply review.tsv"
        })
final class LinkCommand implements Runnable {
    /** Where a user's links are kept unless told otherwise. */
    static final Path DEFAULT_FILE = Path.of("links.tsv");

    @Spec
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }

    /** Where the links are kept and who makes them. */
    static final class FileOptions {
        @Option(
                names = "--links",
                paramLabel = "FILE",
                description = "File that holds your links. Default: ${DEFAULT-VALUE}")
        Path file = DEFAULT_FILE;

        @Option(names = "--author", paramLabel = "NAME", description = "Who says so. Default: ${DEFAULT-VALUE}")
        String author = System.getProperty("user.name", "");
    }

    /** Links one name. */
    @Command(name = "set", description = "Link a name to an item of Wikidata, or to none.")
    static final class SetCommand implements Callable<Integer> {
        @Parameters(
                index = "0",
                paramLabel = "ENTITY",
                description = "A name as articles write it, or the IRI of a person or organisation.")
        String entity;

        @Parameters(index = "1", paramLabel = "QID", description = "An item such as Q7747, or none.")
        String qid;

        @Option(
                names = "--country",
                paramLabel = "CODE",
                description = "Only where the article ties the name to this country.")
        String country = "";

        @Option(names = "--note", paramLabel = "WORDS", description = "Why.")
        String note = "";

        @Mixin
        FileOptions options;

        @Spec
        CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            Correction correction;
            try {
                correction = new Correction(entity, country, qid, options.author, LocalDate.now(), note);
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), e.getMessage(), e);
            }
            Corrections.read(options.file).with(correction).write(options.file);
            spec.commandLine().getErr().println(entity + " is " + qid + " from now on (" + options.file + ")");
            return ExitCodes.DONE;
        }
    }

    /** Prints a user's links. */
    @Command(name = "list", description = "Print your links.")
    static final class ListCommand implements Callable<Integer> {
        @Mixin
        FileOptions options;

        @Spec
        CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            PrintWriter out = spec.commandLine().getOut();
            for (Correction c : Corrections.read(options.file).all()) {
                out.println(String.join(
                        "\t",
                        c.name(),
                        c.country(),
                        c.qid(),
                        c.author(),
                        c.date().toString(),
                        c.note()));
            }
            return ExitCodes.DONE;
        }
    }

    /** Prints the names that are not linked, for a user to fill in. */
    @Command(
            name = "review",
            description = {
                "Print the names that are not linked, with the reason, candidates and evidence, as a table (TSV).",
                "Fill in its column qid, and give it to `depeche link apply`."
            })
    static final class ReviewCommand implements Callable<Integer> {
        private static final int MOST_CANDIDATES = 3;

        @Mixin
        InputOptions input;

        @Option(names = "--all", description = "Linked names too.")
        boolean all;

        @Spec
        CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            PrintWriter out = spec.commandLine().getOut();
            ProblemCount problems = new ProblemCount(spec.commandLine().getErr());
            Depeche depeche = input.depeche();
            Linker linker = new Linker(Corrections.NONE, input.knowledge);
            Map<String, Row> rows = new LinkedHashMap<>();
            new ArticlePipeline<>(input.threads(), depeche::read).run(input.reader(), new ArticlePipeline.Results<>() {
                @Override
                public void done(LinkedFindings linked) {
                    linked.actors().forEach((name, link) -> add(rows, linked.findings(), name, link));
                }

                @Override
                public void problem(Problem problem) {
                    problems.add(problem);
                }
            });
            out.println(Row.HEADER);
            rows.values().forEach(row -> out.println(row.line(linker.candidates(row.name, MOST_CANDIDATES))));
            return problems.exitCode();
        }

        private void add(Map<String, Row> rows, Findings findings, String name, Link link) {
            boolean worth =
                    link instanceof Link.Unlinked unlinked ? !unlinked.reason().equals("no-name") : all;
            if (worth) {
                String country = country(findings, name);
                rows.computeIfAbsent(name + '\t' + country, k -> new Row(name, country, link))
                        .add(findings, name);
            }
        }

        private static String country(Findings findings, String name) {
            return findings.people().stream()
                    .filter(person -> person.name().equals(name))
                    .map(Person::country)
                    .findFirst()
                    .orElseGet(() -> findings.statements().stream()
                            .filter(statement -> statement.speaker().equals(name))
                            .map(Statement::onBehalfOf)
                            .findFirst()
                            .orElse(""));
        }
    }

    /** A name of a review. */
    private static final class Row {
        static final String HEADER = "name\tcountry\tqid\tnote\treason\tcandidates\tevidence\tarticles";
        private static final int LONGEST_EVIDENCE = 200;

        private final String name;
        private final String country;
        private final Link link;
        private final List<String> articles = new ArrayList<>();
        private String evidence = "";

        Row(String name, String country, Link link) {
            this.name = name;
            this.country = country;
            this.link = link;
        }

        void add(Findings findings, String name) {
            articles.add(findings.article().id());
            if (!evidence.isEmpty()) {
                return;
            }
            String role = findings.people().stream()
                    .filter(person -> person.name().equals(name))
                    .map(Person::role)
                    .findFirst()
                    .orElse("");
            String said = findings.statements().stream()
                    .filter(statement -> statement.speaker().equals(name))
                    .map(statement -> "« " + statement.content().get(0).text() + " »")
                    .findFirst()
                    .orElse("");
            evidence = (role + " " + said).strip();
        }

        String line(List<String> candidates) {
            String qid = link instanceof Link.Linked linked ? linked.qid() : "";
            String reason = link instanceof Link.Unlinked unlinked
                    ? unlinked.reason() + ": " + unlinked.detail()
                    : ((Link.Linked) link).basis();
            String shown =
                    evidence.length() > LONGEST_EVIDENCE ? evidence.substring(0, LONGEST_EVIDENCE) + "…" : evidence;
            return String.join(
                    "\t",
                    cell(name),
                    country,
                    qid,
                    "",
                    cell(reason),
                    cell(String.join(" | ", candidates)),
                    cell(shown),
                    cell(String.join(" ", articles)));
        }

        private static String cell(String text) {
            return text.replaceAll("[\\t\\r\\n]+", " ");
        }
    }

    /** Takes a filled-in review. */
    @Command(
            name = "apply",
            description = "Take the rows of a review whose column qid is filled in (an item, or none).")
    static final class ApplyCommand implements Callable<Integer> {
        @Parameters(paramLabel = "REVIEW", description = "The table that `depeche link review` printed.")
        Path review;

        @Mixin
        FileOptions options;

        @Spec
        CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            ProblemCount problems = new ProblemCount(spec.commandLine().getErr());
            Corrections corrections = Corrections.read(options.file);
            int taken = 0;
            List<String> lines = Files.readAllLines(review);
            for (int i = 1; i < lines.size(); i++) {
                String[] row = lines.get(i).split("\t", -1);
                // A spreadsheet may leave out empty cells at the end.
                if (row.length < 3 || row[2].isBlank()) {
                    continue;
                }
                try {
                    String note = row.length > 3 ? row[3].strip() : "";
                    corrections = corrections.with(new Correction(
                            row[0], row[1].strip(), row[2].strip(), options.author, LocalDate.now(), note));
                    taken++;
                } catch (IllegalArgumentException e) {
                    problems.add(new Problem(
                            "BAD-CORRECTION",
                            review.toString(),
                            "line " + (i + 1),
                            e.getMessage(),
                            "the column qid holds an item such as Q7747, none, or nothing"));
                }
            }
            corrections.write(options.file);
            spec.commandLine().getErr().println(Words.count(taken, "link") + " taken into " + options.file);
            return problems.exitCode();
        }
    }
}
