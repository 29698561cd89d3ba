package org.depeche.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The countries and blocs that Dépêche knows, as {@code data/countries.tsv} and {@code data/blocs.tsv} have them, and the names
 * of {@code data/places.tsv} that only sound like theirs ({@code data/README.md} gives the sources). May be shared by threads.
 */
public final class Countries {
    private static final String[] TABLES = {"countries.tsv", "blocs.tsv"};
    private static final String HEADER = "code\tqid\tkind\tlanguage\tform\tsource";

    private static final String PLACES = "places.tsv";
    private static final String PLACES_HEADER = "kind\tlanguage\tform\tsource";

    private final Map<String, Country> byCode;
    private final List<NoCountry> noCountries;

    private Countries(Map<String, Country> byCode, List<NoCountry> noCountries) {
        this.byCode = Collections.unmodifiableMap(byCode);
        this.noCountries = List.copyOf(noCountries);
    }

    /**
     * A name that contains that of a country, capital or nationality and stands for none: "mer de Chine", "Rome Statute".
     *
     * @param language {@code fr} or {@code en}
     * @param place whether it names a place at all
     */
    public record NoCountry(String language, String form, boolean place) {}

    /**
     * Reads the tables from the class path.
     *
     * @throws IllegalStateException where a table is missing or a line of it makes no sense, with file and line
     */
    public static Countries load() {
        Map<String, Builder> builders = new TreeMap<>();
        for (String table : TABLES) {
            open(table, lines -> read(table, lines, builders));
        }
        List<NoCountry> noCountries = new ArrayList<>();
        open(PLACES, lines -> readPlaces(lines, noCountries));
        Map<String, Country> countries = new TreeMap<>();
        builders.forEach((code, builder) -> countries.put(code, builder.build(code)));
        return new Countries(countries, noCountries);
    }

    private interface Reading {
        void of(BufferedReader lines) throws IOException;
    }

    private static void open(String table, Reading reading) {
        try (InputStream in = Countries.class.getResourceAsStream("/org/depeche/data/" + table)) {
            if (in == null) {
                throw new IllegalStateException(table + ": not on the class path");
            }
            reading.of(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(table, e);
        }
    }

    /** The country or bloc of an ISO 3166-1 alpha-2 code, {@code XK}, or a bloc's name such as {@code EU}. */
    public Optional<Country> byCode(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** All, in order of code. */
    public List<Country> all() {
        return List.copyOf(byCode.values());
    }

    /** Names that contain a country's and stand for none. */
    public List<NoCountry> noCountries() {
        return noCountries;
    }

    static void readPlaces(BufferedReader lines, List<NoCountry> noCountries) throws IOException {
        if (!PLACES_HEADER.equals(lines.readLine())) {
            throw new IllegalStateException(
                    PLACES + ", line 1: the columns must be " + PLACES_HEADER.replace('\t', ' '));
        }
        int number = 1;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            String[] row = line.split("\t", -1);
            if (row.length != 4 || !row[0].matches("PLACE|NONE") || !row[1].matches("fr|en") || row[2].isBlank()) {
                throw new IllegalStateException(PLACES + ", line " + number
                        + ": wanted PLACE or NONE, fr or en, a form and its source, apart by tabs");
            }
            noCountries.add(new NoCountry(row[1], row[2], row[0].equals("PLACE")));
        }
    }

    static void read(String table, BufferedReader lines, Map<String, Builder> builders) throws IOException {
        Mention.Kind name = table.startsWith("blocs") ? Mention.Kind.BLOC : Mention.Kind.COUNTRY;
        if (!HEADER.equals(lines.readLine())) {
            throw new IllegalStateException(table + ", line 1: the columns must be " + HEADER.replace('\t', ' '));
        }
        int number = 1;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            String[] row = line.split("\t", -1);
            try {
                if (row.length != 6) {
                    throw new IllegalArgumentException(row.length + " columns instead of 6");
                }
                builders.computeIfAbsent(row[0], code -> new Builder(row[1])).add(name, row);
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException(table + ", line " + number + ": " + e.getMessage(), e);
            }
        }
    }

    /** What was read of one country. */
    static final class Builder {
        private static final Set<String> LANGUAGES = Set.of("fr", "en", "*");

        private final String qid;
        private final Map<String, String> labels = new TreeMap<>();
        private final Set<Country.Form> forms = new LinkedHashSet<>();

        Builder(String qid) {
            if (!qid.matches("Q[1-9][0-9]*")) {
                throw new IllegalArgumentException("not a Wikidata item: '" + qid + "'");
            }
            this.qid = qid;
        }

        void add(Mention.Kind name, String[] row) {
            if (!row[1].equals(qid)) {
                throw new IllegalArgumentException(row[0] + " has two items, " + qid + " and " + row[1]);
            }
            String language = row[3];
            if (!LANGUAGES.contains(language)) {
                throw new IllegalArgumentException("no such language: '" + language + "'");
            }
            if (row[4].isBlank()) {
                throw new IllegalArgumentException("no form");
            }
            if (row[2].equals("NAME")) {
                labels.putIfAbsent(language, row[4]);
            }
            Mention.Kind kind = switch (row[2]) {
                case "NAME", "LONG_NAME", "ALIAS" -> name;
                case "CAPITAL", "SEAT", "DEMONYM", "COMPOUND" -> Mention.Kind.valueOf(row[2]);
                default -> throw new IllegalArgumentException("no such kind: '" + row[2] + "'");
            };
            Country.Form form = new Country.Form(language, kind, row[4]);
            forms.add(form);
        }

        Country build(String code) {
            String both = labels.remove("*");
            if (both != null) {
                labels.putIfAbsent("fr", both);
                labels.putIfAbsent("en", both);
            }
            return new Country(code, qid, labels, List.copyOf(forms));
        }
    }
}
