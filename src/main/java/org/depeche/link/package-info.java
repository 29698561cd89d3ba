/**
 * Says whom the names of an article stand for: {@link org.depeche.link.Linker} takes findings, and gives for each person,
 * speaker and medium an item of Wikidata or the reason why there is none.
 *
 * <p>A name goes this way: a user's own link ({@link org.depeche.link.Corrections}) settles it; else an organisation, a
 * country, capital or seat by its exact form; else a title ("le président chinois") is whoever held that office on the
 * day; else a person, whom {@code NameIndex} finds however the name is written and {@code PersonLinker} weighs by country,
 * office at the date, and the countries of the article. What remains between two is nobody.
 */
package org.depeche.link;
