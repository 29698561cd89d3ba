package org.depeche.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.depeche.model.Article;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormatTest {
    private static final String BODY =
            "« La coopération est déjà solide », a estimé l’ambassadeur à Pékin — où l’hiver sera « long » cette année.";

    @ParameterizedTest
    @CsvSource({
        "date 2020-12-29, 2020-12-29",
        "date 2020-12, 2020-12",
        "' date 2020', 2020",
        "Date: 2020-12-29, 2020-12-29",
        "date 2020-12-29T08:00:00Z, 2020-12-29"
    })
    void aHeaderGivesTheDateInAnyPrecision(String header, String date) {
        assertThat(Reading.of("a.txt", header + "\n\n" + BODY).only().published())
                .hasToString(date);
        assertThat(Reading.of("a.txt", header + "\n\n" + BODY).only().text()).isEqualTo(BODY);
    }

    @Test
    void textMayFollowTheHeaderOnItsLine() {
        Article article =
                Reading.of("a.txt", " date 2020-12 " + BODY + "\n\nUne suite.").only();
        assertThat(article.published()).hasToString("2020-12");
        assertThat(article.title()).isEmpty();
        assertThat(article.text()).isEqualTo(BODY + "\n\nUne suite.");
    }

    @Test
    void aHeaderWithNoSuchDayIsReportedAndTheArticleIsRead() {
        Reading reading = Reading.of("a.txt", "date 2021-02-30\n\n" + BODY);
        assertThat(reading.codes()).containsExactly("BAD-DATE");
        assertThat(reading.problems.get(0).place()).isEqualTo("line 1, column 6");
        assertThat(reading.articles.get(0).published().isKnown()).isFalse();
    }

    @Test
    void aShortFirstLineThatStandsAloneIsTheTitle() {
        Article article =
                Reading.of("a.txt", "Pékin et Moscou se rapprochent\n\n" + BODY).only();
        assertThat(article.title()).isEqualTo("Pékin et Moscou se rapprochent");
        assertThat(article.text()).isEqualTo(BODY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Une phrase qui finit par un point.\n\n", "Une ligne sans ligne vide après elle\n", ""})
    void otherFirstLinesBelongToTheText(String start) {
        assertThat(Reading.of("a.txt", start + BODY).only().title()).isEmpty();
        assertThat(Reading.of("a.txt", start + BODY).only().text()).isEqualTo(start + BODY);
    }

    @Test
    void aTitleWithNothingBelowIsText() {
        assertThat(Reading.of("a.txt", "Rien de neuf\n\n").only().text()).isEqualTo("Rien de neuf\n\n");
    }

    @Test
    void lineEndsAndBlanksOfTheTextStayAsTheyAre() {
        String text = "Un  texte\u00a0: oui.\r\n\r\n\tDeux.\u202f\r\n";
        assertThat(Reading.of("a.txt", "Titre\r\n\r\n" + text).only().text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTF-8",
                "UTF-16LE",
                "UTF-16BE",
                "UTF-32LE",
                "UTF-32BE",
                "windows-1252",
                "ISO-8859-15",
                "x-MacRoman",
                "IBM00858"
            })
    void aNamedEncodingIsBelieved(String encoding) {
        Charset charset = Charset.forName(encoding);
        String text = "Un accord « historique », a déclaré le président à Paris, où il était hier.";
        Reading reading = Reading.of("a.txt", text.getBytes(charset), ReadOptions.DEFAULT.withEncoding(charset));
        assertThat(reading.only().text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void aByteOrderMarkTellsTheEncoding(String encoding) {
        byte[] bytes = ("\ufeff" + BODY).getBytes(Charset.forName(encoding));
        assertThat(Reading.of("a.txt", bytes).only().text()).isEqualTo(BODY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void anEncodingIsDetected(String encoding) {
        assertThat(Reading.of("a.txt", BODY.getBytes(Charset.forName(encoding)))
                        .only()
                        .text())
                .isEqualTo(BODY);
    }

    @Test
    void aRussianArticleInItsOldEncodingIsDetected() {
        String text =
                "Президент заявил, что страны будут сотрудничать. Переговоры пройдут в Москве на следующей неделе.";
        assertThat(Reading.of("a.txt", text.getBytes(Charset.forName("KOI8-R")))
                        .only()
                        .text())
                .isEqualTo(text);
        assertThat(Reading.of("a.txt", text.getBytes(Charset.forName("windows-1251")))
                        .only()
                        .text())
                .isEqualTo(text);
    }

    @Test
    void aBadByteInUtf8IsReportedWithItsPlace() {
        byte[] bytes =
                ("Première ligne.\nDéjà été\u00e9 là-bas, évidemment.\n" + BODY).getBytes(StandardCharsets.UTF_8);
        bytes[22] = (byte) 0xff;
        Reading reading = Reading.of("a.txt", bytes);
        assertThat(reading.codes()).containsExactly("BAD-ENCODING");
        assertThat(reading.problems.get(0).place()).startsWith("line 2, column ");
    }

    @Test
    void picturesArchivesAndEmptyFilesAreNoText() {
        assertThat(Reading.of("a.txt", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 1, 2, 3, 0})
                        .codes())
                .containsExactly("NOT-TEXT");
        assertThat(Reading.of("a.txt", "%PDF-1.4 rien").codes()).containsExactly("NOT-TEXT");
        assertThat(Reading.of("a.txt", "").codes()).containsExactly("EMPTY-FILE");
        assertThat(Reading.of("a.txt", " \n\u00a0\ufeff\n").codes()).containsExactly("EMPTY-FILE");
    }

    @Test
    void aTextOfTheLimitIsRefusedAndOneByteLessIsRead() {
        ReadOptions small = ReadOptions.DEFAULT.withMaxBytes(100);
        byte[] text = "a".repeat(100).getBytes(StandardCharsets.UTF_8);
        assertThat(Reading.of("a.txt", text, small).codes()).containsExactly("TOO-LARGE");
        assertThat(Reading.of("a.txt", Arrays.copyOf(text, 99), small).codes()).isEmpty();
    }

    @Test
    void fiftyMegabytesAreRefusedWithoutReadingOn() {
        byte[] zeros = new byte[ReadOptions.MAX_BYTES];
        Arrays.fill(zeros, (byte) 'a');
        assertThat(Reading.of("a.txt", zeros).codes()).containsExactly("TOO-LARGE");
        assertThat(Reading.of("a.txt.gz", Reading.gzip(zeros)).codes()).containsExactly("TOO-LARGE");
    }

    @Test
    void aGzippedFileIsReadWhateverItsName() {
        byte[] gzip = Reading.gzip(BODY.getBytes(StandardCharsets.UTF_8));
        assertThat(Reading.of("a.txt.gz", gzip).only().id()).isEqualTo("a");
        assertThat(Reading.of("a.txt", gzip).only().text()).isEqualTo(BODY);
        assertThat(Reading.of("a.txt.gz", Arrays.copyOf(gzip, gzip.length - 9)).codes())
                .containsExactly("BAD-GZIP");
    }

    @Test
    void theUserMayNameTheLanguageOfArticlesThatNameNone() {
        ReadOptions french = ReadOptions.DEFAULT.withLanguage("fr");
        assertThat(Reading.of("a.txt", BODY.getBytes(StandardCharsets.UTF_8), french)
                        .only()
                        .language())
                .isEqualTo("fr");
        byte[] named = "{\"text\":\"Yes.\",\"language\":\"en\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(Reading.of("a.json", named, french).only().language()).isEqualTo("en");
    }
}
