package org.depeche.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Findings with the names in them linked.
 *
 * @param findings of one article
 * @param actors link of each person and speaker of the findings, by the name that they have there; in name order
 */
public record LinkedFindings(Findings findings, Map<String, Link> actors) {
    public LinkedFindings {
        actors = Collections.unmodifiableMap(new TreeMap<>(actors));
    }
}
