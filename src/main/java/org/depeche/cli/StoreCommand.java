package org.depeche.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.graph.GraphFactory;
import org.depeche.rdf.Iris;
import org.depeche.rdf.Shapes;
import org.depeche.rdf.Violation;
import org.depeche.store.Backup;
import org.depeche.store.Counts;
import org.depeche.store.Export;
import org.depeche.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks after a store. */
@Command(
        name = "store",
        description = "Look after a store: figures, check, compaction, backup, removal of articles.",
        subcommands = {
            StoreCommand.Stats.class,
            StoreCommand.Verify.class,
            StoreCommand.Compact.class,
            StoreCommand.Reindex.class,
            StoreCommand.BackUp.class,
            StoreCommand.Restore.class,
            StoreCommand.Remove.class,
            StoreCommand.Dump.class
        })
public final class StoreCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Missing command: stats, verify, compact, reindex, backup, restore, remove or dump");
    }

    /** Figures. */
    @Command(name = "stats", description = "Count what is in it.")
    static final class Stats extends GraphCommand {
        @Mixin
        private StoreOption store;

        @Option(names = "--json", description = "print one JSON object")
        private boolean json;

        @Override
        int run() throws IOException {
            try (Store opened = store.open()) {
                Counts counts = opened.counts();
                String[] names = {
                    "articles", "statements", "relations", "people", "organisations", "countries", "triples", "bytes"
                };
                long[] numbers = {
                    counts.articles(),
                    counts.statements(),
                    counts.relations(),
                    counts.people(),
                    counts.organisations(),
                    counts.countries(),
                    counts.triples(),
                    opened.bytes()
                };
                StringBuilder text = new StringBuilder();
                for (int i = 0; i < names.length; i++) {
                    text.append(
                            json
                                    ? (i == 0 ? "{" : ",") + "\"" + names[i] + "\":" + numbers[i]
                                    : String.format(Locale.ROOT, "%-14s %,12d%n", names[i], numbers[i]));
                }
                out().print(json ? text.append("}\n") : text);
                return DONE;
            }
        }
    }

    /** Check. */
    @Command(
            name = "verify",
            description =
                    "Read every index and term, hold the text index against the graphs, and check these against the shapes; ends with 1 where something is wrong.")
    static final class Verify extends GraphCommand {
        @Mixin
        private StoreOption store;

        @Override
        int run() throws IOException {
            try (Store opened = store.open()) {
                List<String> problems = opened.verify();
                problems.forEach(problem -> out().println("STORE-DAMAGED: " + store.directory + ": " + problem));
                int violations = 0;
                if (problems.isEmpty()) {
                    Shapes shapes = Shapes.load();
                    for (Node name : opened.graphs()) {
                        var graph = opened.read(data -> {
                            var copy = GraphFactory.createDefaultGraph();
                            data.getGraph(name).find().forEachRemaining(copy::add);
                            return copy;
                        });
                        for (Violation violation : shapes.check(graph)) {
                            violations++;
                            out().println("SHAPE: " + name + ": " + violation);
                        }
                    }
                }
                out().flush();
                err().println(opened.graphs().size() + " graphs, " + problems.size() + " damages, " + violations
                        + " violations");
                return problems.isEmpty() && violations == 0 ? DONE : BAD_INPUT;
            }
        }
    }

    /** Compaction. */
    @Command(name = "compact", description = "Rewrite it without what earlier writing left behind.")
    static final class Compact extends GraphCommand {
        @Mixin
        private StoreOption store;

        @Override
        int run() throws IOException {
            try (Store opened = store.open()) {
                long before = opened.bytes();
                opened.compact();
                err().println(before + " bytes before, " + opened.bytes() + " now");
                return DONE;
            }
        }
    }

    /** The indexes anew. */
    @Command(name = "reindex", description = "Make the text index anew from the graphs.")
    static final class Reindex extends GraphCommand {
        @Mixin
        private StoreOption store;

        @Override
        int run() throws IOException {
            try (Store opened = store.open()) {
                opened.reindex();
                return DONE;
            }
        }
    }

    /** Backup. */
    @Command(name = "backup", description = "Write a copy of it to a file (gzipped N-Quads).")
    static final class BackUp extends GraphCommand {
        @Mixin
        private StoreOption store;

        @Parameters(paramLabel = "FILE.nq.gz", description = "file to write")
        private Path file;

        @Option(
                names = "--server",
                paramLabel = "URL",
                description = {
                    "address of the `depeche serve` that has the store open, such as http://localhost:3030:",
                    "it goes on meanwhile; --store is left out"
                })
        private URI server;

        @Override
        int run() throws IOException {
            if (server != null) {
                Backup.fetch(server, file);
                return DONE;
            }
            try (Store opened = store.open()) {
                Backup.write(opened, file);
                return DONE;
            }
        }
    }

    /** Restoration. */
    @Command(name = "restore", description = "Fill a new store from a backup.")
    static final class Restore extends GraphCommand {
        @Mixin
        private StoreOption store;

        @Parameters(paramLabel = "FILE.nq.gz", description = "a backup")
        private Path file;

        @Override
        int run() throws IOException {
            try (Store opened = Store.open(store.directory)) {
                err().println(Backup.restore(file, opened) + " triples");
                return DONE;
            }
        }
    }

    /** Removal. */
    @Command(name = "remove", description = "Take articles out.")
    static final class Remove extends GraphCommand {
        @Mixin
        private StoreOption store;

        @Parameters(arity = "1..*", paramLabel = "ARTICLE", description = "ids of articles")
        private List<String> articles;

        @Override
        int run() throws IOException {
            try (Store opened = store.open()) {
                List<String> absent = new Export(opened, Export.Format.NQUADS).absent(articles);
                absent.forEach(id -> err().println("ARTICLE-ABSENT: " + store.directory + ": no article " + id));
                Iris iris = new Iris(opened.base().isEmpty() ? Iris.DEFAULT_BASE : opened.base());
                articles.stream().filter(id -> !absent.contains(id)).forEach(id -> opened.remove(iris.article(id)));
                return absent.isEmpty() ? DONE : BAD_INPUT;
            }
        }
    }

    /** Dump. */
    @Command(name = "dump", description = "Print it as sorted N-Quads: same content, same bytes.")
    static final class Dump extends GraphCommand {
        @Mixin
        private StoreOption store;

        @Override
        int run() throws IOException {
            try (Store opened = store.open()) {
                opened.dump(new WriterOutput(out()));
                return DONE;
            }
        }
    }
}
