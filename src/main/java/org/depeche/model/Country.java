package org.depeche.model;

import java.util.List;
import java.util.Map;

/**
 * A country or bloc of the table {@code data/countries.tsv} or {@code data/blocs.tsv}.
 *
 * @param code ISO 3166-1 alpha-2 (and XK), or a bloc's name such as {@code EU}
 * @param qid Wikidata item
 * @param labels the usual name by language ({@code fr}, {@code en})
 * @param forms every form that the table holds
 */
public record Country(String code, String qid, Map<String, String> labels, List<Form> forms) {
    public Country {
        labels = Map.copyOf(labels);
        forms = List.copyOf(forms);
    }

    /**
     * Words that stand for the country.
     *
     * @param language {@code fr}, {@code en}, or {@code *} for both
     * @param kind COUNTRY or BLOC for a name, CAPITAL, SEAT, DEMONYM, or COMPOUND
     * @param text as it is written, with a straight apostrophe
     */
    public record Form(String language, Mention.Kind kind, String text) {}
}
