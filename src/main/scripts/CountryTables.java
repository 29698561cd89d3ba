import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Derives {@code data/countries.tsv} and {@code data/blocs.tsv} from open data and from {@code data/source}; see {@code
 * data/README.md}. Run from the project's folder with {@code java src/main/scripts/CountryTables.java SOURCES}.
 */
final class CountryTables {
    private static final String HEADER = "code\tqid\tkind\tlanguage\tform\tsource";
    private static final String OWN = "Dépêche";
    private static final List<String> KINDS =
            List.of("NAME", "LONG_NAME", "ALIAS", "CAPITAL", "SEAT", "DEMONYM", "COMPOUND");
    private static final List<String> LANGUAGES = List.of("fr", "en", "*");

    /** Items that the source lacks or has for a wider or another thing, by code. */
    private static final Map<String, String> ITEMS = Map.of(
            "NA", "Q1030", // read as "not available" upstream
            "NL", "Q55", // upstream has the Kingdom of the Netherlands
            "EH", "Q6250", // upstream has the Sahrawi Arab Democratic Republic
            "XK", "Q1246"); // no ISO code

    private final Path sources;
    private final Path own;
    private final Map<String, String> items = new TreeMap<>();
    /** Forms by code, kind and language, in the order of preference, each with its source. */
    private final Map<String, Map<String, String>> forms = new HashMap<>();

    private CountryTables(Path sources, Path own) {
        this.sources = sources;
        this.own = own;
    }

    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            System.err.println("usage: java src/main/scripts/CountryTables.java SOURCES");
            System.exit(2);
        }
        new CountryTables(Path.of(args[0]), Path.of("data", "source")).write(Path.of("data"));
    }

    private void write(Path data) throws IOException {
        countryCodes();
        territories("cldr-fr/territories.fr.json", "fr", "CLDR 48");
        territories("cldr-fr/territories.en.json", "en", "CLDR 48");
        territories("i18n-iso-countries/fr.json", "fr", "i18n-iso-countries");
        territories("i18n-iso-countries/en.json", "en", "i18n-iso-countries");
        capitals();
        factbook();
        Set<String> countries = Set.copyOf(items.keySet());
        demonyms(countries);
        corrections();
        table(data.resolve("countries.tsv"), new TreeMap<>(items));

        forms.keySet().removeIf(key -> countries.contains(key.substring(0, key.indexOf('\t'))));
        items.clear();
        blocs();
        demonyms(items.keySet());
        table(data.resolve("blocs.tsv"), items);
    }

    // ---- sources

    private void countryCodes() throws IOException {
        for (Map<String, String> row : csv(sources.resolve("country-codes/data/country-codes.csv"))) {
            String code = row.get("ISO3166-1-Alpha-2").strip();
            String item = row.get("wikidata_id");
            String qid = item.substring(item.lastIndexOf('/') + 1);
            items.put(code, ITEMS.getOrDefault(code, qid));
        }
        items.put("XK", ITEMS.get("XK"));
    }

    /** Names by code, as {@code "FR": "France"} or {@code "FR": ["France", …]}; keys such as CZ-alt-variant included. */
    private void territories(String file, String language, String source) throws IOException {
        String json = Files.readString(sources.resolve(file));
        Matcher m = Pattern.compile("\"([A-Z]{2})(-alt-(?:short|variant))?\"\\s*:\\s*(\\[[^\\]]*]|\"[^\"]*\")")
                .matcher(json);
        while (m.find()) {
            if (!items.containsKey(m.group(1))
                    || file.contains("i18n") && m.group(1).equals("XK")) {
                continue;
            }
            Matcher name = Pattern.compile("\"([^\"]*)\"").matcher(m.group(3));
            while (name.find()) {
                // "St. Lucia", "Antigua & Barbuda": news mostly writes them out.
                add(
                        m.group(1),
                        "NAME",
                        language,
                        name.group(1).replace("St. ", "Saint ").replace(" & ", " and "),
                        source);
                add(m.group(1), "NAME", language, name.group(1), source);
            }
        }
        if (file.contains("en.json") && file.startsWith("i18n")) {
            unterm();
        }
    }

    private void unterm() throws IOException {
        for (Map<String, String> row : csv(sources.resolve("country-codes/data/country-codes.csv"))) {
            String code = row.get("ISO3166-1-Alpha-2").strip();
            add(code, "NAME", "en", bare(row.get("UNTERM English Short")), "country-codes (UNTERM)");
            add(code, "NAME", "fr", bare(row.get("UNTERM French Short")), "country-codes (UNTERM)");
            add(code, "LONG_NAME", "en", bare(row.get("UNTERM English Formal")), "country-codes (UNTERM)");
            add(code, "LONG_NAME", "fr", bare(row.get("UNTERM French Formal")), "country-codes (UNTERM)");
        }
    }

    /** Without article, footnote mark and what stands in brackets. */
    private static String bare(String name) {
        return name.replace('’', '\'')
                .replaceAll("\\*|\\([^)]*\\)", "")
                .strip()
                .replaceFirst("^(?:[Tt]he |la |le |les |l')", "");
    }

    private void capitals() throws IOException {
        // "Admin-0 capital" is the capital; " alt" marks a second seat, which a row of forms.tsv may make one.
        for (Map<String, String> row : csv(sources.resolve("natural-earth-places/ne_10m_populated_places.csv"))) {
            if (row.get("FEATURECLA").equals("Admin-0 capital") && items.containsKey(row.get("ISO_A2"))) {
                add(row.get("ISO_A2"), "CAPITAL", "fr", row.get("NAME_FR"), "Natural Earth 4.0");
                add(row.get("ISO_A2"), "CAPITAL", "en", row.get("NAME_EN"), "Natural Earth 4.0");
            }
        }
        for (Map<String, String> row : csv(sources.resolve("country-codes/data/country-codes.csv"))) {
            String code = row.get("ISO3166-1-Alpha-2").strip();
            add(code, "CAPITAL", "en", row.get("Capital"), "country-codes");
            if (!forms.containsKey(key(code, "CAPITAL", "fr"))) {
                add(code, "CAPITAL", "fr", row.get("Capital"), "country-codes");
            }
        }
    }

    private void factbook() throws IOException {
        Map<String, String> codes = new HashMap<>();
        for (String code : items.keySet()) {
            for (String kind : List.of("NAME", "LONG_NAME")) {
                forms.getOrDefault(key(code, kind, "en"), Map.of())
                        .keySet()
                        .forEach(name -> codes.putIfAbsent(bare(name).toLowerCase(Locale.ROOT), code));
            }
        }
        for (Map<String, String> row : csv(sources.resolve("factbook/factbook_government.csv"))) {
            String code = codes.get(bare(row.get("long")).toLowerCase(Locale.ROOT));
            if (code == null) {
                code = codes.get(bare(row.get("short")).toLowerCase(Locale.ROOT));
            }
            if (code == null) {
                continue;
            }
            for (String form : englishDemonyms(row.get("demonym_noun") + "," + row.get("demonym_adj"))) {
                // "Singapore" as an adjective is the country's name.
                if (!forms.getOrDefault(key(code, "NAME", "en"), Map.of()).containsKey(form)) {
                    add(code, "DEMONYM", "en", form, "World Factbook 2026");
                }
            }
        }
    }

    /** "Algerian(s)" is two forms, "Irishman(men), Irishwoman(women)" four; remarks are left out. */
    private static Set<String> englishDemonyms(String text) {
        Set<String> found = new LinkedHashSet<>();
        for (String part : text.replaceAll("note - .*?(,|$)", "$1").split("[,;]| or ")) {
            String form = part.strip();
            Matcher m = Pattern.compile("(.*?)\\((s|men|women)\\)$").matcher(form);
            if (m.matches()) {
                String stem = m.group(1).strip();
                found.add(stem);
                found.add(m.group(2).equals("s") ? stem + "s" : stem.replaceFirst("(wo)?man$", m.group(2)));
                continue;
            }
            form = form.replaceAll("\\([^)]*\\)", "").strip();
            if (form.matches("[A-ZÅ][\\p{L}' -]+") && !form.equals("NA")) {
                found.add(form);
            }
        }
        return found;
    }

    private void demonyms(Set<String> codes) throws IOException {
        for (String[] row : rows(own.resolve("demonyms-fr.tsv"), 4)) {
            if (!codes.contains(row[0])) {
                continue;
            }
            String masculine = row[1];
            String feminine = row[2].isEmpty() ? feminine(masculine) : row[2].equals("=") ? masculine : row[2];
            String plural = row[3].isEmpty() ? plural(masculine) : row[3].equals("=") ? masculine : row[3];
            String feminines = row[3].equals("=") ? feminine : plural(feminine);
            for (String form : List.of(masculine, feminine, plural, feminines)) {
                add(row[0], "DEMONYM", "fr", form, OWN);
            }
        }
    }

    /** The feminine of a French adjective in -ien, -éen, -ais, -ois, -ain, -e …; others stand in the table. */
    private static String feminine(String masculine) {
        if (masculine.endsWith("e")) {
            return masculine;
        }
        return masculine.matches(".*[iéyô]en") ? masculine + "ne" : masculine + "e";
    }

    private static String plural(String singular) {
        return singular.matches(".*[sxz]") ? singular : singular + "s";
    }

    private void corrections() throws IOException {
        for (String[] row : rows(own.resolve("forms.tsv"), 4)) {
            if (!items.containsKey(row[0])) {
                throw new IllegalArgumentException("forms.tsv: no country " + row[0]);
            }
            correct(row[0], row[1], row[2], row[3]);
        }
    }

    private void blocs() throws IOException {
        for (String[] row : rows(own.resolve("blocs.tsv"), 5)) {
            items.put(row[0], row[1]);
            correct(row[0], row[2], row[3], row[4]);
        }
    }

    private void correct(String code, String kind, String language, String list) {
        if (!KINDS.contains(kind) || !LANGUAGES.contains(language)) {
            throw new IllegalArgumentException("no such kind or language: " + code + " " + kind + " " + language);
        }
        Map<String, String> first = new LinkedHashMap<>();
        boolean leading = false;
        for (String form : list.split(" \\| ")) {
            String text = form.strip();
            if (text.startsWith("!")) {
                for (String each : language.equals("*") ? LANGUAGES : List.of(language)) {
                    forms.getOrDefault(key(code, kind, each), new HashMap<>()).remove(text.substring(1));
                }
                continue;
            }
            leading |= text.startsWith("^");
            text = text.startsWith("^") ? text.substring(1) : text;
            Map<String, String> there = forms.computeIfAbsent(key(code, kind, language), k -> new LinkedHashMap<>());
            if (leading) {
                first.put(text, there.getOrDefault(text, OWN));
            } else {
                there.putIfAbsent(text, OWN);
            }
        }
        if (leading) {
            Map<String, String> there = forms.get(key(code, kind, language));
            first.putAll(there);
            there.clear();
            there.putAll(first);
        }
    }

    // ---- the table

    private void add(String code, String kind, String language, String form, String source) {
        String text = form.replace('’', '\'').replace('\u00a0', ' ').strip();
        if (!text.isEmpty() && !text.contains("(") && !text.equals("none") && !text.equals("NA")) {
            forms.computeIfAbsent(key(code, kind, language), k -> new LinkedHashMap<>())
                    .putIfAbsent(text, source);
        }
    }

    private static String key(String code, String kind, String language) {
        return code + "\t" + kind + "\t" + language;
    }

    private void table(Path file, Map<String, String> codes) throws IOException {
        forms.forEach((key, there) -> variants(key.endsWith("\tfr"), there));
        try (PrintStream out = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
            out.print(HEADER + "\n");
            for (Map.Entry<String, String> code : codes.entrySet()) {
                for (String kind : KINDS) {
                    for (String language : LANGUAGES) {
                        Map<String, String> there = forms.getOrDefault(key(code.getKey(), kind, language), Map.of());
                        there.forEach((form, source) -> {
                            if (!language.equals("*") || !inBoth(code.getKey(), kind, form)) {
                                out.print(
                                        String.join("\t", code.getKey(), code.getValue(), kind, language, form, source)
                                                + "\n");
                            }
                        });
                    }
                }
            }
        }
    }

    /** News leaves out the accent of a capital letter (Etats-Unis), and writes "îles" small. */
    private static void variants(boolean french, Map<String, String> there) {
        for (Map.Entry<String, String> each :
                french ? List.copyOf(there.entrySet()) : List.<Map.Entry<String, String>>of()) {
            String form = each.getKey();
            if (form.startsWith("Île")) {
                there.putIfAbsent("î" + form.substring(1), each.getValue());
            }
            if (form.matches("[ÉÎ].*")) {
                there.putIfAbsent((form.startsWith("É") ? "E" : "I") + form.substring(1), each.getValue());
            }
        }
    }

    private boolean inBoth(String code, String kind, String form) {
        return forms.getOrDefault(key(code, kind, "fr"), Map.of()).containsKey(form)
                && forms.getOrDefault(key(code, kind, "en"), Map.of()).containsKey(form);
    }

    // ---- reading

    private static List<String[]> rows(Path file, int columns) throws IOException {
        List<String[]> rows = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        boolean header = true;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank() || lines.get(i).startsWith("#")) {
                continue;
            }
            String[] row = lines.get(i).split("\t", -1);
            if (row.length != columns) {
                throw new IllegalArgumentException(
                        file + ", line " + (i + 1) + ": " + row.length + " columns, not " + columns);
            }
            if (!header) {
                rows.add(row);
            }
            header = false;
        }
        return rows;
    }

    /** RFC 4180. */
    private static List<Map<String, String>> csv(Path file) {
        try {
            List<List<String>> records = new ArrayList<>();
            List<String> record = new ArrayList<>();
            StringBuilder field = new StringBuilder();
            boolean quoted = false;
            String text = Files.readString(file);
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (quoted) {
                    if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                        field.append('"');
                        i++;
                    } else if (c == '"') {
                        quoted = false;
                    } else {
                        field.append(c);
                    }
                } else if (c == '"') {
                    quoted = true;
                } else if (c == ',' || c == '\n') {
                    record.add(field.toString());
                    field.setLength(0);
                    if (c == '\n') {
                        records.add(record);
                        record = new ArrayList<>();
                    }
                } else if (c != '\r' && c != '\ufeff') {
                    field.append(c);
                }
            }
            if (field.length() > 0 || !record.isEmpty()) {
                record.add(field.toString());
                records.add(record);
            }
            List<Map<String, String>> rows = new ArrayList<>();
            for (List<String> each : records.subList(1, records.size())) {
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < records.get(0).size(); i++) {
                    row.put(records.get(0).get(i), i < each.size() ? each.get(i) : "");
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
