/**
 * Dépêche turns news dispatches into a knowledge graph: who said what, when, and which country does what with or to which.
 *
 * <p>An article goes through the stages in this order, each a package that knows {@code model} and no other stage:
 *
 * <pre>
 * bytes ──read──▶ Article ──annotate──▶ AnnotatedArticle ──extract──▶ Findings ──link──▶ LinkedFindings
 *       ──rdf──▶ one named graph ──store──▶ TDB2 ──serve──▶ SPARQL, web, files
 * </pre>
 *
 * <ul>
 *   <li>{@link org.depeche.model}: the records that the stages hand to each other
 *   <li>{@link org.depeche.read}: files, folders and streams to articles, and what is wrong with them
 *   <li>{@link org.depeche.annotate}: language, sentences, words, names and dates
 *   <li>{@link org.depeche.extract}: statements, relations, and who a title or a pronoun stands for
 *   <li>{@link org.depeche.link}: names to countries, people and organisations that are known
 *   <li>{@code rdf}: findings to RDF, the vocabulary, the SHACL check
 *   <li>{@code store}: the TDB2 store on disk
 *   <li>{@code serve}: the SPARQL endpoint
 *   <li>{@link org.depeche.evaluate}: scores findings against articles annotated by hand
 *   <li>{@link org.depeche.cli}: the commands; the only code that prints or exits
 * </ul>
 *
 * <p>{@link org.depeche.Depeche} is the front door: it wires annotate, extract and link. {@code ARCHITECTURE.md} walks the
 * same way with one article in hand.
 */
package org.depeche;
