package org.depeche.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** First names with the gender of who bears them, as {@code data/first-names.tsv} has them (Wikidata, CC0). */
public final class FirstNames {
    private FirstNames() {}

    /** Gender by name: {@code m}, {@code f}, or {@code e} where either bears it. */
    public static Map<String, Character> load() {
        Map<String, Character> names = new HashMap<>();
        try (InputStream in = FirstNames.class.getResourceAsStream("/org/depeche/data/first-names.tsv");
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith("#")) {
                    String[] fields = line.split("\t");
                    names.put(fields[0], fields[1].charAt(0));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("first-names.tsv", e);
        }
        return names;
    }
}
