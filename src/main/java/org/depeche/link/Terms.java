package org.depeche.link;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.depeche.model.Mention;
import org.depeche.model.PartialDate;

/** The times in office of one country or bloc. */
final class Terms {
    static final Terms NONE = new Terms(List.of());

    private static final Set<Mention.Kind> CITY = Set.of(Mention.Kind.CAPITAL, Mention.Kind.SEAT);

    private final Map<String, List<Term>> byOffice = new HashMap<>();
    private final Map<String, List<Term>> byPerson = new HashMap<>();

    private Terms(List<Term> terms) {
        for (Term term : terms) {
            byPerson.computeIfAbsent(term.qid(), k -> new ArrayList<>(2)).add(term);
            for (String office : term.offices()) {
                byOffice.computeIfAbsent(office, k -> new ArrayList<>(8)).add(term);
            }
        }
    }

    /**
     * Reads the rows of a country.
     *
     * @param rows qid, name, country, position, start, end and source
     */
    static Terms read(List<String[]> rows, Offices offices) {
        Map<String, Position> positions = new HashMap<>();
        List<Term> terms = new ArrayList<>(rows.size());
        for (String[] row : rows) {
            terms.add(term(row, positions.computeIfAbsent(row[3], words -> position(words, row[2], offices))));
        }
        return new Terms(closed(terms));
    }

    /** Terms of an office, in the order of their start. */
    List<Term> of(String office) {
        return byOffice.getOrDefault(office, List.of());
    }

    /** Terms of a person, in the order of their start. */
    List<Term> ofPerson(String qid) {
        return byPerson.getOrDefault(qid, List.of());
    }

    /**
     * What the lists call an office.
     *
     * @param offices that it is, empty where it is none of the country's own
     * @param host of an ambassador, or empty
     */
    private record Position(Set<String> offices, String host) {}

    private static Position position(String words, String country, Offices offices) {
        Role role = offices.read(words, country);
        boolean ambassador = role.offices().contains("AMBASSADOR");
        String host = role.countries().stream()
                .filter(code -> ambassador && !code.equals(country))
                .findFirst()
                .orElse("");
        boolean own = ambassador || isNational(words, country, offices.countryNames());
        return new Position(own ? role.offices() : Set.of(), host);
    }

    /**
     * Whether an office is the country's and not another's ("Minister of Foreign Affairs of Abkhazia") or that of a part of
     * it, which is named in brackets ("Deputy Premier (Victoria)"), by what is a capital elsewhere ("Secretary of State of
     * Washington"), or by more than the country's name ("Premier of Western Australia"). The European Union is no owner but
     * what a minister deals with: "Minister of Foreign and European Affairs".
     */
    private static boolean isNational(String position, String country, CountryNames names) {
        return position.indexOf('(') < 0
                && names.in(Words.of(position)).stream()
                        .allMatch(found -> found.codes().contains("EU")
                                || found.codes().contains(country) && !CITY.containsAll(found.kinds()));
    }

    private static Term term(String[] row, Position position) {
        PartialDate start = date(row[4]);
        PartialDate end = date(row[5]);
        if (start.isKnown() && end.isKnown() && end.latest().isBefore(start.earliest())) {
            end = PartialDate.UNKNOWN; // fourteen rows of the source end before they start
        }
        return new Term(
                row[0], row[1], row[2], row[3], position.offices(), position.host(), start, end, row[6], known(row[6]));
    }

    private static PartialDate date(String text) {
        // A decade ("201X") says too little to decide anything.
        return text.endsWith("X") ? PartialDate.UNKNOWN : PartialDate.parse(text);
    }

    /** The day of a source, which ends its name: "Wikidata 2022-07-23". */
    private static LocalDate known(String source) {
        return PartialDate.parse(source.substring(source.lastIndexOf(' ') + 1)).latest();
    }

    /**
     * Ends an open term of an office that only one holds on the day on which somebody else's began: the lists often lack
     * the end, never the successor.
     */
    private static List<Term> closed(List<Term> terms) {
        terms.sort(Comparator.comparing((Term t) -> t.start().toString())
                .thenComparing(t -> t.end().toString())
                .thenComparing(Term::qid)
                .thenComparing(Term::position));
        Map<Set<String>, List<Term>> sameOffice = new HashMap<>();
        for (Term term : terms) {
            if (term.start().isKnown() && term.isHeldByOne()) {
                sameOffice
                        .computeIfAbsent(term.offices(), k -> new ArrayList<>(8))
                        .add(term);
            }
        }
        List<Term> closed = new ArrayList<>(terms.size());
        for (Term term : terms) {
            boolean open = !term.end().isKnown() && term.start().isKnown() && term.isHeldByOne();
            closed.add(open ? closed(term, sameOffice.get(term.offices())) : term);
        }
        return closed;
    }

    private static Term closed(Term term, List<Term> sameOffice) {
        for (Term other : sameOffice) {
            boolean somebodyElse =
                    !other.qid().equals(term.qid()) || !other.name().equals(term.name());
            if (somebodyElse && other.start().earliest().isAfter(term.start().latest())) {
                return term.endingOn(other.start());
            }
        }
        return term;
    }
}
