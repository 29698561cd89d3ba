package org.depeche.link;

import java.time.LocalDate;

/**
 * What a user says of a name, above every automatic link.
 *
 * @param name as an article has it, or the last part of its IRI ({@code andrei-denisov}); accents and case do not count
 * @param country code of the country that the name must be tied to, or empty for any
 * @param qid Wikidata item, or {@code none}: the name stands for nobody there
 * @param author who says so, or empty
 * @param date when
 * @param note why, or empty
 */
public record Correction(String name, String country, String qid, String author, LocalDate date, String note) {
    /** Instead of an item, for a name that must not be linked. */
    public static final String NOBODY = "none";

    public Correction {
        if (Words.of(name).isEmpty()) {
            throw new IllegalArgumentException("no name");
        }
        if (!qid.equals(NOBODY) && !qid.matches("Q[1-9][0-9]*")) {
            throw new IllegalArgumentException("'" + qid + "' is neither an item such as Q7747 nor " + NOBODY);
        }
        if ((name + country + author + note).matches("(?s).*[\\t\\r\\n].*")) {
            throw new IllegalArgumentException("tabs and line breaks part columns and rows: " + name.strip());
        }
    }

    /** What names that are one have in common. */
    String key() {
        return key(name);
    }

    static String key(String name) {
        return String.join(" ", Words.folded(name.substring(name.lastIndexOf('/') + 1)));
    }
}
