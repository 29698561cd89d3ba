package org.depeche.link;

import java.util.List;
import org.depeche.model.Mention;

/**
 * An organisation of the knowledge base.
 *
 * @param qid Wikidata item
 * @param media whether it is a news outlet or agency
 * @param french its names in French, the usual one first
 * @param english its names in English, the usual one first
 */
record KnownOrganisation(String qid, boolean media, List<String> french, List<String> english) {
    /** MEDIA or ORGANISATION. */
    Mention.Kind kind() {
        return media ? Mention.Kind.MEDIA : Mention.Kind.ORGANISATION;
    }

    /** The usual name in a language: French, or else English. */
    String label(String language) {
        return language.equals("fr") ? french.get(0) : english.get(0);
    }
}
