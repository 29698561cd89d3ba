package org.depeche.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.depeche.Depeche;
import org.depeche.link.WikidataClasses;
import org.depeche.link.WikidataClient;
import org.depeche.link.WikidataImport;
import org.depeche.link.WikidataSync;
import org.depeche.model.Link;
import org.depeche.model.LinkedFindings;
import org.depeche.model.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes more knowledge than the program has of its own. */
@Command(
        name = "wikidata",
        description = {
            "Make a folder of knowledge from Wikidata: people and the positions that they held, organisations, countries and cities.",
            "Give it to extract, build or link review with --knowledge DIR."
        },
        subcommands = {WikidataCommand.ImportCommand.class, WikidataCommand.SyncCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  depeche wikidata import wikidata-20261116-all.json.bz2 --out knowledge",
            "  depeche wikidata sync news.jsonl --contact desk@example.org",
            "  depeche build news.jsonl --knowledge knowledge"
        })
final class WikidataCommand implements Runnable {
    @Spec
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }

    /** Reads a dump. */
    @Command(
            name = "import",
            description = {
                "Read a dump of Wikidata in JSON (plain, .gz or .bz2) into a folder of knowledge.",
                "Stopped, it goes on where it was when it is started again."
            })
    static final class ImportCommand implements Callable<Integer> {
        private static final Pattern DAY = Pattern.compile("(20\\d{2})-?(\\d{2})-?(\\d{2})");

        @Parameters(paramLabel = "DUMP", description = "The dump, one entity a line.")
        Path dump;

        @Option(names = "--out", paramLabel = "DIR", description = "Folder of knowledge. Default: ${DEFAULT-VALUE}")
        Path out = Path.of("knowledge");

        @Option(
                names = "--date",
                paramLabel = "DAY",
                description = "Day of the dump. Default: as its name says, or else its file's.")
        LocalDate date;

        @Option(
                names = "--organisations",
                paramLabel = "QID",
                split = ",",
                description = "Classes of organisations to take. Default: those of data/wikidata-classes.tsv, which are"
                        + " news outlets, international organisations, parties, ministries and their like.")
        List<String> organisations = List.of();

        @Option(
                names = "--population",
                paramLabel = "N",
                description = "Take cities of at least so many people. Default: ${DEFAULT-VALUE}")
        long population = WikidataClasses.USUAL_POPULATION;

        @Option(
                names = {"-q", "--quiet"},
                description = "Say nothing on standard error but problems.")
        boolean quiet;

        @Spec
        CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            PrintWriter err = spec.commandLine().getErr();
            ProblemCount problems = new ProblemCount(err);
            if (!Files.isRegularFile(dump)) {
                problems.add(new Problem("NO-FILE", dump.toString(), "", "there is no such file", "give a dump"));
                return problems.exitCode();
            }
            WikidataClasses classes = classes();
            long start = System.nanoTime();
            WikidataImport.Summary summary = new WikidataImport(out, classes, problems::add)
                    .read(dump, date(), lines -> progress(err, lines, start));
            double seconds = Math.max(1e-9, (System.nanoTime() - start) / 1e9);
            spec.commandLine()
                    .getOut()
                    .println(Words.count(summary.items(), "item")
                            + ": "
                            + Words.count(summary.people(), "person")
                            + ", "
                            + Words.count(summary.terms(), "term")
                            + ", "
                            + Words.count(summary.organisations(), "organisation")
                            + ", "
                            + Words.count(summary.countries(), "country")
                            + ", "
                            + Words.count(summary.cities(), "city")
                            + " in "
                            + out);
            if (!quiet) {
                err.println(Words.grouped(Math.round(summary.items() / seconds)) + " items a second");
            }
            return problems.exitCode();
        }

        private WikidataClasses classes() {
            try {
                WikidataClasses usual = WikidataClasses.usual().withPopulation(population);
                return organisations.isEmpty() ? usual : usual.withOrganisations(organisations);
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), e.getMessage(), e);
            }
        }

        private void progress(PrintWriter err, long lines, long start) {
            if (!quiet) {
                double seconds = (System.nanoTime() - start) / 1e9;
                err.println(
                        Words.grouped(lines) + " items, " + Words.grouped(Math.round(lines / seconds)) + " a second");
                err.flush();
            }
        }

        private LocalDate date() throws IOException {
            if (date != null) {
                return date;
            }
            Matcher day = DAY.matcher(dump.getFileName().toString());
            return day.find()
                    ? LocalDate.parse(day.group(1) + "-" + day.group(2) + "-" + day.group(3))
                    : LocalDate.ofInstant(Files.getLastModifiedTime(dump).toInstant(), ZoneOffset.UTC);
        }
    }

    /** Asks the live service. */
    @Command(
            name = "sync",
            description = {
                "Ask Wikidata's live service for the names of articles that are not linked, into a folder of knowledge.",
                "This is the only command that uses the network. Answers are kept and not asked for again for a month."
            })
    static final class SyncCommand implements Callable<Integer> {
        /** Why a name may be linked once more is known. */
        private static final Set<String> WORTH_ASKING = Set.of("no-candidate", "weak-evidence", "knowledge-ends");

        @Mixin
        InputOptions input;

        @Option(names = "--out", paramLabel = "DIR", description = "Folder of knowledge. Default: ${DEFAULT-VALUE}")
        Path out = Path.of("knowledge");

        @Option(
                names = "--contact",
                paramLabel = "ADDRESS",
                description = "Mail address or page of yours, which Wikidata's operators ask for.")
        String contact = "";

        @Option(names = "--endpoint", paramLabel = "URL", description = "The service. Default: ${DEFAULT-VALUE}")
        URI endpoint = URI.create("https://www.wikidata.org/w/api.php");

        @Option(names = "--offline", description = "Use only answers that are kept.")
        boolean offline;

        @Spec
        CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            if (contact.isBlank()) {
                throw new ParameterException(
                        spec.commandLine(), "Missing option: '--contact=ADDRESS', which Wikidata's operators ask for");
            }
            PrintWriter err = spec.commandLine().getErr();
            ProblemCount problems = new ProblemCount(err);
            List<Path> knowledge = new ArrayList<>(input.knowledge);
            knowledge.add(out);
            Depeche depeche = new Depeche(input.corrections(), knowledge);
            Set<String> names = new TreeSet<>();
            new ArticlePipeline<>(input.threads(), depeche::read).run(input.reader(), new ArticlePipeline.Results<>() {
                @Override
                public void done(LinkedFindings linked) {
                    linked.actors().forEach((name, link) -> {
                        if (link instanceof Link.Unlinked unlinked && WORTH_ASKING.contains(unlinked.reason())) {
                            names.add(name);
                        }
                    });
                }

                @Override
                public void problem(Problem problem) {
                    problems.add(problem);
                }
            });
            WikidataClient client = new WikidataClient(endpoint, contact, out.resolve("cache"), offline);
            WikidataSync.Summary summary = new WikidataSync(client, out, LocalDate.now(), problems::add).ask(names);
            spec.commandLine()
                    .getOut()
                    .println(Words.count(summary.asked(), "name") + " asked for, "
                            + Words.count(summary.people(), "person") + " found, in " + out);
            return summary.failed() > 0 ? ExitCodes.STORE_FAILED : problems.exitCode();
        }
    }
}
