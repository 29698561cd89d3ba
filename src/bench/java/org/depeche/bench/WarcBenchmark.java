package org.depeche.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.depeche.model.Article;
import org.depeche.model.Problem;
import org.depeche.read.ArticleReader;
import org.depeche.read.ArticleSink;
import org.depeche.read.ReadOptions;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

/** Reading a crawl of news pages, beside jwarc alone, which only takes it apart. */
final class WarcBenchmark implements Benchmark {
    private static final int PAGES = 3_000;
    private static final int ROUNDS = 4;
    private static final double TARGET = 3_000;

    @Override
    public String name() {
        return "warc";
    }

    @Override
    public String description() {
        return "pages of a .warc.gz to articles in one thread, beside jwarc alone (target: 3,000 records/s)";
    }

    @Override
    public Report run(Path folder) throws Exception {
        byte[] crawl = crawl(false);
        byte[] gzip = crawl(true);
        double jwarc = 0;
        double plain = 0;
        double packed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = now();
            long records = jwarc(gzip);
            jwarc = Math.max(jwarc, records / seconds(start));
            start = now();
            plain = Math.max(plain, read(crawl) / seconds(start));
            start = now();
            packed = Math.max(packed, read(gzip) / seconds(start));
        }
        return new Report(name())
                .add("records", PAGES, "")
                .add("bytes a record", (double) crawl.length / PAGES, "")
                .add("jwarc alone, .warc.gz", jwarc, "records/s")
                .add("to articles, .warc", plain, "records/s")
                .add("to articles, .warc.gz", packed, "records/s")
                .ratio("against the target", packed, TARGET)
                .ratio("against jwarc alone", packed, jwarc);
    }

    private static long jwarc(byte[] crawl) throws IOException {
        long records = 0;
        try (WarcReader reader = new WarcReader(new ByteArrayInputStream(crawl))) {
            for (WarcRecord record : reader) {
                record.body().consume();
                records++;
            }
        }
        return records;
    }

    private static long read(byte[] crawl) {
        long[] articles = new long[1];
        new ArticleReader(ReadOptions.DEFAULT, new ArticleSink() {
                    @Override
                    public void article(Article article) {
                        articles[0]++;
                    }

                    @Override
                    public void problem(Problem problem) {
                        throw new IllegalStateException(problem.toString());
                    }
                })
                .read("crawl", "crawl", new ByteArrayInputStream(crawl));
        if (articles[0] != PAGES) {
            throw new IllegalStateException(articles[0] + " articles of " + PAGES);
        }
        return articles[0];
    }

    private static byte[] crawl(boolean gzip) throws IOException {
        ScaleCorpus corpus = new ScaleCorpus();
        Random random = new Random(3);
        ByteArrayOutputStream crawl = new ByteArrayOutputStream();
        for (int i = 0; i < PAGES; i++) {
            byte[] html = page(corpus.article("p" + i, random)).getBytes(StandardCharsets.UTF_8);
            String http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " + html.length
                    + "\r\n\r\n";
            String head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-"
                    + String.format("%012x", i) + ">\r\nWARC-Date: 2020-12-29T08:30:00Z\r\nWARC-Target-URI: "
                    + "https://example.org/" + i + "\r\nContent-Type: application/http; msgtype=response\r\n"
                    + "Content-Length: " + (http.length() + html.length) + "\r\n\r\n";
            ByteArrayOutputStream record = new ByteArrayOutputStream();
            record.writeBytes((head + http).getBytes(StandardCharsets.US_ASCII));
            record.writeBytes(html);
            record.writeBytes("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            crawl.writeBytes(gzip ? gzip(record.toByteArray()) : record.toByteArray());
        }
        return crawl.toByteArray();
    }

    /** Like the pages of a newspaper: as much around the article as in it, several times over. */
    private static String page(com.fasterxml.jackson.databind.JsonNode article) {
        StringBuilder page = new StringBuilder("<!DOCTYPE html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>")
                .append(article.path("title").asText())
                .append(
                        "</title><meta property=\"og:site_name\" content=\"Le Journal\"><meta property=\"article:published_time\"")
                .append(" content=\"2020-12-29T08:30:00Z\"><style>")
                .append(".a{color:red}".repeat(100))
                .append("</style></head><body><nav><ul>")
                .append("<li><a href=\"/rubrique\" class=\"menu\">Rubrique</a></li>".repeat(60))
                .append("</ul></nav><article><h1>Titre</h1>");
        for (String paragraph : article.path("text").asText().split("\n\n")) {
            page.append("<p class=\"text\">").append(paragraph).append("</p>\n");
        }
        return page.append("</article><aside>")
                .append("<div class=\"card\"><a href=\"/x\"><img src=\"/i.jpg\"><span>À lire aussi</span></a></div>"
                        .repeat(40))
                .append("</aside><script>")
                .append("window.x=1;".repeat(300))
                .append("</script></body></html>")
                .toString();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    /** Time of the processor, not of the clock: what else runs on the machine does not count. */
    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double seconds(long start) {
        return (now() - start) / 1e9;
    }
}
