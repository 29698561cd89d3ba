package org.depeche.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.depeche.model.Article;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Feeds, crawls, agency formats, mail; compression and archives. */
class FormatsTest {
    static Stream<Arguments> all() {
        return Samples.all().entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatAFileHoldsIsToldByItsContent(String name, byte[] bytes) {
        Reading named = Reading.of(name, bytes);
        assertThat(named.problems).isEmpty();
        assertThat(named.articles).isNotEmpty();
        assertThat(Reading.of("", bytes).articles)
                .extracting(Article::text)
                .isEqualTo(named.articles.stream().map(Article::text).toList());
    }

    @Test
    void aFeedGivesTheWholeTextOrElseTheSummary() {
        Reading reading = Reading.of("", Samples.RSS);
        Article deal = reading.articles.get(0);
        assertThat(deal.text()).isEqualTo("La France et l’Allemagne ont signé.\n\nÀ Paris & à Berlin.");
        assertThat(deal.title()).isEqualTo("Un accord");
        assertThat(deal.url()).isEqualTo("https://example.org/accord");
        assertThat(deal.publisher()).isEqualTo("Le Journal");
        assertThat(deal.published()).hasToString("2020-12-29");
        assertThat(deal.language()).isEqualTo("fr");
        assertThat(reading.articles.get(1).text()).isEqualTo("L’Italie refuse l’accord.");
    }

    @Test
    void anAtomFeedIsReadAlike() {
        Article deal = Reading.of("", Samples.ATOM).only();
        assertThat(deal.text()).isEqualTo("France and Germany signed.");
        assertThat(deal.published()).hasToString("2020-12-29");
        assertThat(deal.url()).isEqualTo("https://example.org/deal");
    }

    @Test
    void entitiesFromElsewhereAreNotFetched() {
        String evil = "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                + Samples.RSS.substring(39).replace("Un résumé.", "&x;").replace("L’Italie", "&x;");
        assertThat(Reading.of("", evil).articles)
                .noneMatch(article -> article.text().contains("root:"));
    }

    @Test
    void anAgencysNitfIsRead() {
        Article article = Reading.of("", Samples.NITF.getBytes(StandardCharsets.ISO_8859_1))
                .only();
        assertThat(article.id()).isEqualTo("afp.1");
        assertThat(article.title()).isEqualTo("Un accord");
        assertThat(article.publisher()).isEqualTo("AFP");
        assertThat(article.published()).hasToString("2020-12-29");
        assertThat(article.text()).isEqualTo("La France a signé.\n\nL'Italie attend.");
    }

    @Test
    void eachItemOfANewsMlMessageWithWordsIsAnArticle() {
        Reading reading = Reading.of("", Samples.NEWSML);
        assertThat(reading.articles).extracting(Article::language).containsExactly("fr", "en");
        assertThat(reading.articles.get(0).text()).isEqualTo("La France a signé.\n\nL’Italie attend.");
        assertThat(reading.articles.get(0).publisher()).isEqualTo("AFP");
        assertThat(reading.articles.get(1).text()).isEqualTo("France has signed.");
        assertThat(reading.articles.get(1).title()).isEqualTo("A deal");
    }

    @Test
    void otherXmlIsNoArticle() {
        assertThat(Reading.of("sitemap.xml", "<?xml version=\"1.0\"?><urlset><url>Paris</url></urlset>")
                        .codes())
                .containsExactly("NOT-AN-ARTICLE");
    }

    @Test
    void ofAMailThePlainPartIsTheArticle() {
        Article article = Reading.of("", Samples.MAIL).only();
        assertThat(article.text()).isEqualTo("La France et l'Allemagne ont signé un accord.");
        assertThat(article.title()).isEqualTo("Un accord à Paris");
        assertThat(article.publisher()).isEqualTo("Le Journal");
        assertThat(article.published()).hasToString("2020-12-29");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.1"})
    void thePagesOfACrawlAreArticles(String version) {
        for (boolean gzip : new boolean[] {false, true}) {
            Reading reading = Reading.of("", Samples.warc(version, 3, gzip));
            assertThat(reading.problems).isEmpty();
            assertThat(reading.articles)
                    .extracting(Article::url)
                    .containsExactly("https://example.org/1", "https://example.org/2", "https://example.org/3");
            assertThat(reading.articles.get(1).text()).contains("accord 2");
        }
    }

    @Test
    void aCrawlWithoutNewsIsNamed() {
        assertThat(Reading.of("a.warc", Samples.warc("1.0", 0, false)).codes()).containsExactly("EMPTY-TEXT");
    }

    @Test
    void aBadRecordOfACrawlCostsOnlyItself() {
        byte[] warc = Samples.warc("1.0", 5, false);
        String text = new String(warc, StandardCharsets.ISO_8859_1);
        int third = text.indexOf("https://example.org/3");
        int length = text.indexOf("Content-Length: ", third) + "Content-Length: ".length();
        warc[length] = '9';
        Reading reading = Reading.of("", warc);
        assertThat(reading.articles)
                .extracting(Article::url)
                .containsExactly(
                        "https://example.org/1",
                        "https://example.org/2",
                        "https://example.org/4",
                        "https://example.org/5");
        assertThat(reading.codes()).containsExactly("BAD-RECORD");
        assertThat(reading.problems.get(0).place()).isEqualTo("byte " + text.lastIndexOf("WARC/1.0", third));
    }

    @Test
    void aDamagedMemberOfACompressedCrawlCostsOnlyItself() {
        byte[] first = Samples.warc("1.0", 2, true);
        byte[] damaged = Samples.warc("1.0", 1, true);
        Arrays.fill(damaged, damaged.length - 60, damaged.length - 20, (byte) 0);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(damaged);
        all.writeBytes(first);
        Reading reading = Reading.of("a.warc.gz", all.toByteArray());
        assertThat(reading.articles)
                .extracting(Article::url)
                .contains("https://example.org/1", "https://example.org/2");
        assertThat(reading.codes()).contains("BAD-GZIP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.zip", "a.tar", "a.tar.gz"})
    void theFilesOfAnArchiveAreReadAsThoseOfAFolder(String name) {
        Reading reading = Reading.of(name, Samples.all().get(name));
        assertThat(reading.ids()).containsExactlyInAnyOrder("dossier-un-" + suffix(reading), "un", "deux", "trois");
        assertThat(reading.articles.get(0).source()).isEqualTo(name + "!dossier/un.txt");
    }

    private static String suffix(Reading reading) {
        String id = reading.ids().get(0);
        return id.substring(id.lastIndexOf('-') + 1);
    }

    @Test
    void anArchiveThatIsCutOffGivesWhatStoodBefore() {
        byte[] tar = Samples.tar(Samples.files());
        Reading reading = Reading.of("a.tar", Arrays.copyOf(tar, 2048 + 512 + 30));
        assertThat(reading.articles).isNotEmpty();
        assertThat(reading.codes()).containsAnyOf("BAD-ARCHIVE");
    }

    @Test
    void archivesWithinArchivesEndSomewhere() {
        byte[] nested = Samples.zip(Map.of("a.txt", Samples.utf8(Samples.TEXT)));
        assertThat(Reading.of("a.zip", Samples.zip(Map.of("b.zip", nested))).articles)
                .hasSize(1);
        for (int i = 0; i < 5; i++) {
            nested = Samples.zip(Map.of("b.zip", nested));
        }
        assertThat(Reading.of("a.zip", nested).codes()).containsExactly("BAD-ARCHIVE");
    }

    @Test
    void onlyWantedArticlesAreTaken() {
        String lines =
                "{\"id\":\"1\",\"text\":\"Un.\",\"language\":\"fr\",\"published\":\"2020-12-01\",\"url\":\"https://a/x\"}\n"
                        + "{\"id\":\"2\",\"text\":\"Two.\",\"language\":\"en\",\"published\":\"2020-12-30\",\"url\":\"https://b/x\"}\n"
                        + "{\"id\":\"3\",\"text\":\"Trois.\"}\n";
        assertThat(wanted(lines, new ArticleFilter(Optional.of(LocalDate.of(2020, 12, 29)), "", Optional.empty(), 9)))
                .containsExactly("2", "3");
        assertThat(wanted(lines, new ArticleFilter(Optional.empty(), "fr", Optional.empty(), 9)))
                .containsExactly("1", "3");
        assertThat(wanted(lines, new ArticleFilter(Optional.empty(), "", Optional.of(Pattern.compile("//b/")), 9)))
                .containsExactly("2");
        assertThat(wanted(lines, new ArticleFilter(Optional.empty(), "", Optional.empty(), 2)))
                .containsExactly("1", "2");
    }

    private static List<String> wanted(String lines, ArticleFilter filter) {
        Reading reading = new Reading();
        new ArticleReader(ReadOptions.DEFAULT.withFilter(filter), reading)
                .read(List.of("-"), new java.io.ByteArrayInputStream(Samples.utf8(lines)));
        assertThat(reading.problems).isEmpty();
        return reading.ids();
    }

    @Test
    void twoTextsAtOneAddressAreVersionsAndNoMistake() {
        String lines = "{\"text\":\"Un.\",\"url\":\"https://a/x\"}\n{\"text\":\"Deux.\",\"url\":\"https://a/x\"}\n";
        Reading reading = Reading.of("a.jsonl", lines);
        assertThat(reading.problems).isEmpty();
        assertThat(reading.ids()).hasSize(2).containsOnly(reading.ids().get(0));
    }
}
