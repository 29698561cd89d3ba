/**
 * The same stages as an Apache Spark job, for what is more than one machine reads. {@link org.depeche.spark.ExtractJob} lists
 * the files of the input, reads and extracts them in parallel, and writes N-Quads and Parquet tables. Nothing here distributes
 * anything: Spark does, and an article's graph depends on that article alone.
 */
package org.depeche.spark;
