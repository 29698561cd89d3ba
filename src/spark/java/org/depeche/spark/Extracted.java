package org.depeche.spark;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * What came of a record: the graph and the rows of an article, or a problem.
 *
 * @param nquads of the article's graph, a quad a line, sorted; empty for a problem
 * @param article its row, or null for a problem
 * @param statements rows
 * @param relations rows
 * @param people rows
 * @param problems rows
 * @param triples of the graph
 */
record Extracted(
        String nquads,
        Row article,
        List<Row> statements,
        List<Row> relations,
        List<Row> people,
        List<Row> problems,
        long triples)
        implements Serializable {}
