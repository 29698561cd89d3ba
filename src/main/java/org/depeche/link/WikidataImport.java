package org.depeche.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.depeche.link.WikidataClasses.Kind;
import org.depeche.model.Countries;
import org.depeche.model.Mention;
import org.depeche.model.Problem;

/**
 * Adds to a folder of knowledge, which {@link Linker} adds to the program's own, what it takes from a dump of Wikidata in JSON
 * ({@code wikidata-YYYYMMDD-all.json}, plain, gzip or bzip2): people who hold or held a position, and organisations,
 * countries and cities of chosen classes ({@link WikidataClasses}). One entity stands on a line, as the dumps have it, so that a
 * broken one costs no other. Memory holds the positions' names, some 200,000 in a full dump, no more than one entity, and 32 MB of
 * the index in the making.
 *
 * <p>An import that is stopped, by whatever, goes on where it was when it is started again with the same dump and the same
 * choice: up to the last checkpoint, the dump is only unpacked. The index of an earlier import stays
 * until that of this one is whole.
 */
public final class WikidataImport {
    /** In the folder: what was imported last. */
    static final String IMPORTED = "wikidata.imported";

    private static final int LINES_A_CHECKPOINT = 100_000;
    private static final String FRESH_INDEX = WikidataIndex.FOLDER + ".new";

    private final ObjectMapper mapper = new ObjectMapper();
    private final Path folder;
    private final WikidataClasses classes;
    private final Consumer<Problem> problems;
    private final Map<String, String> countries = new HashMap<>();

    /**
     * @param folder that the knowledge is put into; made where it is not there
     * @param classes what is wanted beside people
     * @param problems is told of entities that cannot be read; the run goes on
     */
    public WikidataImport(Path folder, WikidataClasses classes, Consumer<Problem> problems) {
        this.folder = folder;
        this.classes = classes;
        this.problems = problems;
        Countries.load().all().forEach(country -> countries.put(country.qid(), country.code()));
    }

    /**
     * What an import did.
     *
     * @param items entities read, those before a restart included
     * @param people with a position
     * @param terms times in office
     * @param organisations of the chosen classes
     * @param countries today's and former ones
     * @param cities with so many people or more
     * @param bad lines that are no entity
     */
    public record Summary(
            long items, long people, long terms, long organisations, long countries, long cities, long bad) {}

    /**
     * Reads a dump to its end.
     *
     * @param dump file, by its content plain, gzip or bzip2
     * @param made the day that the dump was made: what it does not say had not happened by then
     * @param progress is told now and then how many lines are read
     */
    public Summary read(Path dump, LocalDate made, LongConsumer progress) throws IOException {
        Files.createDirectories(folder);
        State state = State.load(folder, dump, classes);
        try (BufferedReader lines = open(dump);
                Parts parts = new Parts(folder, state)) {
            long done = state.get("lines");
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (number <= done) {
                    continue;
                }
                entity(line, number, dump, state, parts);
                if (number % LINES_A_CHECKPOINT == 0) {
                    state.put("lines", number);
                    parts.checkpoint(state);
                    state.save();
                    progress.accept(number);
                }
            }
        }
        Summary summary = new Summary(
                state.get("items"),
                state.get("people"),
                state.get("terms"),
                state.get("organisations"),
                state.get("countries"),
                state.get("cities"),
                state.get("bad"));
        finish("Wikidata " + made);
        Files.writeString(
                folder.resolve(IMPORTED),
                dump.getFileName() + "\t" + Files.size(dump) + "\t" + made + "\t" + classes + "\t" + summary + "\n");
        // In this order: what says how far the parts are goes before them.
        state.delete();
        for (String part : Parts.NAMES) {
            Files.delete(folder.resolve(part));
        }
        return summary;
    }

    private void entity(String line, long number, Path dump, State state, Parts parts) throws IOException {
        String text = line.strip();
        if (text.endsWith(",")) {
            text = text.substring(0, text.length() - 1);
        }
        if (text.isEmpty() || text.equals("[") || text.equals("]")) {
            return;
        }
        state.add("items");
        if (!isWorthParsing(text)) {
            return;
        }
        WikidataItem item;
        try {
            JsonNode json = mapper.readTree(text);
            item = new WikidataItem(json);
        } catch (JsonProcessingException e) {
            state.add("bad");
            problems.accept(new Problem(
                    "BAD-ENTITY",
                    dump.toString(),
                    "line " + number,
                    e.getOriginalMessage(),
                    "the line is left out; a dump has one entity a line"));
            return;
        }
        if (!item.id().matches("Q[1-9][0-9]*")) {
            return;
        }
        if (item.isHuman()) {
            person(item, state, parts);
            return;
        }
        List<String> jurisdictions = item.values("P1001");
        Set<Kind> kinds = classes.of(item.values("P31"));
        if (!jurisdictions.isEmpty()
                || kinds.contains(Kind.POSITION)
                || classes.of(item.values("P279")).contains(Kind.POSITION)) {
            String country = code(jurisdictions.isEmpty() ? item.values("P17") : jurisdictions);
            parts.positions.line(item.id(), item.label("en", "mul", "fr"), country);
        }
        if (kinds.contains(Kind.COUNTRY)) {
            String code = countries.getOrDefault(item.id(), "");
            item(item, Mention.Kind.COUNTRY, code, 0, "countries", state, parts);
        } else if (kinds.contains(Kind.CITY) && item.population() >= classes.population()) {
            item(item, Mention.Kind.PLACE, code(item.values("P17")), item.population(), "cities", state, parts);
        } else if (kinds.contains(Kind.MEDIA)) {
            item(item, Mention.Kind.MEDIA, code(item.values("P17")), 0, "organisations", state, parts);
        } else if (kinds.contains(Kind.ORGANISATION)) {
            item(item, Mention.Kind.ORGANISATION, code(item.values("P17")), 0, "organisations", state, parts);
        }
    }

    /** Most of a dump is scholarly articles, stars and genes: their lines are read, but not parsed. */
    private boolean isWorthParsing(String line) {
        return line.contains("\"P39\"")
                || line.contains("\"P1001\"")
                || mayBeOf(line, "\"P31\":", false)
                || mayBeOf(line, "\"P279\":", true);
    }

    /**
     * Whether a property of a line may have a chosen class among its values. Nothing that has one is missed; a line that has it in a
     * reference alone is parsed for nothing.
     *
     * @param positions whether only classes of positions count
     */
    private boolean mayBeOf(String line, String property, boolean positions) {
        for (int at = line.indexOf(property); at >= 0; at = line.indexOf(property, at + 1)) {
            int end = endOfArray(line, at + property.length());
            if (hasWanted(line, at, end, "\"numeric-id\":", positions)
                    || hasWanted(line, at, end, "\"id\":", positions)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasWanted(String line, int start, int end, String key, boolean positions) {
        for (int at = line.indexOf(key, start); at >= 0 && at < end; at = line.indexOf(key, at + 1)) {
            if (isWanted("Q" + number(line, at + key.length()), positions)) {
                return true;
            }
        }
        return false;
    }

    private boolean isWanted(String item, boolean positions) {
        Kind kind = classes.kinds().get(item);
        return kind != null && (!positions || kind == Kind.POSITION);
    }

    /** The digits of {@code 11032}, {@code "Q11032"} and their like with blanks before. */
    private static String number(String line, int start) {
        int first = start;
        while (first < line.length() && " \"Q".indexOf(line.charAt(first)) >= 0) {
            first++;
        }
        int end = first;
        while (end < line.length() && Character.isDigit(line.charAt(end))) {
            end++;
        }
        return line.substring(first, end);
    }

    /** Where the array ends that begins at {@code start}; the line's end where none begins there, or it does not end. */
    private static int endOfArray(String line, int start) {
        int depth = 0;
        boolean quoted = false;
        for (int i = start; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '[') {
                depth++;
            } else if (c == ']' && --depth == 0) {
                return i;
            }
        }
        return line.length();
    }

    private void person(WikidataItem item, State state, Parts parts) throws IOException {
        List<WikidataItem.Position> held = item.positions();
        String name = item.label("en", "mul", "fr");
        if (held.isEmpty() || name.isEmpty()) {
            return;
        }
        List<String> terms = new ArrayList<>();
        for (WikidataItem.Position position : held) {
            terms.add(
                    String.join("|", position.item(), code(List.of(position.of())), position.start(), position.end()));
            state.add("terms");
        }
        parts.people.line(
                item.id(),
                name,
                item.date("P569"),
                joined(item.names("fr")),
                joined(item.names("en")),
                String.join(" ", terms));
        state.add("people");
    }

    private static void item(
            WikidataItem item,
            Mention.Kind kind,
            String country,
            long population,
            String count,
            State state,
            Parts parts)
            throws IOException {
        String french = joined(item.names("fr"));
        String english = joined(item.names("en"));
        if (!french.isEmpty() || !english.isEmpty()) {
            parts.items.line(item.id(), kind.name(), country, Long.toString(population), french, english);
            state.add(count);
        }
    }

    private static String joined(List<String> names) {
        return String.join(WikidataIndex.SEPARATOR, names);
    }

    /** The code of the first that is a country, or empty. */
    private String code(List<String> items) {
        return items.stream()
                .filter(countries::containsKey)
                .findFirst()
                .map(countries::get)
                .orElse("");
    }

    /** A position, and whether roles may name it. */
    private record Office(String name, String country, boolean known) {}

    /** Puts positions' names and countries to the terms, and all of it into an index. */
    private void finish(String source) throws IOException {
        Offices offices = new Offices(new CountryNames(Countries.load()));
        Map<String, Office> positions = new HashMap<>();
        rows(folder.resolve("positions.part"), row -> {
            boolean known = !offices.read(row[1], row[2]).offices().isEmpty();
            positions.put(row[0], new Office(row[1], row[2], known));
        });
        Path fresh = folder.resolve(FRESH_INDEX);
        try (WikidataIndexWriter index = new WikidataIndexWriter(fresh)) {
            rows(folder.resolve("people.part"), row -> person(row, positions, index, source));
            rows(folder.resolve("items.part"), row -> index.item(row, source));
            index.finish();
        }
        Path place = folder.resolve(WikidataIndex.FOLDER);
        remove(place);
        Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void person(String[] row, Map<String, Office> positions, WikidataIndexWriter index, String source)
            throws IOException {
        Set<String> codes = new TreeSet<>();
        StringBuilder others = new StringBuilder();
        for (String term : row[5].split(" ")) {
            String[] held = term.split("\\|", -1);
            Office office = positions.get(held[0]);
            if (office == null || office.name.isEmpty()) {
                continue;
            }
            String country = held[1].isEmpty() ? office.country : held[1];
            codes.add(country);
            String[] line = {row[0], "", country, office.name, held[2], held[3], source};
            if (office.known) {
                index.term(line);
            } else {
                others.append(others.length() == 0 ? "" : "\n").append(String.join("\t", line));
            }
        }
        if (codes.size() > 1) {
            codes.remove("");
        }
        index.person(row, String.join(" ", codes), others.toString());
    }

    private static void remove(Path index) throws IOException {
        if (Files.isDirectory(index)) {
            try (Stream<Path> files = Files.list(index)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(index);
        }
    }

    private interface Rows {
        void row(String[] row) throws IOException;
    }

    private static void rows(Path file, Rows rows) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                rows.row(line.split("\t", -1));
            }
        }
    }

    private static BufferedReader open(Path dump) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(dump), 1 << 16);
        in.mark(3);
        int first = in.read();
        int second = in.read();
        in.reset();
        if (first == 0x1f && second == 0x8b) {
            in = new GZIPInputStream(in, 1 << 16);
        } else if (first == 'B' && second == 'Z') {
            // Dumps are many bzip2 streams in one file.
            in = new BZip2CompressorInputStream(in, true);
        }
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
    }

    /** What was taken so far, of each kind in a table of its own. */
    private static final class Parts implements AutoCloseable {
        static final List<String> NAMES = List.of("people.part", "positions.part", "items.part");

        private final Out people;
        private final Out positions;
        private final Out items;

        Parts(Path folder, State state) throws IOException {
            people = new Out(folder.resolve(NAMES.get(0)), state.get(NAMES.get(0)));
            positions = new Out(folder.resolve(NAMES.get(1)), state.get(NAMES.get(1)));
            items = new Out(folder.resolve(NAMES.get(2)), state.get(NAMES.get(2)));
        }

        void checkpoint(State state) throws IOException {
            state.put(NAMES.get(0), people.flushed());
            state.put(NAMES.get(1), positions.flushed());
            state.put(NAMES.get(2), items.flushed());
        }

        @Override
        public void close() throws IOException {
            try (people;
                    positions) {
                items.close();
            }
        }
    }

    /** A table in the making. */
    private static final class Out implements AutoCloseable {
        private final Path file;
        private final Writer writer;

        /** @param keep how many bytes of an interrupted import are good */
        Out(Path file, long keep) throws IOException {
            this.file = file;
            if (Files.exists(file)) {
                try (RandomAccessFile known = new RandomAccessFile(file.toFile(), "rw")) {
                    known.setLength(keep);
                }
            }
            this.writer = new BufferedWriter(
                    Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND), 1 << 16);
        }

        void line(String... fields) throws IOException {
            for (int i = 0; i < fields.length; i++) {
                writer.write(i == 0 ? "" : "\t");
                writer.write(fields[i].replace('\t', ' ').replace('\n', ' ').replace('\r', ' '));
            }
            writer.write('\n');
        }

        long flushed() throws IOException {
            writer.flush();
            return Files.size(file);
        }

        @Override
        public void close() throws IOException {
            writer.close();
        }
    }

    /** How far an import is: kept beside what it has made, and only good for the same dump. */
    private static final class State {
        private final Path file;
        private final Map<String, Long> counts = new HashMap<>();
        private String dump = "";

        private State(Path file) {
            this.file = file;
        }

        static State load(Path folder, Path dump, WikidataClasses classes) throws IOException {
            State state = new State(folder.resolve("import.state"));
            state.dump = dump.toAbsolutePath() + " " + Files.size(dump) + " " + classes;
            Properties values = new Properties();
            if (Files.exists(state.file)) {
                try (Reader in = Files.newBufferedReader(state.file)) {
                    values.load(in);
                }
            }
            if (state.dump.equals(values.remove("dump"))) {
                values.forEach((key, value) -> state.counts.put((String) key, Long.parseLong((String) value)));
            }
            for (String part : Parts.NAMES) {
                Path file = folder.resolve(part);
                if (state.get(part) > (Files.exists(file) ? Files.size(file) : 0)) {
                    state.counts.clear(); // somebody took it away: all is read again
                }
            }
            return state;
        }

        long get(String key) {
            return counts.getOrDefault(key, 0L);
        }

        void put(String key, long value) {
            counts.put(key, value);
        }

        void add(String key) {
            counts.merge(key, 1L, Long::sum);
        }

        void save() throws IOException {
            Properties values = new Properties();
            values.setProperty("dump", dump);
            counts.forEach((key, value) -> values.setProperty(key, Long.toString(value)));
            Path fresh = file.resolveSibling("import.state.new");
            try (Writer out = Files.newBufferedWriter(fresh)) {
                values.store(out, "how far the import is");
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }

        void delete() throws IOException {
            Files.deleteIfExists(file);
        }
    }
}
