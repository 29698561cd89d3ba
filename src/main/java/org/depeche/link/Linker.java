package org.depeche.link;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.depeche.model.EntityNames;
import org.depeche.model.Findings;
import org.depeche.model.Link;
import org.depeche.model.LinkedFindings;
import org.depeche.model.Mention;
import org.depeche.model.OfficePeriod;
import org.depeche.model.PartialDate;
import org.depeche.model.Person;
import org.depeche.model.Relation;
import org.depeche.model.Statement;

/**
 * Says whom the names of an article stand for: people, countries and blocs, organisations. Works from the program's own
 * knowledge base, asks no network, and gives the same links for the same findings. May be shared by threads.
 */
public final class Linker {
    private final KnowledgeBase base;
    private final Corrections corrections;
    private final PersonLinker people;
    private final TitleLinker titles;

    public Linker() {
        this(Corrections.NONE);
    }

    /** @param corrections a user's own links, above every automatic one */
    public Linker(Corrections corrections) {
        this(corrections, List.of());
    }

    /**
     * @param corrections a user's own links, above every automatic one
     * @param knowledge folders of knowledge beside the program's own, as {@link WikidataImport} makes them
     * @throws IllegalStateException where a table of theirs makes no sense, with file and line
     */
    public Linker(Corrections corrections, List<Path> knowledge) {
        this.base = KnowledgeBase.with(knowledge);
        this.corrections = corrections;
        this.people = new PersonLinker(base);
        this.titles = new TitleLinker(base);
    }

    /** A link, or the reason why there is none, for each person, speaker and medium of the findings. */
    public LinkedFindings link(Findings findings) {
        Map<String, Actor> actors = actors(findings);
        Set<String> context = context(findings);
        Map<String, Link> links = new TreeMap<>();
        for (Actor actor : actors.values()) {
            Link link = corrections
                    .of(actor.name(), actor.country(), base)
                    .orElseGet(() -> link(
                            actor,
                            findings.article().published(),
                            findings.article().language(),
                            context));
            links.put(actor.name(), link);
        }
        links.replaceAll((name, link) ->
                link instanceof Link.Unlinked unlinked && unlinked.reason().equals(PersonLinker.WEAK)
                        ? sameArticle(name, links, unlinked)
                        : link);
        return new LinkedFindings(
                findings,
                links,
                offices(links.values(), findings.article().published()),
                names(links.values()),
                unshared(links));
    }

    private Map<String, EntityNames> names(Collection<Link> links) {
        Map<String, EntityNames> names = new TreeMap<>();
        for (Link link : links) {
            if (link instanceof Link.Linked linked) {
                EntityNames known = base.entityNames(linked.qid());
                if (!known.byLanguage().isEmpty()) {
                    names.put(linked.qid(), known);
                }
            }
        }
        return names;
    }

    /** The full names that nobody else is known to bear: whoever goes by one of them in another article is the same. */
    private Set<String> unshared(Map<String, Link> links) {
        Set<String> unshared = new TreeSet<>();
        links.forEach((name, link) -> {
            if (link instanceof Link.Linked linked
                    && Words.of(name).size() > 1
                    && looksLikeAName(name)
                    && !corrections.isOfSeveral(name)
                    && (linked.kind() != Mention.Kind.PERSON || isBorneBy(linked.qid(), name))) {
                unshared.add(name);
            }
        });
        return unshared;
    }

    /** Whether somebody, and nobody else that is known, is called so; a user's word is taken for whom nobody knows. */
    private boolean isBorneBy(String qid, String name) {
        List<NameIndex.Candidate> candidates = base.names().candidates(name);
        return candidates.stream()
                .allMatch(candidate -> candidate.person().qid().equals(qid));
    }

    private Map<String, List<OfficePeriod>> offices(Collection<Link> links, PartialDate date) {
        Map<String, List<OfficePeriod>> offices = new TreeMap<>();
        for (Link link : links) {
            if (link instanceof Link.Linked linked && linked.kind() == Mention.Kind.PERSON) {
                base.person(linked.qid())
                        .map(person -> base.periods(person, date))
                        .filter(periods -> !periods.isEmpty())
                        .ifPresent(periods -> offices.put(linked.qid(), periods));
            }
        }
        return offices;
    }

    /**
     * People whom a name may stand for, the nearest first, each as "label (item): office, office": for a person to choose
     * from.
     *
     * @param most how many at most
     */
    public List<String> candidates(String name, int most) {
        return base.names().candidates(name).stream()
                .limit(most)
                .map(NameIndex.Candidate::person)
                .map(person ->
                        person.name() + " (" + person.qid() + "): " + String.join(", ", base.lastOffices(person, 3)))
                .toList();
    }

    /**
     * The code of the country that somebody is known to have held office for, where the name stands for one person and most of
     * that person's offices are one country's; else empty. Extraction asks it for names to which the article gives no country.
     *
     * @param name as the article writes it
     * @param role as the article gives it, or empty
     * @param date of the article, or unknown
     * @param context codes of the countries that the article names
     */
    public String countryOf(String name, String role, PartialDate date, Set<String> context) {
        Actor actor = new Actor(name);
        actor.know(role, "");
        if (!looksLikeAName(name) || !(people.link(actor, date, context) instanceof Link.Linked linked)) {
            return "";
        }
        List<Term> terms =
                withoutCoPrinces(base.person(linked.qid()).map(base::terms).orElse(List.of()));
        List<Term> current = terms.stream()
                .filter(term -> date.isKnown() && term.start().isKnown() && term.mayCover(date))
                .toList();
        String now = mostTerms(current);
        return now.isEmpty() ? mostTerms(terms) : now;
    }

    /** The presidents of France are princes of Andorra by their office; whoever has an office elsewhere acts for that country. */
    private static List<Term> withoutCoPrinces(List<Term> terms) {
        List<Term> elsewhere =
                terms.stream().filter(term -> !term.country().equals("AD")).toList();
        return elsewhere.isEmpty() ? terms : elsewhere;
    }

    /** The country that most of the terms are of; empty where two have as many. Emmanuel Macron is a co-prince of Andorra too. */
    private static String mostTerms(List<Term> terms) {
        Map<String, Long> counts = terms.stream()
                .map(Term::country)
                .filter(code -> !code.isEmpty())
                .collect(Collectors.groupingBy(code -> code, TreeMap::new, Collectors.counting()));
        long most = counts.values().stream().mapToLong(n -> n).max().orElse(0);
        List<String> first = counts.keySet().stream()
                .filter(code -> counts.get(code) == most)
                .toList();
        return first.size() == 1 ? first.get(0) : "";
    }

    private Link link(Actor actor, PartialDate published, String language, Set<String> context) {
        // Before countries: the European Commission acts for the EU, yet is an organisation of its own.
        Link organisation = organisation(actor, language);
        if (organisation != null) {
            return organisation;
        }
        Link country = country(actor, language);
        if (country != null) {
            return country;
        }
        if (Words.of(actor.name()).stream().anyMatch(word -> word.matches("et|and"))) {
            return new Link.Unlinked("several", "\"" + actor.name() + "\" are more than one");
        }
        PartialDate date = published.isKnown() ? published : actor.spoke();
        Role title = base.offices().readTitle(actor.name(), actor.country());
        if (!title.offices().isEmpty() && !looksLikeAName(String.join(" ", title.rest()))) {
            return titles.link(actor, title, actor.spoke().isKnown() ? actor.spoke() : published);
        }
        if (title.offices().isEmpty()) {
            Link imported = imported(
                    actor, language, Set.of(Mention.Kind.MEDIA, Mention.Kind.ORGANISATION, Mention.Kind.COUNTRY));
            if (imported != null) {
                return imported;
            }
        }
        if (!title.offices().isEmpty()) {
            // "le président chinois Xi Jinping": the name is what the title leaves.
            Actor person = new Actor(String.join(" ", title.rest()));
            actor.countries().forEach(code -> person.know("", code));
            actor.roles().forEach(role -> person.know(role, ""));
            String words = actor.name();
            for (String word : title.rest()) {
                words = words.replace(word, "");
            }
            person.know(words, title.countries().size() == 1 ? title.countries().get(0) : "");
            return people.link(person, date, context);
        }
        if (!looksLikeAName(actor.name())) {
            return new Link.Unlinked("no-name", "\"" + actor.name() + "\" names nobody");
        }
        Link person = people.link(actor, date, context);
        Link city = person instanceof Link.Unlinked ? imported(actor, language, Set.of(Mention.Kind.PLACE)) : null;
        return city == null ? person : city;
    }

    /**
     * What an import knows by exactly this name and nobody known bears: an organisation, a former country, a city. Of
     * several cities the one in a country that the text ties to the name; else none. A name with a role is a person's.
     */
    private Link imported(Actor actor, String language, Set<Mention.Kind> kinds) {
        if (!actor.roles().isEmpty() || !looksLikeAName(actor.name())) {
            return null;
        }
        List<KnownItem> found = new ArrayList<>(base.items(actor.name()));
        if (found.isEmpty()) {
            found.addAll(base.items(String.join(" ", withoutArticle(Words.of(actor.name())))));
        }
        found.removeIf(item -> !kinds.contains(item.kind()));
        if (found.size() > 1
                && found.stream().anyMatch(item -> actor.countries().contains(item.country()))) {
            found.removeIf(item -> !actor.countries().contains(item.country()));
        }
        if (found.isEmpty()) {
            return null;
        }
        if (found.size() > 1) {
            return new Link.Unlinked(
                    "two-candidates",
                    actor.name() + " may stand for "
                            + String.join(
                                    " or ",
                                    found.stream()
                                            .limit(3)
                                            .map(item -> item.label(language) + " (" + item.qid() + ")")
                                            .toList()));
        }
        KnownItem item = found.get(0);
        String what = switch (item.kind()) {
            case PLACE -> "name of a city";
            case COUNTRY -> "name of a country";
            default -> "name of an organisation";
        };
        return new Link.Linked(item.qid(), item.label(language), item.kind(), 1, what);
    }

    /** A country, capital or seat of government that speaks for its country; null where the name is none. */
    private Link country(Actor actor, String language) {
        CountryNames.Found found = whole(Words.of(actor.name()));
        if (found == null) {
            found = whole(withoutArticle(Words.of(actor.name())));
        }
        if (found == null) {
            return null;
        }
        Set<String> codes = found.codes();
        String code = codes.size() == 1 ? codes.iterator().next() : actor.country();
        if (!codes.contains(code)) {
            return new Link.Unlinked("two-candidates", actor.name() + " may stand for " + String.join(" or ", codes));
        }
        return base.countryNames()
                .countries()
                .byCode(code)
                .<Link>map(c -> new Link.Linked(
                        c.qid(),
                        c.labels().getOrDefault(language, c.labels().get("en")),
                        KnowledgeBase.kind(c),
                        1,
                        "name of a country"))
                .orElseThrow();
    }

    /** What all of the words together stand for, or null. */
    private CountryNames.Found whole(List<String> words) {
        List<CountryNames.Found> found = base.countryNames().in(words);
        boolean whole = found.size() == 1
                && found.get(0).first() == 0
                && found.get(0).last() == words.size() - 1
                && !found.get(0).codes().isEmpty();
        return whole ? found.get(0) : null;
    }

    private static List<String> withoutArticle(List<String> words) {
        boolean article = words.size() > 1 && words.get(0).matches("(?i)le|la|les|l|the");
        return article ? words.subList(1, words.size()) : words;
    }

    private Link organisation(Actor actor, String language) {
        List<KnownOrganisation> found = base.organisations(actor.name());
        if (found.isEmpty()) {
            found = base.organisations(String.join(" ", withoutArticle(Words.of(actor.name()))));
        }
        if (found.isEmpty()) {
            return null;
        }
        return found.size() == 1
                ? new Link.Linked(
                        found.get(0).qid(),
                        found.get(0).label(language),
                        found.get(0).kind(),
                        1,
                        "name of an organisation")
                : new Link.Unlinked("two-candidates", found.size() + " organisations are called " + actor.name());
    }

    /** The bearer of a part of a fuller name in the same article is its bearer: "Macron" beside "Emmanuel Macron". */
    private static Link sameArticle(String name, Map<String, Link> links, Link.Unlinked otherwise) {
        List<String> words = Words.folded(name);
        Map<String, Link> fuller = new LinkedHashMap<>();
        links.forEach((other, link) -> {
            List<String> longer = Words.folded(other);
            if (longer.size() > words.size() && longer.containsAll(words)) {
                fuller.put(link instanceof Link.Linked linked ? linked.qid() : other, link);
            }
        });
        return fuller.size() == 1 && fuller.values().iterator().next() instanceof Link.Linked linked
                ? new Link.Linked(
                        linked.qid(), linked.label(), linked.kind(), linked.score(), "fuller name in the article")
                : otherwise;
    }

    /** Whether it begins with a capital, and all its words but the short ones have one: "Bachar al-Assad", "Kim Jong-un". */
    private static boolean looksLikeAName(String name) {
        String[] words = name.strip().split("[\\s\u00a0]+");
        return Character.isUpperCase(words[0].isEmpty() ? ' ' : words[0].charAt(0))
                && Arrays.stream(words)
                        .allMatch(word -> word.length() <= 4 || word.chars().anyMatch(Character::isUpperCase));
    }

    private static Map<String, Actor> actors(Findings findings) {
        Map<String, Actor> actors = new TreeMap<>();
        for (Person person : findings.people()) {
            if (!person.name().isBlank()) {
                actors.computeIfAbsent(person.name(), Actor::new).know(person.role(), person.country());
            }
        }
        for (Statement statement : findings.statements()) {
            if (!statement.speaker().isBlank()) {
                Actor actor = actors.computeIfAbsent(statement.speaker(), Actor::new);
                actor.know(statement.role(), statement.onBehalfOf());
                actor.spokeOn(statement.date());
            }
            for (String via : statement.via()) {
                if (!via.isBlank()) {
                    actors.computeIfAbsent(via, Actor::new);
                }
            }
        }
        return actors;
    }

    /** The countries that the findings are about: they speak for who of two namesakes is meant. */
    private static Set<String> context(Findings findings) {
        Set<String> codes = new TreeSet<>();
        for (Relation relation : findings.relations()) {
            codes.add(relation.source());
            codes.add(relation.target());
        }
        for (Statement statement : findings.statements()) {
            codes.add(statement.onBehalfOf());
            codes.addAll(statement.about());
        }
        findings.people().forEach(person -> codes.add(person.country()));
        codes.remove("");
        return codes;
    }
}
