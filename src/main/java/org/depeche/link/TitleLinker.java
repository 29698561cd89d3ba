package org.depeche.link;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.depeche.model.Link;
import org.depeche.model.Mention;
import org.depeche.model.PartialDate;

/** Says who is meant by a title without a name, "le président chinois", on a given day. */
final class TitleLinker {
    /** Of these there are many at a time. */
    private static final Set<String> HELD_BY_MANY = Set.of("SPOKESPERSON", "ADVISER");

    private final KnowledgeBase base;

    TitleLinker(KnowledgeBase base) {
        this.base = base;
    }

    /**
     * The holder of the office.
     *
     * @param title what the actor's name says
     * @param date when the title was used, or unknown
     */
    Link link(Actor actor, Role title, PartialDate date) {
        if (!title.rest().isEmpty()
                || title.offices().stream().anyMatch(o -> HELD_BY_MANY.contains(o) || o.startsWith("DEPUTY_"))) {
            return new Link.Unlinked("no-name", "more than one may be \"" + actor.name() + "\"");
        }
        if (title.time() != Role.Time.NOW) {
            return new Link.Unlinked("no-name", "\"" + actor.name() + "\" is not in office");
        }
        Set<String> countries = new LinkedHashSet<>(title.countries());
        countries.addAll(actor.countries());
        boolean ambassador = title.offices().contains("AMBASSADOR");
        if (ambassador ? countries.size() != 2 : countries.size() != 1) {
            return new Link.Unlinked("no-country", "the country of \"" + actor.name() + "\" is not clear");
        }
        if (!date.isKnown()) {
            return new Link.Unlinked("no-date", "who is \"" + actor.name() + "\" depends on a date, and there is none");
        }
        String country = actor.country().isEmpty() || !countries.contains(actor.country())
                ? countries.iterator().next()
                : actor.country();
        List<Term> terms = new ArrayList<>();
        for (String office : title.offices()) {
            for (Term term : base.holders(country, office)) {
                if (term.mayCover(date) && (!ambassador || !term.host().isEmpty() && countries.contains(term.host()))) {
                    terms.add(term);
                }
            }
        }
        return holder(actor, date, terms);
    }

    private Link holder(Actor actor, PartialDate date, List<Term> terms) {
        Map<String, Term> holders = new LinkedHashMap<>();
        for (Term term : terms) {
            // A closed term says more than an open one of the same person.
            holders.merge(term.qid() + term.name(), term, (a, b) -> a.end().isKnown() ? a : b);
        }
        if (holders.isEmpty()) {
            return new Link.Unlinked("no-candidate", "nobody known was \"" + actor.name() + "\" on " + date);
        }
        if (holders.size() > 1) {
            List<String> names =
                    holders.values().stream().map(this::name).sorted().toList();
            return new Link.Unlinked("two-candidates", String.join(" or ", names));
        }
        Term term = holders.values().iterator().next();
        if (term.qid().isEmpty()) {
            return new Link.Unlinked("no-candidate", term.name() + " has no item in the knowledge base");
        }
        if (!term.start().isKnown() || !term.end().isKnown() && date.latest().isAfter(term.known())) {
            return new Link.Unlinked(
                    "knowledge-ends", name(term) + " was on " + term.known() + "; what came later is not known");
        }
        if (term.end().isKnown()
                && term.end().latest().equals(date.earliest())
                && !term.end().isDay()) {
            return new Link.Unlinked("no-candidate", "the day on which " + name(term) + " left is not known");
        }
        return new Link.Linked(term.qid(), name(term), Mention.Kind.PERSON, 0.95, "office at the date");
    }

    private String name(Term term) {
        return base.person(term.qid()).map(KnownPerson::name).orElse(term.name());
    }
}
