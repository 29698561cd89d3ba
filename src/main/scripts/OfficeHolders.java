import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Derives {@code data/people.tsv} and {@code data/office-holders.tsv} from lists of office holders (Wikidata), the World
 * Factbook, {@code data/source/office-holders.tsv} and {@code data/source/office-corrections.tsv}; see {@code data/README.md}. Run from the project's folder, after
 * {@code CountryTables.java}, with {@code java src/main/scripts/OfficeHolders.java SOURCES}.
 */
final class OfficeHolders {
    /** The newest that is known of heads of state and government. */
    private static final String FACTBOOK = "World Factbook 2026-01";

    /** When the first of the lists was made. */
    private static final String LISTED = "2022-07-19";

    private static final Pattern TITLED = Pattern.compile(
            "(?:Acting |Interim |Transitional |Crown Prince and |Federal |Executive )*(President|Prime Minister|Premier|King|Queen|"
                    + "Emperor|Supreme Leader|Chancellor|Taoiseach|Amir|Sultan|Pope|Prince|Grand Duke|State Affairs Commission President)"
                    + "\\b(.*?)\\(since ([0-9]{1,2} [A-Z][a-z]+ [0-9]{4})\\).*");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private record Person(
            String qid, String name, String gender, String birth, Set<String> countries, Set<String> aliases) {}

    private record Term(
            String qid, String name, String country, String position, String start, String end, String source) {}

    private final Path sources;
    private final Map<String, Person> people = new TreeMap<>(Comparator.comparingLong(OfficeHolders::number));
    private final Set<Term> terms = new LinkedHashSet<>();

    private OfficeHolders(Path sources) {
        this.sources = sources;
    }

    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            System.err.println("usage: java src/main/scripts/OfficeHolders.java SOURCES");
            System.exit(2);
        }
        OfficeHolders tables = new OfficeHolders(Path.of(args[0]));
        tables.wikidata();
        tables.correct(Path.of("data", "source", "office-corrections.tsv"));
        tables.names();
        tables.own(Path.of("data", "source", "office-holders.tsv"));
        tables.factbook(Path.of("data", "countries.tsv"));
        tables.write(Path.of("data"));
    }

    private static long number(String qid) {
        return Long.parseLong(qid.substring(1));
    }

    private void wikidata() throws IOException {
        Map<String, String> dates = new HashMap<>();
        for (String line : Files.readAllLines(sources.resolve("office-holders/SOURCE.txt"))) {
            String[] word = line.split(" ");
            if (word.length == 3 && word[0].startsWith("every-politician-scrapers/")) {
                dates.put(word[0].substring(word[0].indexOf('/') + 1), word[2]);
            }
        }
        for (Map<String, String> row : csv(sources.resolve("office-holders/persons.csv"))) {
            Set<String> countries =
                    new LinkedHashSet<>(List.of(row.get("country_iso2").split(";")));
            countries.remove("");
            people.put(
                    row.get("person_qid"),
                    new Person(
                            row.get("person_qid"),
                            clean(row.get("person")),
                            row.get("gender"),
                            row.get("birth"),
                            countries,
                            new LinkedHashSet<>()));
        }
        for (Map<String, String> row : csv(sources.resolve("office-holders/office-holders.csv"))) {
            String repository = row.get("source_repo").split("[;| ]")[0];
            terms.add(new Term(
                    row.get("person_qid"),
                    clean(row.get("person")),
                    row.get("country_iso2"),
                    clean(row.get("position")),
                    row.get("start"),
                    row.get("end"),
                    "Wikidata " + dates.getOrDefault(repository, "2022-07")));
        }
    }

    private void correct(Path file) throws IOException {
        for (Map<String, String> row : tsv(file)) {
            List<Term> wrong = terms.stream()
                    .filter(t -> t.country().equals(row.get("country"))
                            && t.position().equals(row.get("position"))
                            && (row.get("qid").isEmpty() || t.qid().equals(row.get("qid")))
                            && (row.get("start").isEmpty() || t.start().equals(row.get("start"))))
                    .toList();
            if (wrong.isEmpty()) {
                System.err.println("no longer in the lists: " + row);
            }
            wrong.forEach(terms::remove);
            wrong.forEach(t -> terms.add(new Term(
                    t.qid(),
                    t.name(),
                    t.country(),
                    either(row.get("new_position"), t.position()),
                    either(row.get("new_start"), t.start()),
                    either(row.get("new_end"), t.end()),
                    "Dépêche after " + t.source())));
        }
    }

    private static String either(String corrected, String listed) {
        return corrected.isEmpty() ? listed : corrected;
    }

    private void names() throws IOException {
        for (Map<String, String> row : csv(sources.resolve("office-holders/names.csv"))) {
            Person person = people.get(row.get("person_qid"));
            String name = alias(row.get("name"), row.get("kind"));
            if (person != null
                    && name != null
                    && !key(name).equals(key(person.name()))
                    && person.aliases().stream().noneMatch(other -> key(other).equals(key(name)))) {
                person.aliases().add(name);
            }
        }
    }

    /** Without honorific, "Surname, Given" turned round; null for what is no name in Latin script. */
    private static String alias(String written, String kind) {
        String name = clean(written).replaceAll("\\s*\\([^)]*\\)| [-–] .*", "");
        int comma = name.indexOf(',');
        if (comma > 0) {
            String after = name.substring(comma + 1).strip();
            String before = name.substring(0, comma).strip();
            boolean peer = kind.equals("enwiki")
                    || after.matches("(?i).*\\b(baron(ess)?|lord|earl|viscount|jr\\.?|sr\\.?|mp|qc|kc|phd|md)\\b.*");
            name = peer ? before : after + " " + before;
        }
        name = name.replaceFirst(
                "(?i)^((shri|smt|sri|hon|honou?rable|dr|prof|professor|mr|mrs|ms|miss|h\\.?e|sir|dame|lord|gen|general|lt|col|maj|mag|ing|don|m|mme|the|rt|right|eng|engr|amb|ambassador|his|her|excellency|sheikh|sheikha|hajj|haji|datuk|dato|tan|seri)\\b\\.?\\s+)+",
                "");
        boolean latin = name.codePoints()
                .filter(Character::isLetter)
                .allMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN);
        return latin && name.strip().contains(" ") && name.length() < 60 && !name.contains("/") ? name.strip() : null;
    }

    private void own(Path file) throws IOException {
        for (Map<String, String> row : tsv(file)) {
            String qid = row.get("qid");
            if (qid.isEmpty()) {
                List<Person> found = people.values().stream()
                        .filter(p -> key(p.name()).equals(key(row.get("name")))
                                || p.aliases().stream().anyMatch(a -> key(a).equals(key(row.get("name")))))
                        .toList();
                if (found.size() != 1) {
                    System.err.println("no one person: " + row.get("name") + " " + found);
                    continue;
                }
                qid = found.get(0).qid();
            }
            String person = qid;
            people.computeIfAbsent(
                            person,
                            q -> new Person(q, row.get("name"), "", "", new LinkedHashSet<>(), new LinkedHashSet<>()))
                    .countries()
                    .add(row.get("country"));
            terms.add(new Term(
                    person,
                    row.get("name"),
                    row.get("country"),
                    row.get("position"),
                    row.get("start"),
                    row.get("end"),
                    "Dépêche 2026-01"));
        }
    }

    /** Today's heads of state and government: terms that began after the lists were made, and so end older ones. */
    private void factbook(Path countries) throws IOException {
        Map<String, String> codes = new HashMap<>();
        for (Map<String, String> row : tsv(countries)) {
            if (row.get("kind").endsWith("NAME") && !row.get("language").equals("fr")) {
                codes.putIfAbsent(key(row.get("form")), row.get("code"));
            }
        }
        for (Map<String, String> row : csv(sources.resolve("factbook/factbook_government.csv"))) {
            String code = codes.getOrDefault(key(row.get("long")), codes.get(key(row.get("short"))));
            if (code == null) {
                continue;
            }
            for (String column : List.of("chief_of_state", "head_of_government")) {
                for (String holder : row.get(column).split(";")) {
                    Matcher m = TITLED.matcher(holder.strip());
                    if (m.matches()) {
                        holder(code, m.group(1), m.group(2), m.group(3));
                    }
                }
            }
        }
    }

    private void holder(String code, String title, String words, String since) {
        // The realms share a monarch, whom the source lists for GB alone.
        String name = words.replaceAll(
                        "\\b(Sr|Lt|Maj|Brig|Gen|Field|Marshal|Dr|Sir|of|the|Swiss|Confederation|Government|Spain|prime|minister-equivalent|and|Co-Vice|President)\\b\\.?",
                        " ")
                .replaceAll("[()]", " ")
                .replaceAll("\\s+", " ")
                .strip();
        String start;
        try {
            start = LocalDate.parse(since, DAY).toString();
        } catch (DateTimeParseException e) {
            return;
        }
        Set<String> written = new TreeSet<>(Arrays.asList(fold(name).split("[^a-z]+")));
        List<Person> found = people.values().stream()
                .filter(p -> p.countries().contains(code))
                .filter(p -> {
                    Set<String> known =
                            new TreeSet<>(Arrays.asList(fold(p.name()).split("[^a-z]+")));
                    String first = fold(p.name()).replaceFirst("[^a-z].*", "");
                    return known.size() > 1
                            && written.contains(first)
                            && (written.containsAll(known) || known.containsAll(written) && written.size() > 1);
                })
                .toList();
        Person person = found.size() == 1 ? found.get(0) : null;
        if (start.compareTo(LISTED) < 0) {
            return; // the lists have it, and under a spelling that the Factbook need not share
        }
        boolean there = person != null
                && terms.stream()
                        .anyMatch(t -> t.qid().equals(person.qid())
                                && t.country().equals(code)
                                && t.start().equals(start));
        if (!there && !name.isEmpty()) {
            String cased = person == null ? capitalised(name) : person.name();
            terms.add(new Term(person == null ? "" : person.qid(), cased, code, title, start, "", FACTBOOK));
        }
    }

    private static String capitalised(String name) {
        StringBuilder text = new StringBuilder();
        for (String word : name.split(" ")) {
            boolean shouted = word.length() > 2 && word.equals(word.toUpperCase(Locale.ROOT));
            text.append(text.length() == 0 ? "" : " ")
                    .append(shouted ? word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT) : word);
        }
        return text.toString();
    }

    private void write(Path data) throws IOException {
        try (PrintStream out =
                new PrintStream(Files.newOutputStream(data.resolve("people.tsv")), false, StandardCharsets.UTF_8)) {
            out.print("qid\tname\tgender\tbirth\tcountries\taliases\n");
            for (Person p : people.values()) {
                out.print(String.join(
                                "\t",
                                p.qid(),
                                p.name(),
                                p.gender(),
                                p.birth(),
                                String.join(" ", p.countries()),
                                String.join(" | ", p.aliases()))
                        + "\n");
            }
        }
        List<Term> sorted = new ArrayList<>(terms);
        sorted.sort(Comparator.comparing(Term::country)
                .thenComparing(Term::position)
                .thenComparing(Term::start)
                .thenComparing(Term::end)
                .thenComparing(Term::qid)
                .thenComparing(Term::source));
        try (PrintStream out = new PrintStream(
                Files.newOutputStream(data.resolve("office-holders.tsv")), false, StandardCharsets.UTF_8)) {
            out.print("qid\tname\tcountry\tposition\tstart\tend\tsource\n");
            for (Term t : sorted) {
                // The name stands in people.tsv already, but for those without an item.
                out.print(String.join(
                                "\t",
                                t.qid(),
                                t.qid().isEmpty() ? t.name() : "",
                                t.country(),
                                t.position(),
                                t.start(),
                                t.end(),
                                t.source())
                        + "\n");
            }
        }
    }

    private static String clean(String text) {
        return text.replace('\u00a0', ' ')
                .replace('’', '\'')
                .replace('\t', ' ')
                .replace('\n', ' ')
                .replaceAll(" +", " ")
                .strip();
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    private static String key(String name) {
        return fold(name).replaceAll("[^\\p{L}]", "");
    }

    private static List<Map<String, String>> tsv(Path file) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        String[] header = null;
        for (String line : Files.readAllLines(file)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] row = line.split("\t", -1);
            if (header == null) {
                header = row;
                continue;
            }
            Map<String, String> fields = new LinkedHashMap<>();
            for (int i = 0; i < header.length; i++) {
                fields.put(header[i], row[i]);
            }
            rows.add(fields);
        }
        return rows;
    }

    /** RFC 4180. */
    private static List<Map<String, String>> csv(Path file) throws IOException {
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
    }
}
