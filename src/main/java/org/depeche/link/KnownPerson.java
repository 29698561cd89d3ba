package org.depeche.link;

import java.util.List;
import java.util.Set;

/**
 * A person of the knowledge base.
 *
 * @param qid Wikidata item
 * @param name usual name
 * @param born year of birth, or 0
 * @param countries codes of the countries and blocs whose offices the person has held
 * @param names usual name and others
 */
record KnownPerson(String qid, String name, int born, Set<String> countries, List<String> names) {}
