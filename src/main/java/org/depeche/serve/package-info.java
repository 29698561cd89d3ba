/**
 * The graph over HTTP: a read-only SPARQL endpoint that bounds what a query may cost, pages for people, RDF for programs.
 * It runs in the embedded server of Apache Jena Fuseki.
 */
package org.depeche.serve;
