package org.depeche.annotate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * Packs lists of words and names for the name model, from text to the tables that come with the program. A line is a word or name, a tab,
 * and the path of its Brown cluster ({@code paris<TAB>1010101110}) or the list that it stands in ({@code Kiel<TAB>place}).
 */
public final class WordLists {
    private WordLists() {}

    /**
     * Packs words with their clusters.
     *
     * @throws IllegalArgumentException where a line has no path of noughts and ones, with file and line
     */
    public static void packClusters(Path file, OutputStream out) throws IOException {
        WordTable.write(read(file, WordClusters::value), out);
    }

    /**
     * Packs names with the lists that they stand in: person, given_or_family, place, organisation, work, event, object.
     *
     * @throws IllegalArgumentException where a line names no such list, with file and line
     */
    public static void packNames(Path file, OutputStream out) throws IOException {
        WordTable.write(
                read(file, list -> NameLists.value(NameLists.Kind.valueOf(list.toUpperCase(Locale.ROOT)))), out);
    }

    private static Map<String, Integer> read(Path file, ToIntFunction<String> value) throws IOException {
        Map<String, Integer> words = new HashMap<>();
        int[] number = new int[1];
        try (Stream<String> lines = Files.lines(file)) {
            lines.forEach(line -> {
                number[0]++;
                int tab = line.lastIndexOf('\t');
                try {
                    words.merge(line.substring(0, tab), value.applyAsInt(line.substring(tab + 1)), (a, b) -> a | b);
                } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                    throw new IllegalArgumentException(
                            file + ", line " + number[0] + ": not a word, a tab and what it is: " + line, e);
                }
            });
        }
        return words;
    }
}
