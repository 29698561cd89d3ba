package org.depeche.spark;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.io.compress.GzipCodec;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.depeche.rdf.Iris;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import scala.Tuple2;

/**
 * Reads articles with Apache Spark: {@code spark-submit --class org.depeche.spark.ExtractJob depeche-spark.jar --input URI
 * --output URI}. Writes below the output {@code nquads} (gzipped N-Quads, which {@code depeche load} takes as they are) and
 * {@code articles}, {@code statements}, {@code relations}, {@code people}, {@code near-copies} and {@code problems} (Parquet).
 * A record that cannot be read is a row of {@code problems}, and the job goes on: its exit status is 0 where the job itself
 * succeeded, 2 for wrong usage, 1 where it failed.
 */
@Command(
        name = "ExtractJob",
        mixinStandardHelpOptions = true,
        description = "Read articles with Apache Spark into N-Quads and Parquet tables.")
public final class ExtractJob implements Callable<Integer> {
    enum Format {
        NQUADS,
        PARQUET
    }

    @Option(
            names = "--input",
            required = true,
            arity = "1..*",
            paramLabel = "URI",
            description = "Files, folders or globs of any Hadoop file system: JSON lines, Parquet, text, HTML, WARC …")
    private List<String> inputs;

    @Option(names = "--output", required = true, paramLabel = "URI", description = "A folder that is not there yet.")
    private String output;

    @Option(
            names = "--format",
            split = ",",
            paramLabel = "FORMAT",
            description = "nquads, parquet or both, parted by a comma. Default: both.")
    private List<Format> formats = List.of(Format.NQUADS, Format.PARQUET);

    @Option(
            names = "--base",
            paramLabel = "IRI",
            description = "What the IRIs of articles, people and statements begin with. Default: ${DEFAULT-VALUE}")
    private String base = Iris.DEFAULT_BASE;

    @Option(names = "--language", paramLabel = "CODE", description = "Of articles that name none: fr or en.")
    private String language = "";

    @Option(names = "--no-near-copies", description = "Do not look for near copies among the articles.")
    private boolean noNearCopies;

    @Spec
    private CommandSpec spec;

    /** Runs the job and ends the program. */
    public static void main(String[] arguments) {
        System.exit(command().execute(arguments));
    }

    static CommandLine command() {
        return new CommandLine(new ExtractJob()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public Integer call() throws IOException {
        try {
            new Iris(base);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        try (SparkSession session = SparkSession.builder().appName("Dépêche").getOrCreate()) {
            Summary summary = run(session);
            PrintWriter out = spec.commandLine().getOut();
            summary.print(out);
            out.flush();
        }
        return 0;
    }

    private Summary run(SparkSession session) throws IOException {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
        long start = System.nanoTime();
        List<InputFile> files = InputFiles.list(inputs, context.hadoopConfiguration());
        Reading reading = new Reading(language, context.hadoopConfiguration());
        Map<String, Order> repeated = repeated(reading.read(session, files, new Stages.Ids()));
        // Results are kept on disk: each is made once and written to several places.
        JavaRDD<Extracted> results =
                reading.read(session, files, new Stages(base, repeated)).persist(StorageLevel.DISK_ONLY());
        Summary summary = summary(results);
        summary.seconds = (System.nanoTime() - start) / 1e9;
        Set<Format> wanted = EnumSet.copyOf(formats);
        if (wanted.contains(Format.NQUADS)) {
            nquads(context, results);
        }
        if (wanted.contains(Format.PARQUET)) {
            tables(session, results);
        }
        results.unpersist();
        return summary;
    }

    /** Ids that stand more than once, with the first place of each. There are few: what is twice is an error. */
    private static Map<String, Order> repeated(JavaRDD<Tuple2<String, Order>> ids) {
        JavaPairRDD<String, Seen> seen = ids.mapToPair(pair -> new Tuple2<>(pair._1(), new Seen(pair._2(), 1)));
        return new TreeMap<>(seen.reduceByKey(Seen::and)
                .filter(pair -> pair._2().times() > 1)
                .mapValues(Seen::first)
                .collectAsMap());
    }

    private record Seen(Order first, int times) implements Serializable {
        Seen and(Seen other) {
            return new Seen(first.compareTo(other.first) <= 0 ? first : other.first, times + other.times);
        }
    }

    private void nquads(JavaSparkContext context, JavaRDD<Extracted> results) {
        JavaRDD<String> known = context.parallelize(List.of(Stages.known(base)), 1);
        JavaRDD<String> graphs =
                results.filter(result -> result.article() != null).map(Extracted::nquads);
        org.apache.hadoop.conf.Configuration configuration =
                new org.apache.hadoop.conf.Configuration(context.hadoopConfiguration());
        configuration.setBoolean(FileOutputFormat.COMPRESS, true);
        configuration.setClass(
                FileOutputFormat.COMPRESS_CODEC, GzipCodec.class, org.apache.hadoop.io.compress.CompressionCodec.class);
        known.union(graphs)
                .mapToPair(quads -> new Tuple2<>(NullWritable.get(), new Text(quads)))
                .saveAsNewAPIHadoopFile(
                        output + "/nquads", NullWritable.class, Text.class, NquadsFormat.class, configuration);
    }

    private void tables(SparkSession session, JavaRDD<Extracted> results) {
        Dataset<Row> articles = session.createDataFrame(
                results.filter(result -> result.article() != null).map(Extracted::article), Tables.ARTICLES);
        write(articles, "articles");
        write(
                session.createDataFrame(
                        results.flatMap(result -> result.statements().iterator()), Tables.STATEMENTS),
                "statements");
        write(
                session.createDataFrame(
                        results.flatMap(result -> result.relations().iterator()), Tables.RELATIONS),
                "relations");
        write(session.createDataFrame(results.flatMap(result -> result.people().iterator()), Tables.PEOPLE), "people");
        write(
                session.createDataFrame(
                        results.flatMap(result -> result.problems().iterator()), Tables.PROBLEMS),
                "problems");
        if (!noNearCopies) {
            write(NearCopies.pairs(session, articles), "near-copies");
        }
    }

    private void write(Dataset<Row> rows, String table) {
        rows.write().mode(SaveMode.ErrorIfExists).parquet(output + "/" + table);
    }

    /** Counted in an action of its own, over what was kept: an accumulator of a transformation counts what Spark does again twice. */
    private static Summary summary(JavaRDD<Extracted> results) {
        return results.mapPartitions(part -> {
                    Summary some = new Summary();
                    part.forEachRemaining(some::add);
                    return List.of(some).iterator();
                })
                .fold(new Summary(), Summary::and);
    }

    /** What the job found, in numbers. */
    static final class Summary implements Serializable {
        private static final long serialVersionUID = 1;
        private long articles;
        private long statements;
        private long relations;
        private long people;
        private long triples;
        private final TreeMap<String, Long> problems = new TreeMap<>();
        private double seconds;

        void add(Extracted result) {
            articles += result.article() == null ? 0 : 1;
            statements += result.statements().size();
            relations += result.relations().size();
            people += result.people().size();
            triples += result.triples();
            result.problems().forEach(row -> problems.merge(row.getString(0), 1L, Long::sum));
        }

        Summary and(Summary other) {
            Summary sum = new Summary();
            sum.articles = articles + other.articles;
            sum.statements = statements + other.statements;
            sum.relations = relations + other.relations;
            sum.people = people + other.people;
            sum.triples = triples + other.triples;
            sum.problems.putAll(problems);
            other.problems.forEach((code, n) -> sum.problems.merge(code, n, Long::sum));
            return sum;
        }

        void print(PrintWriter out) {
            List<String> lines = new ArrayList<>(Arrays.asList(
                    String.format(
                            Locale.ROOT,
                            "%,d articles in %.1f s (%.1f a second)",
                            articles,
                            seconds,
                            seconds == 0 ? 0 : articles / seconds),
                    row("statements", statements),
                    row("relations", relations),
                    row("people", people),
                    row("triples", triples)));
            long all = problems.values().stream().mapToLong(Long::longValue).sum();
            if (all > 0) {
                lines.add(row("problems", all));
                problems.forEach((code, n) -> lines.add(row("  " + code, n)));
            }
            lines.forEach(out::println);
        }

        private static String row(String name, long number) {
            return String.format(Locale.ROOT, "  %-22s %,12d", name, number);
        }
    }
}
