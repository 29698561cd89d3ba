package org.depeche.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One article of each kind of input arrives in the tables. */
class InputIT {
    private static final Map<String, String> SETTINGS = Map.of(
            "spark.master", "local[2]",
            "spark.ui.enabled", "false",
            "spark.driver.host", "127.0.0.1",
            "spark.driver.bindAddress", "127.0.0.1");
    private static final String TEXT = "« Nous avons signé », a dit le président français Emmanuel Macron. ";

    @TempDir
    Path folder;

    @BeforeEach
    void set() {
        SETTINGS.forEach(System::setProperty);
    }

    @AfterEach
    void unset() {
        SETTINGS.keySet().forEach(System::clearProperty);
    }

    @Test
    void linesTextCrawlsAndParquetAreRead() throws IOException {
        Path in = Files.createDirectories(folder.resolve("in"));
        Files.writeString(
                in.resolve("a.jsonl"),
                "{\"id\":\"of-lines\",\"language\":\"fr\",\"text\":\"" + TEXT + "\"}\nno JSON at all\n");
        Files.writeString(in.resolve("of-text.txt"), "date 2020-12-29\nUn accord signé à Paris\n\n" + TEXT + TEXT);
        Files.write(in.resolve("crawl.warc.gz"), crawl("https://example.org/of-a-crawl"));
        try (SparkSession session = SparkSession.builder().getOrCreate()) {
            StructType columns = new StructType()
                    .add("id", DataTypes.StringType)
                    .add("language", DataTypes.StringType)
                    .add("text", DataTypes.StringType);
            session.createDataFrame(List.of(RowFactory.create("of-parquet", "fr", TEXT)), columns)
                    .write()
                    .parquet(in.resolve("table.parquet").toString());
        }
        Path out = folder.resolve("out");
        assertThat(ExtractJob.command().execute("--input", in.toString(), "--output", out.toString()))
                .isZero();
        try (SparkSession session = SparkSession.builder().getOrCreate()) {
            assertThat(column(session, out, "articles", "id")).hasSize(4).contains("of-lines", "of-text", "of-parquet");
            assertThat(column(session, out, "articles", "url")).contains("https://example.org/of-a-crawl");
            assertThat(column(session, out, "statements", "speaker")).containsOnly("Emmanuel Macron");
            assertThat(column(session, out, "problems", "code")).containsExactly("NOT-JSON");
        }
    }

    private static List<String> column(SparkSession session, Path out, String table, String column) {
        return new ArrayList<>(session.read()
                .parquet(out.resolve(table).toString())
                .select(column)
                .as(Encoders.STRING())
                .collectAsList());
    }

    private static byte[] crawl(String target) throws IOException {
        byte[] html = ("<html lang=fr><head><title>Un accord signé</title></head><body><article><p>" + TEXT + TEXT
                        + "</p></article></body></html>")
                .getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.writeBytes(("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=UTF-8\r\nContent-Length: " + html.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        block.writeBytes(html);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(
                    ("WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
                                    + "WARC-Date: 2020-12-29T08:30:00Z\r\nWARC-Target-URI: " + target
                                    + "\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: "
                                    + block.size()
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            gzip.write(block.toByteArray());
            gzip.write("\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
