/**
 * Says whom the names of an article stand for: a country, a person or an organisation of Wikidata, or nobody known, and then
 * why not.
 *
 * <p>{@link org.depeche.link.Linker} is the stage; {@code KnowledgeBase} holds what is known, from the tables of
 * {@code data/}, and answers without the network.
 */
package org.depeche.link;
