package org.depeche.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Findings with the names in them linked.
 *
 * @param findings of one article
 * @param actors link of each person and speaker of the findings, by the name that they have there; in name order
 * @param offices what the people among the links are known to have been on the article's date, or last before it; by their items
 */
public record LinkedFindings(Findings findings, Map<String, Link> actors, Map<String, List<OfficePeriod>> offices) {
    public LinkedFindings {
        actors = Collections.unmodifiableMap(new TreeMap<>(actors));
        offices = Collections.unmodifiableMap(new TreeMap<>(offices));
    }

    /** Nothing is known of offices. */
    public LinkedFindings(Findings findings, Map<String, Link> actors) {
        this(findings, actors, Map.of());
    }
}
