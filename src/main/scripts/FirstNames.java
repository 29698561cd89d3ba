import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Derives {@code data/first-names.tsv} from {@code persons.csv}, the people of Wikidata (CC0) who held an office.
 *
 * <p>{@code java src/main/scripts/FirstNames.java persons.csv data/first-names.tsv}
 *
 * <p>A first name is the first word of a name of two words or more. It is kept where at least two people bear it; its gender
 * is that of nine in ten of them, else {@code e}.
 */
public final class FirstNames {
    /** First words of names that are titles, particles or family names in their own order. */
    private static final Set<String> NOT = Set.of(
            "al",
            "el",
            "abu",
            "ibn",
            "bin",
            "de",
            "del",
            "la",
            "le",
            "van",
            "von",
            "sir",
            "lord",
            "dame",
            "prince",
            "princess",
            "king",
            "queen",
            "sheikh",
            "saint",
            "san",
            "santa",
            "baron",
            "count",
            "duke",
            "emperor",
            "general",
            "the",
            "li",
            "wang",
            "zhang",
            "liu",
            "chen",
            "kim",
            "lee",
            "park",
            "choi",
            "nguyen",
            "wu",
            "sun",
            "long",
            "may",
            "paris",
            "georgia",
            "jordan",
            "chad",
            "israel",
            "france",
            "china",
            "sierra",
            "asia");

    public static void main(String[] args) throws Exception {
        Map<String, int[]> counts = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of(args[0]), StandardCharsets.UTF_8)) {
            List<String> fields = fields(line);
            String[] words = fields.get(1).split(" ");
            if (words.length < 2 || words.length > 5) {
                continue;
            }
            String first = words[0];
            if (first.length() < 3
                    || !Character.isUpperCase(first.charAt(0))
                    || !first.codePoints().skip(1).allMatch(c -> Character.isLetter(c) || c == '-' || c == '\'')
                    || NOT.contains(first.toLowerCase(Locale.ROOT))) {
                continue;
            }
            int[] count = counts.computeIfAbsent(first, k -> new int[3]);
            count[0]++;
            count[1] += fields.get(2).equals("male") ? 1 : 0;
            count[2] += fields.get(2).equals("female") ? 1 : 0;
        }
        try (PrintStream out = new PrintStream(args[1], StandardCharsets.UTF_8)) {
            out.println("# name\tgender (m, f, e: either)\tpeople");
            counts.forEach((name, count) -> {
                if (count[0] >= 2) {
                    int known = count[1] + count[2];
                    String gender = known == 0
                            ? "e"
                            : count[1] * 10 >= known * 9 ? "m" : count[2] * 10 >= known * 9 ? "f" : "e";
                    out.println(name + '\t' + gender + '\t' + count[0]);
                }
            });
        }
    }

    /** The fields of a line of CSV, quoted or not. */
    private static List<String> fields(String line) {
        List<String> fields = new java.util.ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
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
