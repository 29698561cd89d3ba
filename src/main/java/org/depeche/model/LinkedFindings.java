package org.depeche.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Findings with the names in them linked.
 *
 * @param findings of one article
 * @param actors link of each person and speaker of the findings, by the name that they have there; in name order
 * @param offices what the people among the links are known to have been on the article's date, or last before it; by their items
 * @param names what those among the links are called, where it is known; by their items
 * @param unshared the names of actors that only the one they are linked to is known to bear
 */
public record LinkedFindings(
        Findings findings,
        Map<String, Link> actors,
        Map<String, List<OfficePeriod>> offices,
        Map<String, EntityNames> names,
        Set<String> unshared) {
    public LinkedFindings {
        actors = Collections.unmodifiableMap(new TreeMap<>(actors));
        offices = Collections.unmodifiableMap(new TreeMap<>(offices));
        names = Collections.unmodifiableMap(new TreeMap<>(names));
        unshared = Collections.unmodifiableSet(new TreeSet<>(unshared));
    }

    /** Nothing is known of names. */
    public LinkedFindings(Findings findings, Map<String, Link> actors, Map<String, List<OfficePeriod>> offices) {
        this(findings, actors, offices, Map.of(), Set.of());
    }

    /** Nothing is known of offices. */
    public LinkedFindings(Findings findings, Map<String, Link> actors) {
        this(findings, actors, Map.of());
    }
}
