package org.depeche.rdf;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/**
 * All that was read from one article.
 *
 * @param name the article's IRI, which names the graph too
 * @param graph its triples; no blank node among them
 */
public record ArticleGraph(Node name, Graph graph) {}
