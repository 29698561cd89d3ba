package org.depeche.link;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.depeche.model.Link;
import org.depeche.model.Problem;
import org.depeche.model.ProblemException;

/**
 * A user's own links, kept in a file that belongs to the user: UTF-8, columns {@code name, country, qid, author, date,
 * note} apart by tabs, one header row. Never changed; {@link #with} gives a new one. May be shared by threads.
 */
public final class Corrections {
    public static final Corrections NONE = new Corrections(List.of());

    private static final String HEADER = "name\tcountry\tqid\tauthor\tdate\tnote";

    private final List<Correction> all;

    private Corrections(List<Correction> all) {
        this.all = List.copyOf(all);
    }

    /**
     * Reads a file; none where it does not exist.
     *
     * @throws ProblemException with code {@code BAD-CORRECTION}, file and line where a line makes no sense
     * @throws IOException where the file cannot be read
     */
    public static Corrections read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return NONE;
        }
        List<Correction> all = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line =
                    i == 0 && lines.get(i).startsWith("\ufeff") ? lines.get(i).substring(1) : lines.get(i);
            if (line.isBlank() || line.startsWith("#") || i == 0 && line.equals(HEADER)) {
                continue;
            }
            String[] row = line.split("\t", -1);
            try {
                if (row.length != 6) {
                    throw new IllegalArgumentException(row.length + " columns");
                }
                all.add(new Correction(row[0], row[1], row[2], row[3], LocalDate.parse(row[4]), row[5]));
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new ProblemException(new Problem(
                        "BAD-CORRECTION",
                        file.toString(),
                        "line " + (i + 1),
                        e.getMessage(),
                        "the columns are " + HEADER.replace("\t", ", ") + ", the date is YYYY-MM-DD"));
            }
        }
        return new Corrections(all);
    }

    /** All, in the order in which they were made. */
    public List<Correction> all() {
        return all;
    }

    /** These and one more, which takes the place of an older one for the same name and country. */
    public Corrections with(Correction correction) {
        List<Correction> more = new ArrayList<>(all);
        more.removeIf(old -> old.key().equals(correction.key()) && old.country().equals(correction.country()));
        more.add(correction);
        return new Corrections(more);
    }

    /** Writes all to a file, which is whole at every time. */
    public void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        for (Correction c : all) {
            text.append(String.join(
                            "\t",
                            c.name(),
                            c.country(),
                            c.qid(),
                            c.author(),
                            c.date().toString(),
                            c.note()))
                    .append('\n');
        }
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, ".links", ".tsv");
        Files.writeString(fresh, text, StandardCharsets.UTF_8);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** What the user says of a name that the findings tie to {@code country}; of that country before of any. */
    Optional<Link> of(String name, String country, KnowledgeBase base) {
        String key = Correction.key(name);
        Correction found = null;
        for (Correction correction : all) {
            boolean fits =
                    correction.country().isEmpty() || correction.country().equals(country);
            if (fits
                    && correction.key().equals(key)
                    && (found == null || !correction.country().isEmpty())) {
                found = correction;
            }
        }
        return Optional.ofNullable(found).map(correction -> link(correction, name, base));
    }

    /** Whether the user says that the name stands for different people, by country. */
    boolean isOfSeveral(String name) {
        String key = Correction.key(name);
        return all.stream().anyMatch(c -> c.key().equals(key) && !c.country().isEmpty());
    }

    private static Link link(Correction correction, String name, KnowledgeBase base) {
        String basis = "correction"
                + (correction.author().isEmpty() ? "" : " by " + correction.author())
                + " on "
                + correction.date();
        if (correction.qid().equals(Correction.NOBODY)) {
            return new Link.Unlinked("correction", basis);
        }
        String label = base.person(correction.qid()).map(KnownPerson::name).orElse(name);
        return new Link.Linked(correction.qid(), label, base.kind(correction.qid()), 1, basis);
    }
}
