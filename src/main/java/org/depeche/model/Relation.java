package org.depeche.model;

import java.util.List;
import java.util.Locale;

/**
 * Which country does what with or to which.
 *
 * @param source code of the country or bloc that does it
 * @param type what it does
 * @param target code of the country or bloc that it does it with or to
 * @param date when it happens or happened
 * @param dateBasis what that date rests on
 * @param status whether it is so
 * @param saidBy who claims it, or empty where the article itself says so
 * @param claimedBy position in {@link Findings#statements()} of the statement that claims it, or -1
 * @param place where it happens, if the article says so
 * @param magnitude how many or how much of what, in the article's words ("114 avions"), or empty
 * @param evidence the shortest clauses that show it, in text order
 * @param rule name of the rule that found it
 */
public record Relation(
        String source,
        RelationType type,
        String target,
        PartialDate date,
        DateBasis dateBasis,
        Status status,
        String saidBy,
        int claimedBy,
        Place place,
        String magnitude,
        List<Passage> evidence,
        String rule) {
    public Relation {
        evidence = List.copyOf(evidence);
        if (source.isEmpty() || target.isEmpty() || source.equals(target)) {
            throw new IllegalArgumentException("a relation from '" + source + "' to '" + target + "'");
        }
        if (type.isSymmetric() && source.compareTo(target) > 0) {
            throw new IllegalArgumentException(type + " wants its actors in order: " + source + ", " + target);
        }
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("a relation without evidence");
        }
        if (date.isKnown() == (dateBasis == DateBasis.NONE)) {
            throw new IllegalArgumentException("date " + date + " with basis " + dateBasis);
        }
    }

    /** Whether it is so. */
    public enum Status {
        ACTUAL,
        PLANNED,
        DENIED,
        POSSIBLE;

        /** As it stands in JSON. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
