package org.depeche.spark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapreduce.lib.input.FileSplit;
import org.apache.hadoop.mapreduce.lib.input.TextInputFormat;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaNewHadoopRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import org.depeche.model.Article;
import org.depeche.model.Problem;
import org.depeche.read.ArticleReader;
import org.depeche.read.ArticleSink;
import org.depeche.read.ReadOptions;

/**
 * Reads the input in parallel: a file a task, but lines of JSON and Parquet by their splits. What cannot be read is a problem
 * with code and place, as everywhere, and costs its record.
 */
final class Reading implements Serializable {
    private static final long serialVersionUID = 1;
    private static final List<String> COLUMNS =
            List.of("id", "title", "text", "published", "language", "url", "publisher");

    private final String language;
    private final SerializableConfiguration configuration;

    /** @param language of articles that name none, or empty where it is to be detected */
    Reading(String language, Configuration configuration) {
        this.language = language;
        this.configuration = new SerializableConfiguration(configuration);
    }

    /** Gives what is read to a function of an iterator, wherever the parts of the input are read. */
    <T> JavaRDD<T> read(SparkSession session, List<InputFile> files, Each<T> each) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
        List<JavaRDD<T>> parts = new ArrayList<>();
        List<InputFile> whole = files.stream()
                .filter(file -> !file.isSplittable() && !file.isParquet())
                .toList();
        if (!whole.isEmpty()) {
            parts.add(context.parallelize(whole, slices(whole, context))
                    .mapPartitions(some -> concat(some, file -> whole(file), each)));
        }
        List<InputFile> lines = files.stream().filter(InputFile::isSplittable).toList();
        if (!lines.isEmpty()) {
            parts.add(lines(context, lines, each));
        }
        for (InputFile file : files) {
            if (file.isParquet()) {
                parts.add(parquet(session, file, each));
            }
        }
        JavaRDD<T> all = parts.isEmpty() ? context.emptyRDD() : parts.get(0);
        for (JavaRDD<T> part : parts.subList(Math.min(1, parts.size()), parts.size())) {
            all = all.union(part);
        }
        return all;
    }

    /** What is done with the records of a part of the input. */
    interface Each<T> extends Serializable {
        Iterator<T> of(Iterator<Read> records);
    }

    /** A large file is a task of its own; small ones share tasks, four for each core. */
    private static int slices(List<InputFile> files, JavaSparkContext context) {
        long bytes = files.stream().mapToLong(InputFile::length).sum();
        long wanted = Math.max(4L * context.defaultParallelism(), bytes / (64L << 20));
        return (int) Math.max(1, Math.min(files.size(), wanted));
    }

    private interface Opener extends Serializable {
        Pull<Read> open(InputFile file);
    }

    private static <T> Iterator<T> concat(Iterator<InputFile> files, Opener opener, Each<T> each) {
        return each.of(new Iterator<>() {
            private Pull<Read> current;

            @Override
            public boolean hasNext() {
                while ((current == null || !current.hasNext()) && files.hasNext()) {
                    current = opener.open(files.next());
                    closeWithTask(current);
                }
                return current != null && current.hasNext();
            }

            @Override
            public Read next() {
                return current.next();
            }
        });
    }

    private static void closeWithTask(Pull<Read> pull) {
        if (TaskContext.get() != null) {
            TaskContext.get().addTaskCompletionListener((TaskCompletionListener) context -> pull.close());
        }
    }

    private Pull<Read> whole(InputFile file) {
        return new Pull<>(sink -> {
            Path path = new Path(file.uri());
            Counted counted = new Counted(file.index(), sink);
            try (InputStream in = path.getFileSystem(configuration.value()).open(path)) {
                new ArticleReader(options(), counted).read(file.uri(), file.name(), in);
            } catch (IOException e) {
                counted.problem(new Problem(
                        "UNREADABLE", file.uri(), "", String.valueOf(e.getMessage()), "check that it can be read"));
            }
        });
    }

    private ReadOptions options() {
        return ReadOptions.DEFAULT.withLanguage(language);
    }

    private <T> JavaRDD<T> lines(JavaSparkContext context, List<InputFile> files, Each<T> each) {
        Map<String, Integer> index =
                files.stream().collect(Collectors.toMap(InputFile::uri, InputFile::index, (first, second) -> first));
        String paths =
                files.stream().map(file -> file.uri().replace(",", "\\,")).collect(Collectors.joining(","));
        var splits = (JavaNewHadoopRDD<LongWritable, Text>) context.newAPIHadoopFile(
                paths, TextInputFormat.class, LongWritable.class, Text.class, context.hadoopConfiguration());
        return splits.mapPartitionsWithInputSplit(
                (split, rows) -> {
                    String uri = ((FileSplit) split).getPath().toString();
                    Pull<Read> pull = new Pull<>(sink -> rows.forEachRemaining(row -> {
                        String line = row._2().toString();
                        if (!line.isBlank()) {
                            record(index.get(uri), row._1().get(), uri, line, sink);
                        }
                    }));
                    closeWithTask(pull);
                    return each.of(pull);
                },
                true);
    }

    /** One line of JSON, as the reader of lines of JSON takes it; its place is the byte that it begins at. */
    private void record(int file, long position, String source, String line, Consumer<Read> sink) {
        String place = "byte " + position;
        ArticleSink one = new ArticleSink() {
            @Override
            public void article(Article article) {
                sink.accept(new Read(new Order(file, position), article, null));
            }

            @Override
            public void problem(Problem problem) {
                sink.accept(new Read(
                        new Order(file, position),
                        null,
                        new Problem(problem.code(), source, place, problem.message(), problem.advice())));
            }
        };
        new ArticleReader(options(), one)
                .read(source, "line.jsonl", new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)));
    }

    private <T> JavaRDD<T> parquet(SparkSession session, InputFile file, Each<T> each) {
        JavaRDD<Row> rows = session.read().parquet(file.uri()).javaRDD();
        return rows.zipWithIndex().mapPartitions(part -> {
            ObjectMapper mapper = new ObjectMapper();
            Pull<Read> pull = new Pull<>(sink -> part.forEachRemaining(
                    row -> record(file.index(), row._2(), file.uri(), json(row._1(), mapper), sink)));
            closeWithTask(pull);
            return each.of(pull);
        });
    }

    private static String json(Row row, ObjectMapper mapper) {
        ObjectNode json = mapper.createObjectNode();
        List<String> fields = List.of(row.schema().fieldNames());
        for (String column : COLUMNS) {
            int at = fields.indexOf(column);
            if (at >= 0 && !row.isNullAt(at)) {
                json.put(column, String.valueOf(row.get(at)));
            }
        }
        return json.toString();
    }

    /** Counts the records of a file, so that each has its place in the order. */
    private static final class Counted implements ArticleSink {
        private final int file;
        private final Consumer<Read> sink;
        private long number;

        Counted(int file, Consumer<Read> sink) {
            this.file = file;
            this.sink = sink;
        }

        @Override
        public void article(Article article) {
            sink.accept(new Read(new Order(file, number++), article, null));
        }

        @Override
        public void problem(Problem problem) {
            sink.accept(new Read(new Order(file, number++), null, problem));
        }
    }
}
