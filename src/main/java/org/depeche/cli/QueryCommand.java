package org.depeche.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriter;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.Context;
import org.depeche.store.NamedQuery;
import org.depeche.store.ReadableTurtle;
import org.depeche.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks the graph. */
@Command(
        name = "query",
        description =
                "Ask the graph a SPARQL query: one of a file, of standard input, or one that comes with the program.",
        footer = {
            "",
            "Examples:",
            "  depeche query who-said-what-when --set person=Denisov",
            "  depeche query what-a-does-to-b --set source=CN --set target=RU --format csv",
            "  depeche query --list"
        })
public final class QueryCommand extends GraphCommand {
    /** How results are printed. */
    enum Format {
        TABLE,
        CSV,
        TSV,
        JSON,
        TURTLE
    }

    private static final int USUAL_WIDTH = 120;

    @Mixin
    private StoreOption store;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE.rq|NAME|-",
            description = "file with a query, name of one that comes with the program, or - for standard input")
    private String source;

    @Option(names = "--list", description = "list the queries that come with the program, and their parameters")
    private boolean list;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table, csv, tsv, json or turtle (default: table, or turtle where the result is a graph)")
    private Format format;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "set a parameter of the query; may be repeated")
    private Map<String, String> values = new LinkedHashMap<>();

    @Option(names = "--wide", description = "cut no cell of a table")
    private boolean wide;

    @Override
    int run() throws IOException {
        if (list) {
            NamedQuery.all().forEach(this::describe);
            return DONE;
        }
        if (source == null) {
            throw new IllegalArgumentException(
                    "which query? Give a file, a name (see --list), or - for standard input");
        }
        Query query = read().bind(values);
        try (Store opened = store.open()) {
            return opened.read(data -> answer(query, data, opened.base()));
        }
    }

    private void describe(NamedQuery query) {
        out().println(query.name());
        out().println("    " + query.problem());
        query.parameters().forEach(p -> out().println("    --set " + p.name() + "=" + p.value() + "  " + p.meaning()));
    }

    private NamedQuery read() throws IOException {
        if (source.equals("-")) {
            return NamedQuery.parse("standard input", new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
        }
        Path file = Path.of(source);
        if (Files.isRegularFile(file)) {
            return NamedQuery.parse(file.toString(), Files.readString(file));
        }
        return NamedQuery.find(source)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no file and no query of that name: " + source + " (see 'depeche query --list')"));
    }

    private int answer(Query query, DatasetGraph data, String base) {
        try (QueryExec execution = QueryExec.dataset(data).query(query).build()) {
            if (query.isAskType()) {
                boolean yes = execution.ask();
                out().println(format == Format.JSON ? "{\"head\":{},\"boolean\":" + yes + "}" : yes ? "yes" : "no");
            } else if (query.isSelectType()) {
                rows(execution.select());
            } else if (query.isConstructType() || query.isDescribeType()) {
                graph(query.isConstructType() ? execution.construct() : execution.describe(), base);
            } else {
                throw new IllegalArgumentException("only SELECT, ASK, CONSTRUCT and DESCRIBE can be asked");
            }
        }
        return DONE;
    }

    private void rows(RowSet rows) {
        switch (format == null ? Format.TABLE : format) {
            case TABLE -> {
                int count = ResultTable.print(rows, out(), wide ? 0 : width());
                out().flush();
                err().println(count + (count == 1 ? " row" : " rows"));
            }
            case CSV -> write(rows, ResultSetLang.RS_CSV);
            case TSV -> write(rows, ResultSetLang.RS_TSV);
            case JSON -> write(rows, ResultSetLang.RS_JSON);
            case TURTLE -> throw new IllegalArgumentException("a SELECT query gives rows, and Turtle holds graphs");
        }
    }

    private void write(RowSet rows, Lang language) {
        RowSetWriter writer = RowSetWriterRegistry.getFactory(language).create(language);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writer.write(bytes, rows, new Context());
        out().print(bytes.toString(StandardCharsets.UTF_8));
    }

    private void graph(Graph graph, String base) {
        if (format != null && format != Format.TURTLE && format != Format.TABLE) {
            throw new IllegalArgumentException("the result is a graph, which "
                    + format.name().toLowerCase(Locale.ROOT) + " does not hold; use --format turtle");
        }
        ReadableTurtle turtle = new ReadableTurtle(out(), base);
        turtle.start();
        turtle.graph(graph);
    }

    /** Of the terminal, in characters, as the shell tells it. */
    static int width() {
        String columns = System.getenv("COLUMNS");
        return columns != null && columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) : USUAL_WIDTH;
    }
}
