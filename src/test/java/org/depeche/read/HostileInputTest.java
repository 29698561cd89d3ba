package org.depeche.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.depeche.model.Article;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever bytes come, the reader ends with articles and coded problems, and in little memory. {@code -Dhostile.full=true} tries
 * every prefix and ten thousand flipped bits a format; otherwise it is some of them.
 */
class HostileInputTest {
    private static final boolean FULL = Boolean.getBoolean("hostile.full");
    private static final int FLIPS = FULL ? 10_000 : 300;
    private static final int STRIDE = FULL ? 1 : 37;

    static Stream<Arguments> all() {
        return Samples.all().entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyPrefixIsReadOrRefused(String name, byte[] bytes) {
        for (int length = 0; length < bytes.length; length += STRIDE) {
            Reading reading = Reading.of(name, Arrays.copyOf(bytes, length));
            assertThat(reading.articles.size() + reading.problems.size())
                    .as("the first %d bytes", length)
                    .isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyFlippedBitIsReadOrRefused(String name, byte[] bytes) {
        Random random = new Random(11);
        for (int i = 0; i < FLIPS; i++) {
            byte[] flipped = bytes.clone();
            int bit = random.nextInt(8 * bytes.length);
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Reading reading = Reading.of(name, flipped);
            assertThat(reading.articles.size() + reading.problems.size())
                    .as("bit %d", bit)
                    .isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.jsonl", "a.warc"})
    void aFlippedBitLeavesTheOtherRecordsAsTheyWere(String name) {
        byte[] bytes = Samples.all().get(name);
        List<String> whole = texts(Reading.of(name, bytes));
        Random random = new Random(12);
        for (int i = 0; i < FLIPS; i++) {
            byte[] flipped = bytes.clone();
            int bit = random.nextInt(8 * bytes.length);
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            List<String> texts = texts(Reading.of(name, flipped));
            long same = whole.stream().filter(texts::contains).count();
            // A newline that is one no more makes one of two lines.
            int lost = name.endsWith("jsonl") && bytes[bit / 8] == '\n' ? 2 : 1;
            assertThat(same).as("bit %d", bit).isGreaterThanOrEqualTo(whole.size() - lost);
        }
    }

    @Test
    void everyPrefixOfACrawlGivesTheRecordsThatAreWhole() {
        byte[] crawl = Samples.warc("1.0", 50, false);
        List<String> whole =
                Reading.of("", crawl).articles.stream().map(Article::text).toList();
        assertThat(whole).hasSize(50);
        for (int length = 10; length < crawl.length; length += FULL ? 1 : 211) {
            Reading reading = Reading.of("a.warc", Arrays.copyOf(crawl, length));
            List<String> texts = texts(reading);
            assertThat(texts).as("the first %d bytes", length).isEqualTo(whole.subList(0, texts.size()));
            assertThat(reading.problems).as("the first %d bytes", length).hasSizeLessThanOrEqualTo(1);
        }
    }

    private static List<String> texts(Reading reading) {
        return reading.articles.stream().map(Article::text).toList();
    }

    /** A thousand times as large as it looks, and larger than a text may be. */
    @ParameterizedTest
    @ValueSource(strings = {"a.txt.gz", "a.jsonl.gz", "a.html.gz", "a.warc.gz", "a.rss.gz", "a.eml.gz"})
    void aBombIsRefusedInLittleMemory(String name) {
        ReadOptions options = ReadOptions.DEFAULT.withMaxBytes(1 << 20);
        byte[] bomb = Reading.gzip(beginning(name, 64 << 20));
        assertThat(bomb.length).isLessThan((64 << 20) / 500);
        Reading reading = Reading.of(name, bomb, options);
        assertThat(reading.articles).isEmpty();
        assertThat(reading.codes()).containsAnyOf("TOO-LARGE", "BAD-RECORD", "EMPTY-TEXT");
        byte[] zip = Samples.zip(Map.of(name, bomb));
        assertThat(Reading.of("a.zip", zip, options).articles).isEmpty();
    }

    private static byte[] beginning(String name, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 'a');
        byte[] begin = Samples.all().get(name.replaceFirst("\\.gz$", ""));
        System.arraycopy(begin, 0, bytes, 0, Math.min(20, begin.length));
        return bytes;
    }

    @Test
    void aLineOfAHundredMegabytesIsPassedOver() {
        byte[] piece = new byte[1 << 20];
        Arrays.fill(piece, (byte) 'x');
        List<InputStream> pieces = new java.util.ArrayList<>();
        pieces.add(new ByteArrayInputStream(Samples.utf8("{\"id\":\"1\",\"text\":\"")));
        Collections.nCopies(100, piece).forEach(part -> pieces.add(new ByteArrayInputStream(part)));
        pieces.add(new ByteArrayInputStream(Samples.utf8("\"}\n{\"id\":\"2\",\"text\":\"Deux.\"}\n")));
        Reading reading = new Reading();
        new ArticleReader(ReadOptions.DEFAULT, reading)
                .read("a.jsonl", "a.jsonl", new SequenceInputStream(Collections.enumeration(pieces)));
        assertThat(reading.ids()).containsExactly("2");
        assertThat(reading.codes()).containsExactly("TOO-LARGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.html", "a.rss", "a.atom", "nitf.xml", "newsml.xml"})
    void tenThousandNestedElementsAreNoHarm(String name) {
        String whole = new String(Samples.all().get(name), StandardCharsets.UTF_8);
        int at = Math.max(whole.lastIndexOf("<p>"), whole.lastIndexOf("<title>"));
        String nested = whole.substring(0, at) + "<div>".repeat(10_000) + "</div>".repeat(10_000) + whole.substring(at);
        Reading reading = Reading.of(name, Samples.utf8(nested));
        assertThat(reading.articles.size() + reading.problems.size()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-01-01", "9999-12-31", "0001-01-01", "99999-01-01", "2020-02-30", "\\u202e2020", "-1"})
    void oddDatesAreKeptOrNamed(String date) {
        Reading reading = Reading.of(
                "a.jsonl",
                "{\"id\":\"1\",\"text\":\"Un.\",\"published\":\"" + date + "\"}\n{\"id\":\"2\",\"text\":\"Deux.\"}");
        assertThat(reading.ids()).containsExactly("1", "2");
        assertThat(reading.codes()).isSubsetOf("BAD-DATE");
    }

    @Test
    void directionMarksAndZeroWidthCharactersStayInTheText() {
        String text = "\u202eUn\u202c ac\u200bcord \u2066de\u2069 paix\ufeff.";
        assertThat(Reading.of("a.txt", text).only().text()).isEqualTo(text);
    }

    @Test
    void randomBytesAreNoArticle() {
        Random random = new Random(13);
        for (int i = 0; i < FLIPS; i++) {
            byte[] bytes = new byte[random.nextInt(2000)];
            random.nextBytes(bytes);
            Reading reading = Reading.of("", bytes);
            assertThat(reading.articles.size() + reading.problems.size()).isPositive();
        }
    }
}
