package org.depeche.model;

/**
 * A time in an office, as the knowledge base has it and no article need say.
 *
 * @param position the office as the source names it, in English
 * @param country code of the country or bloc whose office it is, or empty
 * @param start first day, as far as known
 * @param end last day, as far as known; unknown also where the office was held when the source was made
 * @param source where that is from, with its day: {@code Wikidata 2023-01-10}
 */
public record OfficePeriod(String position, String country, PartialDate start, PartialDate end, String source) {}
