package org.depeche.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the language files: UTF-8, one entry a line, fields parted by tabs, {@code #} begins a comment line. */
public final class LanguageFile {
    private static final String FOLDER = "/org/depeche/language/";

    private LanguageFile() {}

    /**
     * The entries of a file of a language, each as its fields.
     *
     * @param language {@code fr} or {@code en}
     * @param file name of the file
     * @param fields how many fields each entry must have
     * @throws IllegalStateException where there is no such file, or an entry has more or fewer fields, with its line
     */
    public static List<String[]> rows(String language, String file, int fields) {
        List<String[]> rows = new ArrayList<>();
        int number = 0;
        for (String line : lines(language, file)) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] row = line.split("\t", -1);
            if (row.length != fields) {
                throw new IllegalStateException(language + "/" + file + ", line " + number + ": " + fields
                        + " fields wanted, found " + row.length);
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<String> lines(String language, String file) {
        String path = FOLDER + language + "/" + file;
        try (InputStream in = LanguageFile.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no language file " + path);
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
