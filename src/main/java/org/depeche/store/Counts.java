package org.depeche.store;

/**
 * What a store holds.
 *
 * @param articles named graphs of articles
 * @param statements in them
 * @param relations in them
 * @param people different ones
 * @param organisations different ones
 * @param countries countries and blocs that a statement or relation involves
 * @param triples quads of all graphs
 */
public record Counts(
        long articles,
        long statements,
        long relations,
        long people,
        long organisations,
        long countries,
        long triples) {}
