package org.depeche.serve;

import static java.util.stream.Collectors.toMap;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.depeche.store.Store;

/**
 * People, countries and organisations by their names, for whoever looks one up: a search box, OpenRefine. Kept until the store
 * changes. Each method throws an {@link HttpException} where the graph is too large to be read through in time.
 */
public final class Entities {
    private static final String NAMED = """
            SELECT ?node ?type ?name ?code WHERE {
                VALUES ?type { schema:Person schema:Organization dep:Country dep:Bloc }
                ?node a ?type .
                { ?node schema:name ?name } UNION { ?node rdfs:label ?name }
                OPTIONAL { ?node dep:code ?code }
            }""";

    /** Apart from the names: with them, a row for each pair of a name and a finding would be made first. */
    private static final String COUNTED = """
            SELECT ?node ( COUNT ( * ) AS ?count ) WHERE {
                { ?node dep:stated ?finding } UNION { ?finding dep:source ?node } UNION { ?finding dep:target ?node }
            } GROUP BY ?node""";

    private static final long LONGEST_WARMING_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final Store store;
    private final Reading reading;
    private final Portraits portraits;
    private Index index;

    Entities(Store store, Reading reading) {
        this.store = store;
        this.reading = reading;
        this.portraits = new Portraits(reading);
    }

    /**
     * Somebody or something that can be looked up.
     *
     * @param kind {@code person}, {@code country} or {@code organisation}
     * @param code of a country or bloc; empty for others
     * @param count of statements and relations
     */
    public record Entity(String iri, String kind, String name, String code, long count) {}

    /** An entity with all that it may be looked up by, folded: lower case, without accents. */
    private record Named(Entity entity, List<String> forms, Map<String, String> names) {}

    private record Index(long revision, List<Named> all, Map<String, Entity> byIri) {}

    /** Those whose name has words that begin with the words asked for; the most present first. */
    List<Entity> find(String words, String language, int limit) {
        String asked = fold(words);
        List<Entity> found = new ArrayList<>();
        if (asked.isEmpty()) {
            return found;
        }
        for (int pass = 0; pass < 2 && found.size() < limit; pass++) {
            boolean beginning = pass == 0;
            for (Named named : index().all()) {
                if (found.size() >= limit) {
                    break;
                }
                // First the names that begin so, then those in which another word does.
                boolean fits = named.forms().stream().anyMatch(form -> form.startsWith(asked)) == beginning
                        && named.forms().stream()
                                .anyMatch(form ->
                                        beginning ? form.startsWith(asked) : (" " + form).contains(" " + asked));
                if (fits) {
                    found.add(in(named, language));
                }
            }
        }
        return found;
    }

    /** Those that have the whole name, but for case, accents and punctuation; the most present first. */
    public List<Entity> named(String name) {
        return those(name, String::equals);
    }

    /** Those that have a name which begins so; the most present first. */
    public List<Entity> beginning(String prefix) {
        return those(prefix, String::startsWith);
    }

    private List<Entity> those(String words, BiPredicate<String, String> fits) {
        String asked = fold(words);
        return index().all().stream()
                .filter(named -> !asked.isEmpty() && named.forms().stream().anyMatch(form -> fits.test(form, asked)))
                .map(Named::entity)
                .toList();
    }

    /** What has this IRI. */
    public Optional<Entity> at(String iri) {
        return Optional.ofNullable(index().byIri().get(iri));
    }

    /** The roles in which the articles name somebody, in the articles' words, the latest first. */
    public List<String> roles(String iri) {
        return portraits.roles(iri).stream().map(Portraits.Held::role).toList();
    }

    private static Entity in(Named named, String language) {
        Entity entity = named.entity();
        return new Entity(
                entity.iri(),
                entity.kind(),
                named.names().getOrDefault(language, entity.name()),
                entity.code(),
                entity.count());
    }

    /** Reads all names beforehand, as those of a very large graph take longer than a request may. */
    void warm() {
        Index made = new Deadline(LONGEST_WARMING_NANOS).around(() -> made(store.revision()));
        synchronized (this) {
            index = made;
        }
    }

    private synchronized Index index() {
        Index ready = index;
        long now = store.revision();
        if (ready == null || ready.revision() != now) {
            ready = made(now);
            index = ready;
        }
        return ready;
    }

    private Index made(long revision) {
        List<Named> all = read();
        return new Index(
                revision, all, all.stream().map(Named::entity).collect(toMap(Entity::iri, Function.identity())));
    }

    private List<Named> read() {
        Map<String, Long> counts = new HashMap<>();
        reading.select(COUNTED, Map.of(), row -> counts.put(Reading.iri(row, "node"), Reading.count(row)));
        Map<String, Entity> entities = new LinkedHashMap<>();
        Map<String, TreeSet<String>> forms = new LinkedHashMap<>();
        Map<String, Map<String, String>> names = new LinkedHashMap<>();
        reading.select(NAMED, Map.of(), row -> {
            String iri = Reading.iri(row, "node");
            String name = Reading.text(row, "name");
            String kind = kind(Reading.iri(row, "type"));
            String language = row.get("name").getLiteralLanguage();
            Entity entity = new Entity(iri, kind, name, Reading.text(row, "code"), counts.getOrDefault(iri, 0L));
            Entity before = entities.get(iri);
            if (before == null || language.isEmpty()) {
                entities.put(iri, entity);
            }
            TreeSet<String> all = forms.computeIfAbsent(iri, key -> new TreeSet<>());
            all.add(fold(name));
            if (!entity.code().isEmpty()) {
                all.add(fold(entity.code()));
                names.computeIfAbsent(iri, key -> new LinkedHashMap<>()).put(language, name);
            }
            return iri;
        });
        List<Named> all = new ArrayList<>();
        entities.forEach((iri, entity) ->
                all.add(new Named(entity, List.copyOf(forms.get(iri)), names.getOrDefault(iri, Map.of()))));
        all.sort(Comparator.comparingLong((Named named) -> -named.entity().count())
                .thenComparing(named -> named.entity().name()));
        return all;
    }

    private static String kind(String type) {
        return switch (type.replaceFirst("^.*[#/]", "")) {
            case "Person" -> "person";
            case "Organization" -> "organisation";
            default -> "country";
        };
    }

    /** Lower case, without accents, with single spaces. */
    static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Punct}’]+", " ")
                .strip();
    }
}
