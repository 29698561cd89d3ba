package org.depeche.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.depeche.link.WikidataClasses;
import org.depeche.link.WikidataImport;

/**
 * The rate of {@code wikidata import}, and what it comes to for a full dump. The dump is made up, seeded, in the form of the real
 * ones: an item has 14 KB, as theirs have on average (1.6 TB for 115 million), nine in ten are none that is wanted (scholarly
 * articles, stars), one in ten is a person, one in a hundred holds an office, one in a hundred is a city and one an organisation.
 */
final class ImportBenchmark implements Benchmark {
    private static final int ITEMS = 30_000;
    private static final int ITEMS_IN_BZIP2 = 6_000;
    private static final double FULL = 115e6;
    private static final int STATEMENTS = 22;
    private static final String[] LANGUAGES = {
        "en", "fr", "de", "es", "it", "nl", "pl", "pt", "ru", "uk", "ar", "zh", "ja", "ko", "sv", "fi", "cs", "tr",
        "he", "ca"
    };

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String description() {
        return "items/s of wikidata import from a made-up dump, plain, gzip and bzip2, and what a full dump comes to";
    }

    @Override
    public Report run(Path folder) throws Exception {
        Report report = new Report(name());
        Path plain = dump(folder.resolve("plain.json"), ITEMS, out -> out);
        report.add("an item", Files.size(plain) / (double) ITEMS, "bytes");
        time(folder.resolve("warm-up"), plain, ITEMS);
        rate(report, "plain", time(folder.resolve("k1"), plain, ITEMS));
        Path gzip = dump(folder.resolve("gzip.json.gz"), ITEMS, GZIPOutputStream::new);
        double inGzip = time(folder.resolve("k2"), gzip, ITEMS);
        rate(report, "gzip", inGzip);
        Path bzip2 = dump(folder.resolve("bzip2.json.bz2"), ITEMS_IN_BZIP2, BZip2CompressorOutputStream::new);
        rate(report, "bzip2", time(folder.resolve("k3"), bzip2, ITEMS_IN_BZIP2));
        report.add("index", size(folder.resolve("k1")) * FULL / ITEMS / 1e9, "GB for 115 million items");
        return report;
    }

    private static void rate(Report report, String what, double itemsASecond) {
        report.add(what, itemsASecond, "items/s");
        report.add(what + ", 115 million items", FULL / itemsASecond / 3600, "hours");
    }

    private static double time(Path folder, Path dump, int items) throws IOException {
        long start = System.nanoTime();
        WikidataImport.Summary summary = new WikidataImport(folder, WikidataClasses.usual(), problem -> {})
                .read(dump, LocalDate.of(2026, 1, 5), lines -> {});
        if (summary.items() != items || summary.bad() > 0 || summary.people() == 0 || summary.cities() == 0) {
            throw new IllegalStateException("not what is in the dump: " + summary);
        }
        return items / ((System.nanoTime() - start) / 1e9);
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    /** Puts a stream in front of a file. */
    private interface Packing {
        OutputStream of(OutputStream file) throws IOException;
    }

    private static Path dump(Path file, int items, Packing packing) throws IOException {
        Random random = new Random(115);
        try (OutputStream out = packing.of(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.write("[\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 1; i <= items; i++) {
                out.write((item(i, random) + (i < items ? ",\n" : "\n")).getBytes(StandardCharsets.UTF_8));
            }
            out.write("]\n".getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static String item(int number, Random random) {
        int draw = random.nextInt(100);
        String kind = draw < 10 ? "Q5" : draw == 10 ? "Q515" : draw == 11 ? "Q43229" : draw < 60 ? "Q13442814" : "Q523";
        StringBuilder json = new StringBuilder("{\"type\":\"item\",\"id\":\"Q").append(1_000_000 + number);
        json.append("\",\"labels\":{");
        String name =
                Integer.toString(random.nextInt(1 << 30), 36) + ' ' + Integer.toString(random.nextInt(1 << 30), 36);
        for (int i = 0; i < LANGUAGES.length; i++) {
            json.append(i > 0 ? "," : "").append('"').append(LANGUAGES[i]).append("\":{\"language\":\"");
            json.append(LANGUAGES[i]).append("\",\"value\":\"").append(name).append("\"}");
        }
        json.append("},\"descriptions\":{},\"aliases\":{},\"claims\":{\"P31\":[")
                .append(statement("P31", kind, number));
        json.append(']');
        if (draw == 0) {
            json.append(",\"P39\":[").append(statement("P39", "Q11696", number)).append(']');
        } else if (draw == 10) {
            json.append(
                            ",\"P1082\":[{\"mainsnak\":{\"snaktype\":\"value\",\"property\":\"P1082\",\"datavalue\":{\"value\":")
                    .append(
                            "{\"amount\":\"+250000\",\"unit\":\"1\"},\"type\":\"quantity\"},\"datatype\":\"quantity\"},")
                    .append("\"type\":\"statement\",\"rank\":\"normal\"}]");
        }
        for (int i = 0; i < STATEMENTS; i++) {
            String property = "P" + (2000 + random.nextInt(6000));
            json.append(",\"").append(property).append("\":[");
            json.append(statement(property, "Q" + (10_000_000 + random.nextInt(90_000_000)), random.nextInt()));
            json.append(']');
        }
        return json.append("},\"sitelinks\":{},\"lastrevid\":")
                .append(random.nextInt(1 << 30))
                .append('}')
                .toString();
    }

    private static String statement(String property, String value, int id) {
        String item = "{\"entity-type\":\"item\",\"numeric-id\":" + value.substring(1) + ",\"id\":\"" + value + "\"}";
        String reference = "{\"hash\":\"%08x%08x\",\"snaks\":{\"P143\":[{\"snaktype\":\"value\",\"property\":\"P143\","
                        .formatted(id, -id)
                + "\"datavalue\":{\"value\":{\"entity-type\":\"item\",\"numeric-id\":328,\"id\":\"Q328\"},"
                + "\"type\":\"wikibase-entityid\"},\"datatype\":\"wikibase-item\"}]},\"snaks-order\":[\"P143\"]}";
        return "{\"mainsnak\":{\"snaktype\":\"value\",\"property\":\"" + property + "\",\"datavalue\":{\"value\":"
                + item
                + ",\"type\":\"wikibase-entityid\"},\"datatype\":\"wikibase-item\"},\"type\":\"statement\",\"id\":\"Q"
                + id + "$%08x\",\"rank\":\"normal\",\"references\":[".formatted(id) + reference + "]}";
    }
}
