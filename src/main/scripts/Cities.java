import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Derives {@code cities.tsv} of a language from Natural Earth's populated places (public domain): their names in the language
 * and, where the column is there, those of the first-level regions that they lie in; beside each the code of its country,
 * or nothing where several countries have a place of the name.
 *
 * <p>{@code java src/main/scripts/Cities.java ne_10m_populated_places.csv fr src/main/resources/org/depeche/language/fr/cities.tsv}
 */
public final class Cities {
    /** In the place of a country's code. */
    private static final String REGION = "-";

    public static void main(String[] args) throws IOException {
        List<String> lines = Files.readAllLines(Path.of(args[0]));
        List<String> columns = fields(lines.get(0));
        int name = columns.indexOf("NAME_" + args[1].toUpperCase());
        int plain = columns.indexOf("NAME");
        int region = columns.indexOf("ADM1NAME");
        int country = columns.indexOf("ISO_A2");
        TreeMap<String, String> names = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> row = fields(line);
            String city = row.get(name).isBlank() ? row.get(plain) : row.get(name);
            // -99 is Natural Earth's for a place whose country has no code
            String code = row.get(country).matches("[A-Z]{2}") ? row.get(country) : "";
            add(names, city.replaceFirst(" \\(.*|,.*", "").strip(), code);
            if (args[1].equals("en")) {
                // There are none in French. Of no country, as many are plain words: Gulf, Central.
                names.putIfAbsent(row.get(region).strip(), REGION);
            }
        }
        try (PrintStream out = new PrintStream(args[2], StandardCharsets.UTF_8)) {
            out.println(
                    "# Cities and towns with their country, derived from Natural Earth 4.0 (public domain) by src/main/scripts/Cities.java.");
            out.println(
                    "# name\tcountry (ISO 3166-1 alpha-2), or - for a region, or where several have a place of the name");
            names.forEach((place, code) -> {
                if (place.length() > 2 && Character.isUpperCase(place.charAt(0))) {
                    out.println(place + '\t' + (code.isEmpty() ? "-" : code));
                }
            });
        }
    }

    private static void add(TreeMap<String, String> names, String name, String code) {
        names.merge(name, code, (one, other) -> one.equals(other) || one.equals(REGION) ? other : "");
    }

    /** The fields of a line of CSV, quoted or not. */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
