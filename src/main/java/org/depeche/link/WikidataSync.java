package org.depeche.link;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.depeche.model.Countries;
import org.depeche.model.Problem;

/**
 * Asks Wikidata's live service for names that the knowledge base lacks, and puts what it answers into a folder of knowledge
 * (the tables of {@link WikidataImport}). It decides nothing: whom a name stands for is for {@link Linker} to say, with
 * what is known then. What is found is written name by name, so that nothing is lost when the service fails, and a second
 * run asks only what the first did not learn.
 */
public final class WikidataSync {
    private final WikidataClient client;
    private final Path folder;
    private final String source;
    private final Consumer<Problem> problems;
    private final Map<String, String> countries = new HashMap<>();
    private final Map<String, String[]> people = new TreeMap<>();
    private final Set<List<String>> terms = new LinkedHashSet<>();

    /**
     * @param folder of the knowledge; made where it is not there, added to where it is
     * @param today the day of the answers
     * @param problems is told of names for which the service failed
     */
    public WikidataSync(WikidataClient client, Path folder, LocalDate today, Consumer<Problem> problems) {
        this.client = client;
        this.folder = folder;
        this.source = "Wikidata " + today;
        this.problems = problems;
        Countries.load().all().forEach(country -> countries.put(country.qid(), country.code()));
        Table.read(folder.resolve("people.tsv"), 6, row -> people.put(row[0], row));
        Table.read(folder.resolve("office-holders.tsv"), 7, row -> terms.add(List.of(row)));
    }

    /**
     * What a run did.
     *
     * @param asked names for which the service answered
     * @param failed names for which it did not
     * @param people found, namesakes included
     */
    public record Summary(int asked, int failed, int people) {}

    /** Asks for names; every one is tried, unless the service fails for good. */
    public Summary ask(Collection<String> names) throws IOException {
        int asked = 0;
        int failed = 0;
        Set<String> found = new TreeSet<>();
        for (String name : new TreeSet<>(names)) {
            try {
                found.addAll(ask(name));
                asked++;
                write();
            } catch (WikidataClient.Unavailable e) {
                failed++;
                problems.accept(new Problem(
                        "WIKIDATA-FAILED", name, "", e.getMessage(), "run it again later; what was found is kept"));
            }
        }
        return new Summary(asked, failed, found.size());
    }

    private Set<String> ask(String name) throws IOException {
        Set<String> ids = new LinkedHashSet<>(client.search(name, "fr"));
        ids.addAll(client.search(name, "en"));
        Map<String, WikidataItem> items = new TreeMap<>(client.items(List.copyOf(ids)));
        items.values().removeIf(item -> !item.isHuman());
        Set<String> held = new TreeSet<>();
        items.values().forEach(item -> item.positions().forEach(position -> held.add(position.item())));
        Map<String, WikidataItem> positions = client.items(List.copyOf(held));
        items.forEach((id, item) -> add(id, item, positions));
        return items.keySet();
    }

    private void add(String id, WikidataItem item, Map<String, WikidataItem> positions) {
        String name = item.label("en", "mul", "fr");
        if (name.isEmpty()) {
            return;
        }
        terms.removeIf(term -> term.get(0).equals(id));
        Set<String> codes = new TreeSet<>();
        // Whom somebody works for is worth knowing where no position says it: citizenship.
        item.values("P27").stream()
                .map(countries::get)
                .filter(code -> code != null)
                .forEach(codes::add);
        for (WikidataItem.Position held : item.positions()) {
            WikidataItem position = positions.get(held.item());
            if (position == null || position.label("en", "mul", "fr").isEmpty()) {
                continue;
            }
            List<String> of = new ArrayList<>(List.of(held.of()));
            of.addAll(position.values("P1001"));
            of.addAll(position.values("P17"));
            String code = of.stream()
                    .map(countries::get)
                    .filter(c -> c != null)
                    .findFirst()
                    .orElse("");
            codes.add(code);
            terms.add(List.of(id, "", code, position.label("en", "mul", "fr"), held.start(), held.end(), source));
        }
        if (codes.size() > 1) {
            codes.remove("");
        }
        String gender = item.values("P21").contains("Q6581072")
                ? "female"
                : item.values("P21").contains("Q6581097") ? "male" : "";
        Set<String> names = new LinkedHashSet<>();
        for (String language : List.of("fr", "en")) {
            item.names(language).forEach(other -> names.add(other + "@" + language));
        }
        people.put(
                id,
                new String[] {id, name, gender, item.date("P569"), String.join(" ", codes), String.join(" | ", names)});
    }

    private void write() throws IOException {
        Files.createDirectories(folder);
        write(
                "people.tsv",
                "qid\tname\tgender\tbirth\tcountries\taliases",
                people.values().stream().map(List::of).toList());
        write("office-holders.tsv", "qid\tname\tcountry\tposition\tstart\tend\tsource", terms);
    }

    private void write(String table, String header, Collection<List<String>> rows) throws IOException {
        Path fresh = folder.resolve(table + ".new");
        try (Writer out = Files.newBufferedWriter(fresh)) {
            out.write(header + "\n");
            for (List<String> row : rows) {
                out.write(String.join(
                                "\t",
                                row.stream()
                                        .map(cell -> cell.replace('\t', ' '))
                                        .toList()) + "\n");
            }
        }
        Files.move(fresh, folder.resolve(table), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
