package org.depeche.link;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which items of a dump are taken beside people, by their class: {@code data/wikidata-classes.tsv}, or what a user chooses.
 *
 * @param kinds what an instance of a class is taken for, by the class's item
 * @param population how many people a city must have
 */
public record WikidataClasses(Map<String, Kind> kinds, long population) {
    /** A city with fewer people is rarely in the news of the world. */
    public static final long USUAL_POPULATION = 100_000;

    /** What an item may be taken for. */
    public enum Kind {
        MEDIA,
        ORGANISATION,
        COUNTRY,
        CITY,
        POSITION
    }

    public WikidataClasses {
        kinds = Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
        if (population < 0) {
            throw new IllegalArgumentException("a city has no " + population + " people");
        }
        for (String item : kinds.keySet()) {
            if (!item.matches("Q[1-9][0-9]*")) {
                throw new IllegalArgumentException("not an item of Wikidata, such as Q11032: '" + item + "'");
            }
        }
    }

    /** Those of the table. */
    public static WikidataClasses usual() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        Table.read("wikidata-classes.tsv", 3, row -> kinds.put(row[1], Kind.valueOf(row[0])));
        return new WikidataClasses(kinds, USUAL_POPULATION);
    }

    /** These with other classes of organisations; one that the table has for a news outlet stays one. */
    public WikidataClasses withOrganisations(Collection<String> items) {
        Map<String, Kind> changed = new LinkedHashMap<>(kinds);
        changed.values().removeIf(kind -> kind == Kind.MEDIA || kind == Kind.ORGANISATION);
        for (String item : items) {
            changed.putIfAbsent(item, kinds.get(item) == Kind.MEDIA ? Kind.MEDIA : Kind.ORGANISATION);
        }
        return new WikidataClasses(changed, population);
    }

    /** These with cities of at least so many people. */
    public WikidataClasses withPopulation(long people) {
        return new WikidataClasses(kinds, people);
    }

    /** What instances of these classes are taken for. */
    Set<Kind> of(Collection<String> classes) {
        Set<Kind> found = new LinkedHashSet<>();
        for (String item : classes) {
            Kind kind = kinds.get(item);
            if (kind != null) {
                found.add(kind);
            }
        }
        return found;
    }
}
