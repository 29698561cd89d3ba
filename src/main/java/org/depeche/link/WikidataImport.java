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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.depeche.model.Countries;
import org.depeche.model.Problem;

/**
 * Makes a folder of knowledge, which {@link Linker} adds to the program's own, from a dump of Wikidata in JSON ({@code wikidata-YYYYMMDD-all.json},
 * plain, gzip or bzip2): people who hold or held a position, and organisations of chosen classes. One entity stands on a
 * line, as the dumps have it, so that a broken one costs no other. Memory holds the positions' names, some 200,000 in a
 * full dump, and no more than one entity.
 *
 * <p>An import that is stopped goes on where it was when it is started again with the same dump.
 */
public final class WikidataImport {
    /** News and international organisations: agency, newspaper, daily newspaper, international, intergovernmental. */
    public static final Set<String> ORGANISATIONS = Set.of("Q192283", "Q11032", "Q1110794", "Q484652", "Q245065");

    private static final Set<String> MEDIA = Set.of("Q192283", "Q11032", "Q1110794");

    /** Position, public office. */
    private static final Set<String> POSITIONS = Set.of("Q4164871", "Q294414");

    private static final int LINES_A_CHECKPOINT = 100_000;

    private final ObjectMapper mapper = new ObjectMapper();
    private final Path folder;
    private final Set<String> organisationClasses;
    private final Consumer<Problem> problems;
    private final Map<String, String> countries = new HashMap<>();

    /**
     * @param folder that the knowledge is put into; made where it is not there
     * @param organisationClasses items of the classes whose instances are wanted
     * @param problems is told of entities that cannot be read; the run goes on
     */
    public WikidataImport(Path folder, Set<String> organisationClasses, Consumer<Problem> problems) {
        this.folder = folder;
        this.organisationClasses = Set.copyOf(organisationClasses);
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
     * @param bad lines that are no entity
     */
    public record Summary(long items, long people, long terms, long organisations, long bad) {}

    /**
     * Reads a dump to its end.
     *
     * @param dump file, by its content plain, gzip or bzip2
     * @param made the day that the dump was made: what it does not say had not happened by then
     * @param progress is told now and then how many lines are read
     */
    public Summary read(Path dump, LocalDate made, LongConsumer progress) throws IOException {
        Files.createDirectories(folder);
        State state = State.load(folder, dump);
        try (BufferedReader lines = open(dump);
                Out people = new Out(folder.resolve("people.part"), state.get("people.bytes"));
                Out terms = new Out(folder.resolve("terms.part"), state.get("terms.bytes"));
                Out positions = new Out(folder.resolve("positions.part"), state.get("positions.bytes"));
                Out organisations = new Out(folder.resolve("organisations.part"), state.get("organisations.bytes"))) {
            long done = state.get("lines");
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (number <= done) {
                    continue;
                }
                entity(line, number, dump, state, people, terms, positions, organisations);
                if (number % LINES_A_CHECKPOINT == 0) {
                    state.put("lines", number);
                    state.put("people.bytes", people.flushed());
                    state.put("terms.bytes", terms.flushed());
                    state.put("positions.bytes", positions.flushed());
                    state.put("organisations.bytes", organisations.flushed());
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
                state.get("bad"));
        finish("Wikidata " + made);
        state.delete();
        return summary;
    }

    private void entity(
            String line, long number, Path dump, State state, Out people, Out terms, Out positions, Out organisations)
            throws IOException {
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
            person(item, state, people, terms);
            return;
        }
        List<String> classes = item.values("P31");
        List<String> jurisdictions = item.values("P1001");
        if (!jurisdictions.isEmpty() || classes.stream().anyMatch(POSITIONS::contains)) {
            String country = code(jurisdictions.isEmpty() ? item.values("P17") : jurisdictions);
            positions.line(item.id(), item.label("en", "mul", "fr"), country);
        }
        if (classes.stream().anyMatch(organisationClasses::contains)) {
            String french = item.label("fr", "mul", "en");
            String english = item.label("en", "mul", "fr");
            if (!french.isEmpty()) {
                String kind = classes.stream().anyMatch(MEDIA::contains) ? "MEDIA" : "ORGANISATION";
                organisations.line(item.id(), kind, french.replace(" | ", " "), english.replace(" | ", " "));
                state.add("organisations");
            }
        }
    }

    /** Most of a dump is scholarly articles, stars and genes: their lines are read, but not parsed. */
    private boolean isWorthParsing(String line) {
        return line.contains("\"P39\"")
                || line.contains("\"P1001\"")
                || POSITIONS.stream().anyMatch(position -> names(line, position))
                || organisationClasses.stream().anyMatch(wanted -> names(line, wanted));
    }

    private static boolean names(String line, String item) {
        return line.contains('"' + item + '"') || line.contains("\"numeric-id\":" + item.substring(1) + "}");
    }

    private void person(WikidataItem item, State state, Out people, Out terms) throws IOException {
        List<WikidataItem.Position> held = item.positions();
        String name = item.label("en", "mul", "fr");
        if (held.isEmpty() || name.isEmpty()) {
            return;
        }
        String gender = item.values("P21").contains("Q6581072")
                ? "female"
                : item.values("P21").contains("Q6581097") ? "male" : "";
        people.line(item.id(), name, gender, item.date("P569"), String.join(" | ", item.otherNames(name)));
        state.add("people");
        for (WikidataItem.Position position : held) {
            terms.line(item.id(), position.item(), code(List.of(position.of())), position.start(), position.end());
            state.add("terms");
        }
    }

    /** The code of the first that is a country, or empty. */
    private String code(List<String> items) {
        return items.stream()
                .filter(countries::containsKey)
                .findFirst()
                .map(countries::get)
                .orElse("");
    }

    /** Puts positions' names and countries to the terms, and the people's countries to the people. */
    private void finish(String source) throws IOException {
        Map<String, String[]> positions = new HashMap<>();
        rows(folder.resolve("positions.part"), row -> positions.put(row[0], row));
        Map<String, Set<String>> held = new HashMap<>();
        try (Out terms = new Out(folder.resolve("office-holders.new"), 0)) {
            terms.line("qid", "name", "country", "position", "start", "end", "source");
            rows(folder.resolve("terms.part"), row -> {
                String[] position = positions.get(row[1]);
                String country = !row[2].isEmpty() || position == null ? row[2] : position[2];
                if (position != null && !position[1].isEmpty()) {
                    terms.line(row[0], "", country, position[1], row[3], row[4], source);
                    held.computeIfAbsent(row[0], k -> new TreeSet<>()).add(country);
                }
            });
        }
        try (Out people = new Out(folder.resolve("people.new"), 0)) {
            people.line("qid", "name", "gender", "birth", "countries", "aliases");
            rows(folder.resolve("people.part"), row -> {
                Set<String> codes = held.getOrDefault(row[0], Set.of());
                people.line(
                        row[0], row[1], row[2], row[3], String.join(" ", codes).strip(), row[4]);
            });
        }
        try (Out organisations = new Out(folder.resolve("organisations.new"), 0)) {
            organisations.line("qid", "kind", "french", "english", "source");
            rows(
                    folder.resolve("organisations.part"),
                    row -> organisations.line(row[0], row[1], row[2], row[3], source));
        }
        for (String table : List.of("people", "office-holders", "organisations")) {
            Files.move(
                    folder.resolve(table + ".new"),
                    folder.resolve(table + ".tsv"),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        }
        for (String part : List.of("people", "terms", "positions", "organisations")) {
            Files.delete(folder.resolve(part + ".part"));
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

        static State load(Path folder, Path dump) throws IOException {
            State state = new State(folder.resolve("import.state"));
            state.dump = dump.toAbsolutePath() + " " + Files.size(dump);
            Properties values = new Properties();
            if (Files.exists(state.file)) {
                try (Reader in = Files.newBufferedReader(state.file)) {
                    values.load(in);
                }
            }
            if (state.dump.equals(values.remove("dump"))) {
                values.forEach((key, value) -> state.counts.put((String) key, Long.parseLong((String) value)));
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
