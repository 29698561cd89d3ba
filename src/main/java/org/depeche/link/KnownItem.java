package org.depeche.link;

import org.depeche.model.EntityNames;
import org.depeche.model.Mention;

/**
 * An organisation, city or country that {@link WikidataImport} found in a dump.
 *
 * @param qid Wikidata item
 * @param kind MEDIA, ORGANISATION, PLACE (a city) or COUNTRY
 * @param names in French and English
 * @param country code of the country that it lies in or is, or empty
 * @param population of a city, or 0
 * @param source with its day: {@code Wikidata 2026-11-16}
 */
record KnownItem(String qid, Mention.Kind kind, EntityNames names, String country, long population, String source) {
    /** The usual name in a language, or else in another. */
    String label(String language) {
        return names.label(language).orElseGet(() -> names.all().get(0));
    }
}
