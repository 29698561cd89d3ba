package org.depeche.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;

/** Rows for a person to read: columns in line, long cells cut so that a row keeps to the width. */
final class ResultTable {
    private static final String GAP = "  ";
    private static final int NARROWEST = 6;

    private ResultTable() {}

    /**
     * Prints all rows and counts them.
     *
     * @param width of the terminal in characters; 0 for no limit
     */
    static int print(RowSet rows, PrintWriter out, int width) {
        List<Var> variables = rows.getResultVars();
        List<List<String>> cells = new ArrayList<>();
        cells.add(variables.stream().map(Var::getVarName).toList());
        rows.forEachRemaining(row -> cells.add(
                variables.stream().map(variable -> cell(row, variable)).toList()));
        int[] widths = widths(cells, variables.size());
        if (width > 0) {
            shrink(widths, width - GAP.length() * Math.max(0, widths.length - 1));
        }
        for (int row = 0; row < cells.size(); row++) {
            out.println(line(cells.get(row), widths));
            if (row == 0) {
                out.println(line(Arrays.stream(widths).mapToObj("─"::repeat).toList(), widths));
            }
        }
        return cells.size() - 1;
    }

    private static String cell(Binding row, Var variable) {
        Node node = row.get(variable);
        if (node == null) {
            return "";
        }
        String text = node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            // Control and formatting characters would garble the terminal, or do worse.
            boolean blank = Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
            plain.appendCodePoint(blank ? ' ' : c);
        });
        return plain.toString();
    }

    private static int[] widths(List<List<String>> cells, int columns) {
        int[] widths = new int[columns];
        for (List<String> row : cells) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], length(row.get(i)));
            }
        }
        return widths;
    }

    /** Takes from the widest column until all fit. */
    private static void shrink(int[] widths, int available) {
        int excess = Arrays.stream(widths).sum() - available;
        while (excess > 0) {
            int widest = 0;
            for (int i = 1; i < widths.length; i++) {
                widest = widths[i] > widths[widest] ? i : widest;
            }
            if (widths.length == 0 || widths[widest] <= NARROWEST) {
                return;
            }
            widths[widest]--;
            excess--;
        }
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cut(cells.get(i), widths[i]);
            line.append(cell).append(" ".repeat(widths[i] - length(cell)));
            line.append(i + 1 < widths.length ? GAP : "");
        }
        return line.toString().stripTrailing();
    }

    private static String cut(String cell, int width) {
        return length(cell) <= width ? cell : cell.substring(0, cell.offsetByCodePoints(0, width - 1)) + "…";
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
