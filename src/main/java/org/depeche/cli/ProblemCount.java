package org.depeche.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.depeche.model.Problem;

/** Prints problems as they come and counts them by code. */
final class ProblemCount {
    private final PrintWriter err;
    private final Map<String, Integer> byCode = new TreeMap<>();

    ProblemCount(PrintWriter err) {
        this.err = err;
    }

    void add(Problem problem) {
        byCode.merge(problem.code(), 1, Integer::sum);
        err.println(problem);
        err.flush();
    }

    int total() {
        return byCode.values().stream().mapToInt(Integer::intValue).sum();
    }

    Map<String, Integer> byCode() {
        return byCode;
    }

    int exitCode() {
        return byCode.isEmpty() ? ExitCodes.DONE : ExitCodes.BAD_INPUT;
    }

    /** Such as {@code 3 problems (BAD-DATE 1, EMPTY-FILE 2)}. */
    @Override
    public String toString() {
        String codes = byCode.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", "));
        return Words.count(total(), "problem") + (codes.isEmpty() ? "" : " (" + codes + ")");
    }
}
