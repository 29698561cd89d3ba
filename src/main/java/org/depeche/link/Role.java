package org.depeche.link;

import java.util.List;
import java.util.Set;

/**
 * What the words of a role say.
 *
 * @param offices that they name, such as {@code FOREIGN_MINISTER}; empty where none is known
 * @param time whether the office is held, was held, or will be
 * @param countries codes of the countries and blocs that they name, in order
 * @param rest the words that are no office, country, or neutral word, untouched: those of a name, if anything
 */
record Role(Set<String> offices, Time time, List<String> countries, List<String> rest) {
    static final Role NONE = new Role(Set.of(), Time.NOW, List.of(), List.of());

    enum Time {
        NOW,
        FORMER,
        FUTURE
    }

    Role {
        offices = Set.copyOf(offices);
        countries = List.copyOf(countries);
        rest = List.copyOf(rest);
    }
}
