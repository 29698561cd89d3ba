package org.depeche.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.exec.QueryExec;
import org.depeche.Depeche;
import org.depeche.model.Problem;
import org.depeche.rdf.Iris;
import org.depeche.read.ReadOptions;
import org.depeche.store.Export;
import org.depeche.store.NamedQuery;
import org.depeche.store.Store;
import org.depeche.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the whole way on the dispatches that come with the program. */
@Command(
        name = "demo",
        description = "Read the dispatches that come with the program, print three tables and write demo.ttl.")
final class DemoCommand extends GraphCommand {
    /** Rows of each table: what fits on a screen. */
    private static final String ROWS = "12";

    /** Earlier than all that the dispatches tell, so that only what has a date is shown. */
    private static final String DATED = "1900";

    @Option(names = "--store", paramLabel = "DIR", description = "Folder of the store. Default: ${DEFAULT-VALUE}")
    Path store = Path.of("graph");

    @Option(names = "--out", paramLabel = "FILE", description = "Turtle file to write. Default: ${DEFAULT-VALUE}")
    Path file = Path.of("demo.ttl");

    @Override
    int run() throws IOException {
        Path articles = articles();
        PrintWriter out = out();
        try (Store opened = Store.open(store)) {
            Ingest ingest = new Ingest(opened, Iris.DEFAULT_BASE, new Depeche(), List.of(), err());
            Ingest.Summary summary = ingest.run(
                    List.of(articles.toString()),
                    new ByteArrayInputStream(new byte[0]),
                    ReadOptions.DEFAULT,
                    Runtime.getRuntime().availableProcessors(),
                    Progress.isTerminal());
            BuildCommand.print(out, store, summary, opened.counts(), ingest.problems());
            table(opened, "Who said what, when", "who-said-what-when", Map.of("limit", ROWS, "from", DATED));
            table(
                    opened,
                    "Which country does what with or to which",
                    "which-country-does-what",
                    Map.of("limit", ROWS, "from", DATED));
            table(opened, "Who speaks for whom", "who-speaks-for-whom", Map.of("limit", ROWS));
            try (OutputStream turtle = Files.newOutputStream(file)) {
                new Export(opened, Export.Format.TURTLE).write(List.of(), turtle);
            }
            out.println();
            out.println("All of it, with the words that each finding was read from, is in " + file + ".");
            out.println();
            out.println("Try next:");
            out.println("  depeche query who-said-what-when --set person=Macron");
            out.println("  depeche query what-a-does-to-b --set source=US --set target=IR");
            out.println("  depeche export --article fr-otan-2019");
            out.println("  depeche extract data/articles/fr-otan-2019.txt");
            out.println("  depeche serve");
            return ingest.problems().exitCode();
        }
    }

    /** Beside the launcher, which tells where that is; or here. */
    private static Path articles() {
        Path beside = Path.of(System.getProperty("depeche.home", "."), "data", "articles");
        if (!Files.isDirectory(beside)) {
            throw new StoreException(
                    new Problem(
                            "NO-SUCH-FILE",
                            beside.toString(),
                            "",
                            "the dispatches of the demo are not there",
                            "run it from the project's folder, or with its launcher ./depeche"),
                    null);
        }
        return beside;
    }

    private void table(Store opened, String title, String name, Map<String, String> parameters) {
        Query query = NamedQuery.find(name).orElseThrow().bind(parameters);
        out().println();
        out().println(spec.commandLine().getColorScheme().ansi().string("@|bold " + title + "|@"));
        opened.read(data -> {
            try (QueryExec exec = QueryExec.dataset(data).query(query).build()) {
                return ResultTable.print(exec.select(), out(), QueryCommand.width());
            }
        });
    }
}
