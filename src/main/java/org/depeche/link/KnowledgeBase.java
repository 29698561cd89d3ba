package org.depeche.link;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
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
import org.depeche.model.OfficePeriod;
import org.depeche.model.PartialDate;

/**
 * Who held which office when, and the organisations that news cites, from {@code data/people.tsv}, {@code
 * data/office-holders.tsv} and {@code data/organisations.tsv}. May be shared by threads.
 */
final class KnowledgeBase {
    /** Loaded once a program: it takes a while and never changes. */
    private static final class Shared {
        private static final KnowledgeBase INSTANCE = new KnowledgeBase(List.of());
    }

    private final CountryNames countryNames;
    private final Offices offices;
    private final NameIndex names;
    private final Map<String, KnownPerson> people = new LinkedHashMap<>(40_000);
    private final Map<String, List<String[]>> rows = new HashMap<>();
    /** What is read of {@link #rows}, a country at a time: an article needs a few of two hundred. */
    private final Map<String, Terms> terms = new ConcurrentHashMap<>();

    private final Map<String, List<KnownOrganisation>> organisations = new HashMap<>();

    private final List<Path> folders;

    /** @param folders of more knowledge, each with any of the three tables */
    private KnowledgeBase(List<Path> folders) {
        this.folders = List.copyOf(folders);
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

    /** The program's own knowledge and that of folders, as {@link WikidataImport} makes them. */
    static KnowledgeBase with(List<Path> folders) {
        return folders.isEmpty() ? shared() : new KnowledgeBase(folders);
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

    /**
     * What a person was on a date, or else what that person had been last; without a date, all. Lists that tell of one term
     * twice tell it once here.
     */
    List<OfficePeriod> periods(KnownPerson person, PartialDate date) {
        List<Term> terms = terms(person).stream()
                .filter(term -> !date.isKnown()
                        || !term.start().isKnown()
                        || !term.start().earliest().isAfter(date.latest()))
                .sorted(Comparator.comparing((Term term) -> term.start().toString())
                        .thenComparing(Term::position)
                        .thenComparing(term -> term.end().toString())
                        .thenComparing(Term::source))
                .toList();
        List<Term> then = terms.stream()
                .filter(term -> !date.isKnown() || term.mayCover(date))
                .toList();
        if (then.isEmpty() && !terms.isEmpty()) {
            then = List.of(terms.get(terms.size() - 1));
        }
        Map<String, OfficePeriod> periods = new LinkedHashMap<>();
        for (Term term : then) {
            OfficePeriod period =
                    new OfficePeriod(term.position(), term.country(), term.start(), term.end(), term.source());
            periods.putIfAbsent(term.position() + term.country() + term.start() + "/" + term.end(), period);
        }
        return List.copyOf(periods.values());
    }

    /** What a person was last, the latest first, such as {@code President FR 2017-05-14/}. */
    List<String> lastOffices(KnownPerson person, int most) {
        return terms(person).stream()
                .sorted(Comparator.comparing((Term term) -> term.start().toString())
                        .thenComparing(Term::position)
                        .reversed())
                .map(term -> (term.position() + " " + term.country() + " " + term.start() + "/" + term.end()).strip())
                .distinct()
                .limit(most)
                .toList();
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
        Table.read("people.tsv", 6, this::addPerson);
        folders.forEach(folder -> Table.read(folder.resolve("people.tsv"), 6, this::addPerson));
    }

    private void addPerson(String[] row) {
        List<String> all = new ArrayList<>(2);
        all.add(row[1]);
        if (!row[5].isEmpty()) {
            all.addAll(Arrays.asList(row[5].split(" \\| ")));
        }
        Set<String> codes = row[4].isEmpty() ? Set.of("") : new LinkedHashSet<>(Arrays.asList(row[4].split(" ")));
        people.merge(row[0], new KnownPerson(row[0], row[1], year(row[3]), codes, List.copyOf(all)), KnownPerson::and);
    }

    /** The year of an EDTF date, or 0 where it gives none, or a decade. */
    private static int year(String date) {
        return date.length() >= 4 && date.charAt(3) != 'X' ? Integer.parseInt(date.substring(0, 4)) : 0;
    }

    private void readTerms() {
        Table.read("office-holders.tsv", 7, this::addTerm);
        folders.forEach(folder -> Table.read(folder.resolve("office-holders.tsv"), 7, this::addTerm));
    }

    private void addTerm(String[] row) {
        rows.computeIfAbsent(row[2], k -> new ArrayList<>()).add(row);
    }

    private void readOrganisations() {
        Table.read("organisations.tsv", 5, row -> addOrganisation(row, Set.of()));
        // The names of the program's own stay theirs: there are Guardians in more than one country.
        Set<String> own = Set.copyOf(organisations.keySet());
        folders.forEach(folder -> Table.read(folder.resolve("organisations.tsv"), 5, row -> addOrganisation(row, own)));
    }

    private void addOrganisation(String[] row, Set<String> taken) {
        KnownOrganisation organisation = new KnownOrganisation(
                row[0], row[1].equals("MEDIA"), List.of(row[2].split(" \\| ")), List.of(row[3].split(" \\| ")));
        Set<String> keys = new LinkedHashSet<>();
        organisation.french().forEach(name -> keys.add(String.join(" ", Words.folded(name))));
        organisation.english().forEach(name -> keys.add(String.join(" ", Words.folded(name))));
        keys.removeAll(taken);
        keys.forEach(key -> {
            List<KnownOrganisation> named = organisations.computeIfAbsent(key, k -> new ArrayList<>(1));
            if (named.stream().noneMatch(other -> other.qid().equals(organisation.qid()))) {
                named.add(organisation);
            }
        });
    }
}
