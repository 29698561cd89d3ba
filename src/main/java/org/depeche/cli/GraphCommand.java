package org.depeche.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.jena.query.QueryException;
import org.apache.jena.riot.RiotException;
import org.depeche.model.Problem;
import org.depeche.model.ProblemException;
import org.depeche.store.StoreException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What commands that read the graph have in common: where they print, and what their exit codes mean. */
abstract class GraphCommand implements Callable<Integer> {
    static final int DONE = 0;
    static final int BAD_INPUT = 1;
    static final int USAGE = 2;
    static final int STORE_FAILED = 3;

    @Spec
    CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help and end")
    private boolean help;

    @Override
    public final Integer call() {
        try {
            int code = run();
            out().flush();
            return code;
        } catch (StoreException e) {
            return fail(STORE_FAILED, e.problem());
        } catch (ProblemException e) {
            return fail(USAGE, e.problem());
        } catch (QueryException e) {
            return fail(
                    BAD_INPUT,
                    new Problem("QUERY-SYNTAX", "query", "", message(e), "see https://www.w3.org/TR/sparql11-query/"));
        } catch (RiotException e) {
            return fail(BAD_INPUT, new Problem("RDF-SYNTAX", "input", "", message(e), ""));
        } catch (IllegalArgumentException e) {
            return fail(
                    USAGE,
                    new Problem("USAGE", spec.name(), "", message(e), "see '" + spec.qualifiedName() + " --help'"));
        } catch (IOException | java.io.UncheckedIOException e) {
            return fail(STORE_FAILED, new Problem("IO", spec.name(), "", e.toString(), ""));
        }
    }

    /** Does it; returns the exit code. */
    abstract int run() throws IOException;

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    private int fail(int code, Problem problem) {
        out().flush();
        err().println(problem);
        err().flush();
        return code;
    }

    private static String message(Exception e) {
        return e.getMessage() == null ? e.toString() : e.getMessage().strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
