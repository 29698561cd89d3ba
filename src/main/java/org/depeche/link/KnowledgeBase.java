package org.depeche.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.depeche.model.Countries;
import org.depeche.model.Country;
import org.depeche.model.Mention;

/**
 * Who held which office when, and the organisations that news cites, from {@code data/people.tsv}, {@code
 * data/office-holders.tsv} and {@code data/organisations.tsv}. May be shared by threads.
 */
final class KnowledgeBase {
    /** Loaded once a program: it takes a while and never changes. */
    private static final class Shared {
        private static final KnowledgeBase INSTANCE = new KnowledgeBase();
    }

    private final CountryNames countryNames;
    private final Offices offices;
    private final NameIndex names;
    private final Map<String, KnownPerson> people = new LinkedHashMap<>(40_000);
    private final Map<String, List<String[]>> rows = new HashMap<>();
    /** What is read of {@link #rows}, a country at a time: an article needs a few of two hundred. */
    private final Map<String, Terms> terms = new ConcurrentHashMap<>();

    private final Map<String, List<KnownOrganisation>> organisations = new HashMap<>();

    private KnowledgeBase() {
        // Two halves that need nothing of each other.
        CompletableFuture<Offices> roles = CompletableFuture.supplyAsync(() -> {
            Offices read = new Offices(new CountryNames(Countries.load()));
            readTerms();
            readOrganisations();
            return read;
        });
        readPeople();
        names = new NameIndex(people.values(), new Transliteration());
        offices = roles.join();
        countryNames = offices.countryNames();
    }

    static KnowledgeBase shared() {
        return Shared.INSTANCE;
    }

    CountryNames countryNames() {
        return countryNames;
    }

    Offices offices() {
        return offices;
    }

    NameIndex names() {
        return names;
    }

    Optional<KnownPerson> person(String qid) {
        return Optional.ofNullable(people.get(qid));
    }

    /** What an item is; a person where it is not known, as most are that a user corrects. */
    Mention.Kind kind(String qid) {
        for (Country country : countryNames.countries().all()) {
            if (country.qid().equals(qid)) {
                return kind(country);
            }
        }
        return organisations.values().stream()
                .flatMap(List::stream)
                .filter(organisation -> organisation.qid().equals(qid))
                .findFirst()
                .map(o -> o.media() ? Mention.Kind.MEDIA : Mention.Kind.ORGANISATION)
                .orElse(Mention.Kind.PERSON);
    }

    /** COUNTRY or BLOC. */
    static Mention.Kind kind(Country country) {
        return country.forms().stream().anyMatch(form -> form.kind() == Mention.Kind.BLOC)
                ? Mention.Kind.BLOC
                : Mention.Kind.COUNTRY;
    }

    /** All people, in order of item. */
    Collection<KnownPerson> people() {
        return Collections.unmodifiableCollection(people.values());
    }

    /** Times in office of a person, country by country. */
    List<Term> terms(KnownPerson person) {
        List<Term> all = new ArrayList<>();
        for (String country : person.countries()) {
            all.addAll(terms(country).ofPerson(person.qid()));
        }
        return all;
    }

    /** Terms of an office of a country, in the order of their start. */
    List<Term> holders(String country, String office) {
        if (office.equals("HEAD_OF_STATE")) {
            List<Term> presidents = holders(country, "PRESIDENT");
            return presidents.isEmpty() ? holders(country, "MONARCH") : presidents;
        }
        return terms(country).of(office);
    }

    /** The organisations of that name, without regard to accents and case. */
    List<KnownOrganisation> organisations(String name) {
        return organisations.getOrDefault(String.join(" ", Words.folded(name)), List.of());
    }

    /** All organisations, by the names that they are found by. */
    Map<String, List<KnownOrganisation>> organisations() {
        return Collections.unmodifiableMap(organisations);
    }

    private Terms terms(String country) {
        List<String[]> of = rows.get(country);
        return of == null ? Terms.NONE : terms.computeIfAbsent(country, k -> Terms.read(of, offices));
    }

    private void readPeople() {
        Table.read("people.tsv", 6, row -> {
            List<String> all = new ArrayList<>(2);
            all.add(row[1]);
            if (!row[5].isEmpty()) {
                all.addAll(Arrays.asList(row[5].split(" \\| ")));
            }
            people.put(
                    row[0],
                    new KnownPerson(
                            row[0],
                            row[1],
                            year(row[3]),
                            row[4].isEmpty() ? Set.of("") : new LinkedHashSet<>(Arrays.asList(row[4].split(" "))),
                            List.copyOf(all)));
        });
    }

    /** The year of an EDTF date, or 0 where it gives none, or a decade. */
    private static int year(String date) {
        return date.length() >= 4 && date.charAt(3) != 'X' ? Integer.parseInt(date.substring(0, 4)) : 0;
    }

    private void readTerms() {
        Table.read(
                "office-holders.tsv",
                7,
                row -> rows.computeIfAbsent(row[2], k -> new ArrayList<>()).add(row));
    }

    private void readOrganisations() {
        Table.read("organisations.tsv", 5, row -> {
            KnownOrganisation organisation = new KnownOrganisation(
                    row[0], row[1].equals("MEDIA"), List.of(row[2].split(" \\| ")), List.of(row[3].split(" \\| ")));
            Set<String> keys = new LinkedHashSet<>();
            organisation.french().forEach(name -> keys.add(String.join(" ", Words.folded(name))));
            organisation.english().forEach(name -> keys.add(String.join(" ", Words.folded(name))));
            keys.forEach(key ->
                    organisations.computeIfAbsent(key, k -> new ArrayList<>(1)).add(organisation));
        });
    }
}
