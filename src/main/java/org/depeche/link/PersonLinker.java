package org.depeche.link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.depeche.link.NameIndex.Candidate;
import org.depeche.link.NameIndex.Likeness;
import org.depeche.model.Link;
import org.depeche.model.Mention;
import org.depeche.model.PartialDate;

/** Says whom a person's name stands for: who is called so, and fits role, country and date. */
final class PersonLinker {
    /** Reason of an {@link Link.Unlinked} for a name that somebody bears and nothing else speaks for. */
    static final String WEAK = "weak-evidence";

    private static final double THRESHOLD = 0.6;
    private static final double MARGIN = 0.1;
    /** A name of which both words are borne by more than this many is no evidence by itself. */
    private static final int COMMON = 12;

    /** Who holds one of these is in the news of the whole world. */
    private static final Set<String> HIGHEST = Set.of(
            "PRESIDENT",
            "MONARCH",
            "SUPREME_LEADER",
            "HEAD_OF_GOVERNMENT",
            "FOREIGN_MINISTER",
            "DEFENCE_MINISTER",
            "UN_SECRETARY_GENERAL",
            "NATO_SECRETARY_GENERAL",
            "COMMISSION_PRESIDENT",
            "COUNCIL_PRESIDENT",
            "HIGH_REPRESENTATIVE");

    private final KnowledgeBase base;

    PersonLinker(KnowledgeBase base) {
        this.base = base;
    }

    /**
     * Somebody who may be meant.
     *
     * @param score 0 to 1 and a little above
     * @param basis what speaks for it
     */
    record Scored(KnownPerson person, double score, String basis) {}

    /**
     * The person whom the name of {@code actor} stands for.
     *
     * @param date of the article, or unknown
     * @param context codes of the countries that the article is about
     */
    Link link(Actor actor, PartialDate date, Set<String> context) {
        List<Scored> scored = ranked(actor, date, context);
        return scored.isEmpty() && base.names().candidates(actor.name()).isEmpty()
                ? new Link.Unlinked("no-candidate", "nobody known is called " + actor.name())
                : decide(actor, scored);
    }

    /** Who may bear the name of {@code actor}, the likeliest first. */
    List<Scored> ranked(Actor actor, PartialDate date, Set<String> context) {
        List<Role> roles = new ArrayList<>();
        actor.roles().forEach(role -> roles.add(base.offices().read(role, actor.country())));
        List<Candidate> candidates = base.names().candidates(actor.name());
        if (candidates.isEmpty()) {
            candidates = misspelt(actor, roles, date);
        }
        if (candidates.isEmpty()) {
            return List.of();
        }
        Likeness nearest = candidates.get(0).likeness();
        long sameName = candidates.stream().filter(c -> c.likeness() == nearest).count();
        List<Scored> scored = new ArrayList<>();
        for (Candidate candidate : candidates) {
            boolean alone = candidate.likeness() == nearest && sameName == 1 && nearest.compareTo(Likeness.PART) <= 0;
            Scored one = score(candidate, actor, roles, date, context, alone);
            if (one != null) {
                scored.add(one);
            }
        }
        scored.sort(Comparator.comparingDouble((Scored s) -> -s.score).thenComparing(s -> s.person.qid()));
        return scored;
    }

    /** The link that a ranking amounts to: the first, where it is likely enough and well before the second. */
    Link decide(Actor actor, List<Scored> scored) {
        if (scored.isEmpty() || scored.get(0).score < THRESHOLD) {
            return new Link.Unlinked(WEAK, said(actor.name(), scored));
        }
        Scored best = scored.get(0);
        if (scored.size() > 1 && best.score - scored.get(1).score < MARGIN - 1e-9) {
            return new Link.Unlinked("two-candidates", said(actor.name(), scored));
        }
        return new Link.Linked(
                best.person.qid(),
                best.person.name(),
                Mention.Kind.PERSON,
                Math.round(Math.min(1, best.score) * 100) / 100.0,
                best.basis);
    }

    /** Who held the office that the text names on the day, where the name is almost that: "Sakva Kiir, president". */
    private List<Candidate> misspelt(Actor actor, List<Role> roles, PartialDate date) {
        List<Candidate> candidates = new ArrayList<>();
        if (!date.isKnown() || actor.country().isEmpty()) {
            return candidates;
        }
        for (Role role : roles) {
            if (role.time() != Role.Time.NOW) {
                continue;
            }
            role.offices().stream()
                    .flatMap(office -> base.holders(actor.country(), office).stream())
                    .filter(term -> term.mayCover(date))
                    .map(Term::qid)
                    .distinct()
                    .flatMap(qid -> base.person(qid).stream())
                    .filter(person -> base.names().isMisspelt(actor.name(), person))
                    .forEach(person -> candidates.add(new Candidate(person, Likeness.MISSPELT)));
        }
        return candidates;
    }

    private static String said(String name, List<Scored> scored) {
        return scored.isEmpty()
                ? "nobody called " + name + " fits country and date"
                : name + " may be "
                        + String.join(
                                " or ",
                                scored.stream()
                                        .limit(3)
                                        .map(s -> s.person.name() + " (" + s.person.qid() + ")")
                                        .toList());
    }

    /** What speaks for a candidate, 0 to 1 and a little above; null where something rules the candidate out. */
    private Scored score(
            Candidate candidate, Actor actor, List<Role> roles, PartialDate date, Set<String> context, boolean alone) {
        KnownPerson person = candidate.person();
        if (date.isKnown() && person.born() > 0 && person.born() > date.year() - 16) {
            return null;
        }
        double score = candidate.likeness().score() / 2;
        List<String> basis = new ArrayList<>();
        basis.add(candidate.likeness().compareTo(Likeness.PART) <= 0 ? "name" : "name as it sounds");

        boolean sameCountry = actor.countries().stream().anyMatch(person.countries()::contains);
        if (sameCountry) {
            score += 0.2;
            basis.add("country");
        } else if (!actor.countries().isEmpty()) {
            score -= 0.3;
        }
        List<Term> terms = base.terms(person);
        double office = office(terms, roles, actor, date);
        if (office > 0) {
            basis.add(office >= 0.3 ? "office at the date" : "office");
        }
        score += office;
        double standing = standing(terms, date);
        score += standing;
        if (standing > 0 && office < 0.3) {
            basis.add("in office at the date");
        }
        if (!sameCountry && person.countries().stream().anyMatch(context::contains)) {
            score += 0.1;
            basis.add("country of the article");
        }
        // Alone of that name, and the name is no common one.
        if (alone && office >= 0 && Words.of(actor.name()).size() > 1 && !isCommon(actor.name())) {
            score += 0.1;
        }
        return new Scored(person, score, String.join(" and ", basis));
    }

    private boolean isCommon(String name) {
        return Words.of(name).stream().allMatch(word -> base.names().frequency(word) > COMMON);
    }

    /** How the roles of the text agree with the terms of a person. */
    private static double office(List<Term> terms, List<Role> roles, Actor actor, PartialDate date) {
        double best = Double.NEGATIVE_INFINITY;
        for (Role role : roles) {
            if (!role.offices().isEmpty()) {
                best = Math.max(best, office(terms, role, actor, date));
            }
        }
        return best == Double.NEGATIVE_INFINITY ? 0 : best;
    }

    private static double office(List<Term> terms, Role role, Actor actor, PartialDate date) {
        double best = role.offices().stream().anyMatch(PersonLinker::isListedInPart) ? 0 : -0.1;
        for (Term term : terms) {
            if (role.offices().stream().noneMatch(office -> isSame(office, term)) || !isOf(role, actor, term)) {
                continue;
            }
            double agreement = switch (role.time()) {
                case NOW -> !date.isKnown() ? 0.2 : term.mayCover(date) ? 0.3 : 0.05;
                case FORMER -> !date.isKnown() || term.endedBefore(date) ? 0.3 : 0.1;
                case FUTURE -> !date.isKnown() || term.beginsSoonAfter(date) ? 0.3 : 0.05;
            };
            best = Math.max(best, agreement);
        }
        return best;
    }

    /** Of these the knowledge base has some: that it lacks a term tells nothing. */
    private static boolean isListedInPart(String office) {
        return office.startsWith("DEPUTY_")
                || Set.of("AMBASSADOR", "SPOKESPERSON", "ADVISER").contains(office);
    }

    private static boolean isSame(String office, Term term) {
        return term.offices().contains(office)
                || office.equals("HEAD_OF_STATE")
                        && (term.offices().contains("PRESIDENT")
                                || term.offices().contains("MONARCH"));
    }

    /** Whether a term can be the one that a role speaks of, by the countries that both name. */
    private static boolean isOf(Role role, Actor actor, Term term) {
        if (role.offices().contains("AMBASSADOR")) {
            List<String> others = role.countries().stream()
                    .filter(code -> !code.equals(term.country()))
                    .toList();
            return (actor.countries().isEmpty() || actor.countries().contains(term.country()))
                    && (others.isEmpty() || term.host().isEmpty() || others.contains(term.host()));
        }
        return role.countries().isEmpty() && actor.countries().isEmpty()
                || role.countries().contains(term.country())
                || actor.countries().contains(term.country());
    }

    /** Whoever is in office is in the news; the higher, the more. */
    private static double standing(List<Term> terms, PartialDate date) {
        double best = 0;
        for (Term term : terms) {
            // An open term of long ago tells nothing of today, but where a successor would have ended it.
            boolean current = date.isKnown()
                    && term.start().isKnown()
                    && term.mayCover(date)
                    && (term.end().isKnown()
                            || term.start().year() + 12 > date.year()
                            || term.isHeldByOne() && !date.earliest().isAfter(term.known()));
            if (current) {
                best = Math.max(best, term.offices().stream().anyMatch(HIGHEST::contains) ? 0.25 : 0.1);
            }
        }
        return best;
    }
}
