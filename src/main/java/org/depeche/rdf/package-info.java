/**
 * Findings to RDF: one named graph an article, and one for what is known of countries. The vocabulary is
 * {@code ontology/depeche.ttl}; every graph that is made here passes {@code ontology/shapes.ttl}.
 */
package org.depeche.rdf;
