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
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.depeche.model.Countries;
import org.depeche.model.Country;
import org.depeche.model.EntityNames;
import org.depeche.model.Mention;
import org.depeche.model.OfficePeriod;
import org.depeche.model.PartialDate;

/**
 * Who held which office when, and the organisations that news cites, from {@code data/people.tsv}, {@code
 * data/office-holders.tsv} and {@code data/organisations.tsv}, and from folders that a user adds: the same tables, which
 * memory holds, and what was imported from a dump, which stays on disk. May be shared by threads.
 */
final class KnowledgeBase {
    private static final int TERM_COLUMNS = 7;

    /** Loaded once a program: it takes a while and never changes. */
    private static final class Shared {
        private static final KnowledgeBase INSTANCE = new KnowledgeBase(List.of());
    }

    private final CountryNames countryNames;
    private final Offices offices;
    private final NameIndex names;
    private final Map<String, KnownPerson> people = new LinkedHashMap<>(40_000);
    /** Lines of {@code office-holders.tsv} by country; {@link #terms} takes them apart. */
    private final Map<String, List<String>> rows = new HashMap<>();
    /** What is read of {@link #rows}, a country at a time: an article needs a few of two hundred. */
    private final Map<String, Terms> terms = new ConcurrentHashMap<>();

    private final Map<String, List<KnownOrganisation>> organisations = new HashMap<>();
    private final Map<String, KnownOrganisation> organisationsByItem = new HashMap<>();

    /** A few hundred sets of countries serve all people. */
    private final Map<String, Set<String>> countrySets = new HashMap<>();

    private final List<Path> folders;
    private final List<WikidataIndex> indexes;

    /** @param folders of more knowledge, each with any of the three tables and perhaps an index */
    private KnowledgeBase(List<Path> folders) {
        this.folders = List.copyOf(folders);
        this.indexes = folders.stream()
                .flatMap(folder -> WikidataIndex.open(folder).stream())
                .toList();
        // Two halves that need nothing of each other.
        CompletableFuture<Offices> roles = CompletableFuture.supplyAsync(() -> {
            Offices read = new Offices(new CountryNames(Countries.load()));
            readTerms();
            readOrganisations();
            return read;
        });
        readPeople();
        names = new NameIndex(people.values(), new Transliteration(), indexes);
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
        KnownPerson person = people.get(qid);
        for (WikidataIndex index : indexes) {
            KnownPerson known = person;
            person = index.person(qid)
                    .map(more -> known == null ? more : known.and(more))
                    .orElse(known);
        }
        return Optional.ofNullable(person);
    }

    /** Organisations, cities and countries of that name that were imported, without regard to accents and case. */
    List<KnownItem> items(String name) {
        String key = String.join(" ", Words.folded(name));
        return indexes.stream()
                .flatMap(index -> index.items(key).stream())
                .distinct()
                .toList();
    }

    /** An organisation, city or country that was imported. */
    Optional<KnownItem> item(String qid) {
        return indexes.stream().flatMap(index -> index.item(qid).stream()).findFirst();
    }

    /** What was imported. */
    List<WikidataIndex> indexes() {
        return indexes;
    }

    /** What an item of whatever kind is called in French and English, as far as it is known. */
    EntityNames entityNames(String qid) {
        EntityNames found = person(qid).map(KnownPerson::labels).orElse(EntityNames.NONE);
        for (Country country : countryNames.countries().all()) {
            if (country.qid().equals(qid)) {
                found = found.and(new EntityNames(namesOf(country)));
            }
        }
        KnownOrganisation organisation = organisationsByItem.get(qid);
        if (organisation != null) {
            found = found.and(new EntityNames(Map.of("fr", organisation.french(), "en", organisation.english())));
        }
        return found.and(item(qid).map(KnownItem::names).orElse(EntityNames.NONE));
    }

    private static Map<String, List<String>> namesOf(Country country) {
        Map<String, List<String>> names = new HashMap<>();
        country.labels().forEach((language, label) -> names.put(language, List.of(label)));
        return names;
    }

    /** What an item is; a person where it is not known, as most are that a user corrects. */
    Mention.Kind kind(String qid) {
        for (Country country : countryNames.countries().all()) {
            if (country.qid().equals(qid)) {
                return kind(country);
            }
        }
        KnownOrganisation organisation = organisationsByItem.get(qid);
        if (organisation != null) {
            return organisation.kind();
        }
        return item(qid).map(KnownItem::kind).orElse(Mention.Kind.PERSON);
    }

    /** COUNTRY or BLOC. */
    static Mention.Kind kind(Country country) {
        return country.forms().stream().anyMatch(form -> form.kind() == Mention.Kind.BLOC)
                ? Mention.Kind.BLOC
                : Mention.Kind.COUNTRY;
    }

    /** All people whom memory holds, in order of item. */
    Collection<KnownPerson> people() {
        return Collections.unmodifiableCollection(people.values());
    }

    /** Times in office of a person, country by country. */
    List<Term> terms(KnownPerson person) {
        List<Term> all = new ArrayList<>();
        for (String country : person.countries()) {
            all.addAll(terms(country).ofPerson(person.qid()));
        }
        for (WikidataIndex index : indexes) {
            all.addAll(Terms.read(index.otherTerms(person.qid()), offices).ofPerson(person.qid()));
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
            String office = term.offices().isEmpty() ? term.position() : new TreeSet<>(term.offices()).toString();
            periods.putIfAbsent(office + term.country() + term.start() + "/" + term.end(), period);
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
        if (indexes.isEmpty() && !rows.containsKey(country)) {
            return Terms.NONE;
        }
        return terms.computeIfAbsent(country, code -> {
            List<String[]> of = new ArrayList<>();
            rows.getOrDefault(code, List.of()).forEach(line -> of.add(Table.split(line, TERM_COLUMNS)));
            indexes.forEach(index -> of.addAll(index.terms(code)));
            return Terms.read(of, offices);
        });
    }

    private void readPeople() {
        Table.read("people.tsv", 6, this::addPerson);
        folders.forEach(folder -> Table.read(folder.resolve("people.tsv"), 6, this::addPerson));
    }

    private void addPerson(String[] row) {
        Set<String> all = new LinkedHashSet<>(2);
        all.add(row[1]);
        EntityNames labels = labels(row[1], row[5], all);
        Set<String> codes = countrySets.computeIfAbsent(row[4], KnowledgeBase::codes);
        people.merge(
                row[0],
                new KnownPerson(row[0], row[1], year(row[3]), codes, List.copyOf(all), labels),
                KnownPerson::and);
    }

    /** Codes apart by blanks, in their order; one that is empty where there are none. */
    private static Set<String> codes(String countries) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(Arrays.asList(countries.split(" "))));
    }

    /** The usual name is English in the lists; of the others, those tell their language that end in {@code @fr} or {@code @en}. */
    private static EntityNames labels(String name, String others, Set<String> all) {
        if (others.isEmpty()) {
            return new EntityNames(Map.of("en", List.of(name)));
        }
        Map<String, List<String>> byLanguage = new HashMap<>();
        byLanguage.put("en", new ArrayList<>(List.of(name)));
        for (String other : others.split(" \\| ")) {
            boolean told = other.endsWith("@fr") || other.endsWith("@en");
            String plain = told ? other.substring(0, other.length() - 3) : other;
            all.add(plain);
            if (told) {
                List<String> names =
                        byLanguage.computeIfAbsent(other.substring(other.length() - 2), language -> new ArrayList<>());
                if (!names.contains(plain)) {
                    names.add(plain);
                }
            }
        }
        return new EntityNames(byLanguage);
    }

    /** The year of an EDTF date, or 0 where it gives none, or a decade. */
    static int year(String date) {
        return date.length() >= 4 && date.charAt(3) != 'X' ? Integer.parseInt(date.substring(0, 4)) : 0;
    }

    private void readTerms() {
        Table.readLines("office-holders.tsv", TERM_COLUMNS, this::addTerm);
        folders.forEach(folder -> Table.readLines(folder.resolve("office-holders.tsv"), TERM_COLUMNS, this::addTerm));
    }

    private void addTerm(String line) {
        int country = line.indexOf('\t', line.indexOf('\t') + 1) + 1;
        rows.computeIfAbsent(line.substring(country, line.indexOf('\t', country)), k -> new ArrayList<>())
                .add(line);
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
        organisationsByItem.putIfAbsent(organisation.qid(), organisation);
        keys.forEach(key -> {
            List<KnownOrganisation> named = organisations.computeIfAbsent(key, k -> new ArrayList<>(1));
            if (named.stream().noneMatch(other -> other.qid().equals(organisation.qid()))) {
                named.add(organisation);
            }
        });
    }
}
