package org.depeche.link;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.depeche.model.EntityNames;

/**
 * A person of the knowledge base.
 *
 * @param qid Wikidata item
 * @param name usual name
 * @param born year of birth, or 0
 * @param countries codes of the countries and blocs whose offices the person has held
 * @param names usual name and others
 * @param labels those of the names whose language is known
 */
record KnownPerson(String qid, String name, int born, Set<String> countries, List<String> names, EntityNames labels) {
    /** The same person with what somebody else knows of it. */
    KnownPerson and(KnownPerson more) {
        Set<String> codes = new LinkedHashSet<>(countries);
        codes.addAll(more.countries);
        if (codes.size() > 1) {
            codes.remove("");
        }
        Set<String> all = new LinkedHashSet<>(names);
        all.addAll(more.names);
        return new KnownPerson(
                qid, name, born == 0 ? more.born : born, codes, List.copyOf(all), labels.and(more.labels));
    }
}
