package org.depeche.link;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A table of knowledge: UTF-8, columns apart by tabs, one header row, lines that begin with # left out. */
final class Table {
    private Table() {}

    /**
     * Hands every row to {@code rows}.
     *
     * @param name of the table, such as {@code people.tsv}
     * @param columns how many each row has
     * @throws IllegalStateException where the table is missing or a row makes no sense, with file and line
     */
    static void read(String name, int columns, Consumer<String[]> rows) {
        readLines(name, columns, line -> rows.accept(split(line, columns)));
    }

    /** The same of a file; nothing where it does not exist. */
    static void read(Path file, int columns, Consumer<String[]> rows) {
        readLines(file, columns, line -> rows.accept(split(line, columns)));
    }

    /** Hands every row over as it is written, for whoever needs few of them: {@link #split} takes it apart. */
    static void readLines(String name, int columns, Consumer<String> rows) {
        try (InputStream in = Table.class.getResourceAsStream("/org/depeche/data/" + name)) {
            if (in == null) {
                throw new IllegalStateException(name + ": not on the class path");
            }
            readLines(name, in, columns, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** The same of a file; nothing where it does not exist. */
    static void readLines(Path file, int columns, Consumer<String> rows) {
        if (!Files.exists(file)) {
            return;
        }
        try (InputStream in = Files.newInputStream(file)) {
            readLines(file.toString(), in, columns, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static void readLines(String name, InputStream in, int columns, Consumer<String> rows) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
        boolean header = true;
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.startsWith("#")) {
                continue;
            }
            if (header) {
                header = false;
                continue;
            }
            if (columns(line) != columns) {
                throw new IllegalStateException(name + ", line " + number + ": not " + columns + " columns");
            }
            try {
                rows.accept(line);
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException(name + ", line " + number + ": " + e.getMessage(), e);
            }
        }
    }

    private static int columns(String line) {
        int columns = 1;
        for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', tab + 1)) {
            columns++;
        }
        return columns;
    }

    /** The fields of a line that has so many. */
    static String[] split(String line, int columns) {
        String[] row = new String[columns];
        int start = 0;
        for (int i = 0; i < columns; i++) {
            int tab = i == columns - 1 ? line.length() : line.indexOf('\t', start);
            row[i] = line.substring(start, tab);
            start = tab + 1;
        }
        return row;
    }
}
