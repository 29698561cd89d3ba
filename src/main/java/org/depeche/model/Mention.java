package org.depeche.model;

/**
 * Words that name somebody or something.
 *
 * @param span its place in {@link AnnotatedArticle#whole()}
 * @param kind what is named
 * @param text the words
 * @param code of the country or bloc that the words stand for or belong to: ISO 3166-1 alpha-2 (and XK), or a bloc's name
 *     such as {@code EU}; empty where there is none
 */
public record Mention(Span span, Kind kind, String text, String code) {
    /** What a mention names. */
    public enum Kind {
        PERSON,
        ORGANISATION,
        /** A news outlet or agency. */
        MEDIA,
        /** A country by its name. */
        COUNTRY,
        /** A bloc of countries or international organisation that acts like one. */
        BLOC,
        /** A country's capital. */
        CAPITAL,
        /** What stands for a government: Kremlin, Maison Blanche. */
        SEAT,
        /** A place that is no actor of itself. */
        PLACE,
        /** An adjective or noun of nationality: russe, les Russes. */
        DEMONYM,
        /** The first half of a compound of nationalities: russo- in russo-chinois. */
        COMPOUND;

        /** Whether it names a country or what stands for one. */
        public boolean isGeopolitical() {
            return this == COUNTRY
                    || this == BLOC
                    || this == CAPITAL
                    || this == SEAT
                    || this == DEMONYM
                    || this == COMPOUND;
        }
    }
}
