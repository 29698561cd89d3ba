package org.depeche.extract;

import java.util.Set;
import org.depeche.model.PartialDate;

/** What is known beforehand of the people in the news. */
@FunctionalInterface
public interface KnownPeople {
    /** Knows nobody. */
    KnownPeople NOBODY = (name, role, date, context) -> "";

    /**
     * The code of the country that somebody acts for, or empty.
     *
     * @param name as the article writes it
     * @param role as the article gives it, or empty
     * @param date of the article, or unknown
     * @param context codes of the countries that the article names
     */
    String countryOf(String name, String role, PartialDate date, Set<String> context);
}
