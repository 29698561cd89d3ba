package org.depeche.spark;

import java.util.stream.IntStream;
import org.apache.spark.ml.feature.MinHashLSH;
import org.apache.spark.ml.feature.MinHashLSHModel;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Finds articles that are copies of one text but for a few words, as an agency's text in ten outlets: pairs with a Jaccard
 * distance of their five-word shingles of at most {@link #DISTANCE}, by Spark MLlib's MinHash locality-sensitive hashing.
 */
final class NearCopies {
    /** Jaccard distance of two sets of shingles: 0 for equal texts, 1 where they share none. */
    static final double DISTANCE = 0.4;

    private static final int SHINGLE = 5;
    /** Shingles are hashed to so many numbers. MinHashLSH wants indexes below its prime, 2,038,074,743. */
    private static final int BUCKETS = 1 << 24;

    private static final int TABLES = 8;

    private NearCopies() {}

    /** The pairs, as columns {@code article}, {@code copy} (ids, the smaller first) and {@code distance}. */
    static Dataset<Row> pairs(SparkSession session, Dataset<Row> articles) {
        StructType type = new StructType()
                .add("id", DataTypes.StringType, false)
                .add("shingles", SQLDataTypes.VectorType(), false);
        Dataset<Row> vectors = session.createDataFrame(
                articles.select("id", "text")
                        .javaRDD()
                        .map(row -> RowFactory.create(row.getString(0), shingles(row.getString(1))))
                        .filter(row -> row.<Vector>getAs(1).numNonzeros() > 0),
                type);
        MinHashLSHModel model = new MinHashLSH()
                .setNumHashTables(TABLES)
                .setInputCol("shingles")
                .setOutputCol("hashes")
                .setSeed(1)
                .fit(vectors);
        return model.approxSimilarityJoin(vectors, vectors, DISTANCE, "distance")
                .select(
                        functions.col("datasetA.id").as("article"),
                        functions.col("datasetB.id").as("copy"),
                        functions.col("distance"))
                .filter("article < copy")
                .distinct();
    }

    static Vector shingles(String text) {
        String[] words = text.toLowerCase(java.util.Locale.ROOT).split("[^\\p{L}\\p{N}]+");
        int[] indexes = IntStream.rangeClosed(0, words.length - SHINGLE)
                .map(i -> Math.floorMod(
                        String.join(" ", java.util.Arrays.asList(words).subList(i, i + SHINGLE))
                                .hashCode(),
                        BUCKETS))
                .distinct()
                .sorted()
                .toArray();
        double[] ones = new double[indexes.length];
        java.util.Arrays.fill(ones, 1);
        return Vectors.sparse(BUCKETS, indexes, ones);
    }
}
