package org.depeche.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.depeche.model.Article;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFormatTest {
    private static final String FULL = """
            {"id":"x1","title":"Titre","text":"Un texte.","published":"2024-10-14T08:30:00+02:00","language":"fr-FR",\
            "url":"https://example.org/a","publisher":"Le Journal","tags":["a",{"b":[1]}],"score":1.5}""";

    @ParameterizedTest
    @ValueSource(strings = {"a.json", "a.jsonl", "", "a.dat", "a.ndjson"})
    void everyKnownFieldIsReadAndOthersAreIgnored(String name) {
        Article article = Reading.of(name, FULL).only();
        assertThat(article.id()).isEqualTo("x1");
        assertThat(article.title()).isEqualTo("Titre");
        assertThat(article.text()).isEqualTo("Un texte.");
        assertThat(article.published()).hasToString("2024-10-14");
        assertThat(article.language()).isEqualTo("fr");
        assertThat(article.url()).isEqualTo("https://example.org/a");
        assertThat(article.publisher()).isEqualTo("Le Journal");
    }

    @Test
    void textAloneIsEnoughAndItsIdIsAlwaysTheSame() {
        Article article = Reading.of("", "{\"text\":\"Un texte.\"}").only();
        assertThat(article.id()).matches("[0-9a-f]{16}");
        assertThat(Reading.of("", "{\n\"text\":\"Un texte.\"}").only().id()).isEqualTo(article.id());
        assertThat(Reading.of("", "{\"text\":\"Un texte.\",\"url\":\"https://example.org/\"}")
                        .only()
                        .id())
                .isNotEqualTo(article.id());
    }

    @Test
    void anArrayAndAnObjectOverManyLinesAreRead() {
        assertThat(Reading.of("", "[" + FULL + ",\n{\"text\":\"Deux.\"}]").articles)
                .hasSize(2);
        assertThat(Reading.of("a.json", "{\n  \"text\": \"Un.\",\n  \"id\": 7\n}\n")
                        .only()
                        .id())
                .isEqualTo("7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[]\n", "\n", " [ ] "})
    void aFileWithoutAnyObjectIsToldOf(String json) {
        Reading reading = Reading.of("a.json", json);
        assertThat(reading.articles).isEmpty();
        assertThat(reading.codes()).containsExactly("EMPTY-TEXT");
    }

    @Test
    void anArrayGoesOnAfterWhatIsNoArticle() {
        Reading reading = Reading.of(
                "a.json", "[1,\n{\"title\":\"sans texte\"},[2],{\"text\":\"Un.\",\"id\":\"u\"},{\"text\":[]}]");
        assertThat(reading.ids()).containsExactly("u");
        assertThat(reading.codes())
                .containsExactly("NOT-AN-ARTICLE", "NOT-AN-ARTICLE", "NOT-AN-ARTICLE", "NOT-AN-ARTICLE");
        assertThat(reading.problems.get(1).place()).isEqualTo("line 2, column 1");
    }

    @Test
    void aMistakeInAnArrayEndsItAndIsPlaced() {
        Reading reading = Reading.of("a.json", "[{\"text\":\"Un.\"},\n{\"text\":oops}]");
        assertThat(reading.articles).hasSize(1);
        assertThat(reading.codes()).containsExactly("NOT-JSON");
        assertThat(reading.problems.get(0).place()).startsWith("line 2, column ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"text\":", "not json", "{\"text\":\"Un.\"} {", "{\"text\":\"a\tb\"}", "{'text':'Un.'}"})
    void aBadLineIsReportedAndItsNeighboursAreRead(String bad) {
        Reading reading = Reading.of(
                "a.jsonl", "{\"text\":\"Un.\",\"id\":\"1\"}\n" + bad + "\r\n\n{\"text\":\"Deux.\",\"id\":\"2\"}");
        assertThat(reading.ids()).containsExactly("1", "2");
        assertThat(reading.codes()).containsExactly("NOT-JSON");
        assertThat(reading.problems.get(0).place()).startsWith("line 2, column ");
    }

    @Test
    void aDamagedFirstLineDoesNotHideThatItIsJsonLines() {
        Reading reading = Reading.of(
                "", "{\"text\":\"Un\n{\"text\":\"Deux.\",\"id\":\"2\"}\n{\"text\":\"Trois.\",\"id\":\"3\"}\n");
        assertThat(reading.ids()).containsExactly("2", "3");
        assertThat(reading.codes()).containsExactly("NOT-JSON");
    }

    @Test
    void tenThousandNestedBracketsAreNoHarm() {
        String nested = "{\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + ",\"text\":\"Un.\"}";
        Reading reading = Reading.of("a.jsonl", nested + "\n{\"text\":\"Deux.\",\"id\":\"2\"}\n");
        assertThat(reading.ids()).containsExactly("2");
        assertThat(reading.codes()).containsExactly("NOT-JSON");
    }

    @Test
    void badBytesHarmTheirOwnLineOnly() {
        byte[] bytes = "{\"text\":\"Un.\",\"id\":\"1\"}\n{\"text\":\"D#ux.\"}\n{\"text\":\"Trois.\",\"id\":\"3\"}\n"
                .getBytes(StandardCharsets.UTF_8);
        bytes[new String(bytes, StandardCharsets.UTF_8).indexOf('#')] = (byte) 0xe9;
        Reading reading = Reading.of("a.jsonl", bytes);
        assertThat(reading.ids()).containsExactly("1", "3");
        assertThat(reading.codes()).containsExactly("BAD-ENCODING");
        assertThat(reading.problems.get(0).place()).isEqualTo("line 2, column 11");
        assertThat(Reading.of("a.jsonl", bytes, ReadOptions.DEFAULT.withEncoding(StandardCharsets.ISO_8859_1)).articles)
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.json", "a.jsonl"})
    void jsonInUtf16IsReadByItsMark(String name) {
        byte[] bytes = "\ufeff{\"text\":\"Un été.\",\"id\":\"1\"}\n{\"text\":\"Ċ Deux.\",\"id\":\"2\"}\n"
                .getBytes(StandardCharsets.UTF_16LE);
        assertThat(Reading.of(name, bytes).ids()).containsExactly("1", "2");
    }

    @Test
    void aDateThatIsNoneIsReportedAndTheArticleIsRead() {
        Reading reading = Reading.of("", "{\"text\":\"Un.\",\"published\":\"hier\",\"id\":\"1\"}");
        assertThat(reading.codes()).containsExactly("BAD-DATE");
        assertThat(reading.articles.get(0).published().isKnown()).isFalse();
    }

    @Test
    void fieldsOfAnotherTypeAreLeftOut() {
        Reading reading = Reading.of("", "{\"text\":\"Un.\",\"publisher\":{\"name\":\"x\"},\"url\":null,\"id\":\"1\"}");
        assertThat(reading.codes()).containsExactly("BAD-FIELD");
        assertThat(reading.articles.get(0).publisher()).isEmpty();
    }

    @Test
    void twoArticlesOfOneIdAreReportedAndTheFirstIsKept() {
        Reading reading = Reading.of("a.jsonl", "{\"text\":\"Un.\",\"id\":\"1\"}\n{\"text\":\"Deux.\",\"id\":\"1\"}\n");
        assertThat(reading.articles).extracting(Article::text).containsExactly("Un.");
        assertThat(reading.codes()).containsExactly("DUPLICATE-ID");
        assertThat(reading.problems.get(0).message()).contains("a.jsonl, line 1");
    }

    @Test
    void halfACharacterIsNoText() {
        assertThat(Reading.of("", "{\"text\":\"Un \\ud83d.\"}").codes()).containsExactly("NOT-TEXT");
        assertThat(Reading.of("", "{\"text\":\"Un \\u0000.\"}").codes()).containsExactly("NOT-TEXT");
        assertThat(Reading.of("", "{\"text\":\"Un \\ud83d\\ude00.\"}").only().text())
                .isEqualTo("Un \ud83d\ude00.");
    }

    @Test
    void aLineLongerThanAnyArticleIsPassedOver() {
        ReadOptions small = ReadOptions.DEFAULT.withMaxBytes(1000);
        String lines = "{\"id\":\"1\",\"text\":\"" + "a".repeat(100_000) + "\"}\n" + "{\"id\":\"2\",\"text\":\""
                + "a".repeat(1500) + "\"}\n{\"id\":\"3\",\"text\":\"Un.\"}\n";
        Reading reading = Reading.of("a.jsonl", lines.getBytes(StandardCharsets.UTF_8), small);
        assertThat(reading.ids()).containsExactly("3");
        assertThat(reading.codes()).containsExactly("TOO-LARGE", "TOO-LARGE");
    }

    @Test
    void aTextThatBeginsWithABracketIsText() {
        assertThat(Reading.of("", "[AFP] Paris accueille un sommet.").only().text())
                .startsWith("[AFP]");
        assertThat(Reading.of("a.txt", "{\"text\": \"Un.\"}").only().text()).startsWith("{");
    }
}
