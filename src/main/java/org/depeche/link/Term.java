package org.depeche.link;

import java.time.LocalDate;
import java.util.Set;
import org.depeche.model.PartialDate;

/**
 * A time in office.
 *
 * @param qid item of who held it, or empty where it has none in the knowledge base
 * @param name of who held it, where there is no item
 * @param country code of the country or bloc whose office it is, or empty
 * @param position the office as the source names it
 * @param offices what {@link Offices} reads from that
 * @param host code of the country or bloc that an ambassador is sent to, or empty
 * @param start first day, as far as known
 * @param end last day as far as known; unknown where the office was held when the source was made, or nobody said when
 *     it ended
 * @param source where that is from
 * @param known the day until which the source can know of the term
 */
record Term(
        String qid,
        String name,
        String country,
        String position,
        Set<String> offices,
        String host,
        PartialDate start,
        PartialDate end,
        String source,
        LocalDate known) {

    /** Offices that more than one person may hold at a time, so that a new holder ends nobody's term. */
    private static final Set<String> HELD_BY_MANY = Set.of("AMBASSADOR", "SPOKESPERSON", "ADVISER");

    /** Whether only one at a time holds the office. */
    boolean isHeldByOne() {
        return !offices.isEmpty()
                && offices.stream().noneMatch(office -> HELD_BY_MANY.contains(office) || office.startsWith("DEPUTY_"));
    }

    /** Whether any day of {@code date} can lie within the term; an unknown end leaves it open. */
    boolean mayCover(PartialDate date) {
        return (!start.isKnown() || !start.earliest().isAfter(date.latest()))
                && (!end.isKnown() || !end.latest().isBefore(date.earliest()));
    }

    /** Whether it had ended before {@code date}. */
    boolean endedBefore(PartialDate date) {
        return end.isKnown() && !end.earliest().isAfter(date.latest());
    }

    /** Whether it began after {@code date}, though not years after. */
    boolean beginsSoonAfter(PartialDate date) {
        return start.isKnown()
                && start.latest().isAfter(date.earliest())
                && start.earliest().isBefore(date.latest().plusDays(400));
    }

    Term endingOn(PartialDate day) {
        return new Term(qid, name, country, position, offices, host, start, day, source, known);
    }
}
