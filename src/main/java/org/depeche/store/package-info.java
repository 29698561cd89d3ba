/**
 * The graph on disk, in Apache Jena TDB2: one named graph an article, replaced as a whole; reading, compaction, backup, and
 * the queries that come with the program.
 */
package org.depeche.store;
