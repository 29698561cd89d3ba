package org.depeche;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.depeche.model.Article;
import org.depeche.model.Findings;
import org.depeche.model.LinkedFindings;
import org.depeche.model.Part;
import org.depeche.model.PartialDate;
import org.depeche.model.Passage;
import org.depeche.model.ProblemException;
import org.depeche.read.ReadOptions;
import org.depeche.read.Reading;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Edges swept from end to end: no input, however cut or coded, ends in anything but findings or a coded problem. */
class SweepTest {
    private static final Path ARTICLES = Path.of("data/articles");
    private static final Depeche DEPECHE = Shared.DEPECHE;
    private static final Locale BEFORE = Locale.getDefault();

    @AfterEach
    void locale() {
        Locale.setDefault(BEFORE);
    }

    static Stream<Path> dispatches() throws IOException {
        try (Stream<Path> files = Files.list(ARTICLES)) {
            return files.filter(f -> f.toString().endsWith(".txt")).sorted().toList().stream();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr-soleimani-2020", "fr-pekin-moscou-2022", "en-salisbury-2018"})
    void everyPrefixOfAnArticleIsReadOrRefusedWithACode(String name) {
        byte[] whole = bytes(ARTICLES.resolve(name + ".txt"));
        IntStream.rangeClosed(0, whole.length).parallel().forEach(length -> {
            Reading reading = Reading.of(name + ".txt", Arrays.copyOf(whole, length));
            assertThat(reading.articles.size() + reading.problems.size())
                    .as("the first %d bytes", length)
                    .isPositive();
            assertThat(reading.articles.size()).isLessThanOrEqualTo(1);
            // Every byte through the reader; some through the stages, which take a hundred times as long.
            if (length % 17 == 0 || length > whole.length - 20) {
                reading.articles.forEach(SweepTest::readsSoundlyOrIsRefused);
            }
        });
    }

    @Test
    void everyPrefixOfAShortArticleGoesThroughAllStages() {
        String text =
                "« Le \u00ab bloc » n’existe pas », a-t-il affirmé mardi 29 décembre, selon l’agence Chine nouvelle. "
                        + "D’après Moscou, les États-Unis n’ont pas sanctionné la Russie.";
        for (int length = 1; length <= text.length(); length++) {
            readsSoundlyOrIsRefused(new Article(
                    "p", "fr", "", "", PartialDate.of(2020, 12), "Un titre", text.substring(0, length), "test"));
        }
    }

    /** Whatever is found, its words are those of the article at the place that is given. */
    private static void readsSoundly(Article article) {
        Findings findings = DEPECHE.read(article).findings();
        findings.statements().forEach(s -> {
            s.content().forEach(p -> standsIn(p, article));
            Stream.of(s.cue(), s.speakerText()).filter(p -> p != null).forEach(p -> standsIn(p, article));
        });
        findings.relations().forEach(r -> r.evidence().forEach(p -> standsIn(p, article)));
    }

    private static void standsIn(Passage passage, Article article) {
        String part = passage.in() == Part.TITLE ? article.title() : article.text();
        assertThat(passage.span().of(part)).isEqualTo(passage.text());
    }

    @ParameterizedTest
    @MethodSource("dispatches")
    void everyPassageStandsWhereItIsSaidTo(Path file) {
        readsSoundly(Reading.of(file.getFileName().toString(), bytes(file)).only());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist-nu-thai"})
    void theLocaleOfTheMachineChangesNothing(String tag) throws IOException {
        List<Path> files = dispatches().toList();
        List<LinkedFindings> expected =
                files.stream().map(f -> read(f, DEPECHE)).toList();
        Locale.setDefault(Locale.forLanguageTag(tag));
        // Turkish, with its dotless i, is the one that bites: there the tables and models are loaded anew too.
        Depeche elsewhere = tag.startsWith("tr") ? new Depeche() : DEPECHE;
        assertThat(files.stream().map(f -> read(f, elsewhere))).isEqualTo(expected);
    }

    private static LinkedFindings read(Path file, Depeche depeche) {
        return depeche.read(
                Reading.of(file.getFileName().toString(), bytes(file)).only());
    }

    @Test
    void everyEncodingThatCanHoldAnArticleGivesTheSameText() {
        String text = new String(bytes(ARTICLES.resolve("fr-soleimani-2020.txt")), StandardCharsets.UTF_8);
        // Written for French and English; these hold no such text, or begin with a mark of their own.
        Set<String> marked = Set.of("UTF-16", "UTF-32", "x-UTF-16LE-BOM", "X-UTF-32BE-BOM", "X-UTF-32LE-BOM");
        int tried = 0;
        for (Charset charset : Charset.availableCharsets().values()) {
            if (!charset.canEncode() || marked.contains(charset.name())) {
                continue;
            }
            byte[] bytes = text.getBytes(charset);
            if (!new String(bytes, charset).equals(text)) {
                continue;
            }
            tried++;
            Reading reading = Reading.of("a.txt", bytes, ReadOptions.DEFAULT.withEncoding(charset));
            assertThat(reading.problems).as(charset.name()).isEmpty();
            assertThat(text).as(charset.name()).endsWith(reading.only().text());
        }
        assertThat(tried).isGreaterThan(10);
    }

    @ParameterizedTest
    @MethodSource("dispatches")
    void anEncodingThatNobodyNamesIsToldFromTheBytes(Path file) {
        String text = new String(bytes(file), StandardCharsets.UTF_8).replace('\u202f', '\u00a0');
        for (String name : List.of("UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252")) {
            Charset charset = Charset.forName(name);
            if (!charset.newEncoder().canEncode(text)) {
                continue;
            }
            assertThat(text)
                    .as(name)
                    .endsWith(Reading.of("a.txt", text.getBytes(charset)).only().text());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u202e« A »\u202c, a dit \u200bX.",
                "«««« »»»» “ ” \" \" ' ' ‘ ’ ‹ ›",
                "selon selon selon d’après d’après, a dit.",
                "a-t-il dit, a-t-elle dit, a-t-on dit : « »",
                "Xi\u00a0Jinping\u00a0: «\u00a0Oui\u00a0».",
                "😀 a déclaré « 😀😀 » 😀.",
                "A\u0301 a dit que e\u0301te\u0301.",
                "l’Otan, l'Otan, lʼOtan, l´Otan",
                "(((((((((( [[[[[[[[[[ {{{{{{{{{{",
                "0000-00-00 31 février 9999 lundi 32 mars le 1er",
                "ﷺ 中文 русский ελληνικά עברית العربية ไทย"
            })
    void oddTextsAreReadInBothLanguages(String odd) {
        for (String language : List.of("fr", "en", "")) {
            for (String title : List.of("", odd)) {
                readsOrRefuses(language, title, odd);
                readsOrRefuses(language, title, (odd + " ").repeat(50));
                readsOrRefuses(language, title, (odd + "\n\n").repeat(50));
            }
        }
    }

    private static void readsOrRefuses(String language, String title, String text) {
        readsSoundlyOrIsRefused(new Article("odd", language, "", "", PartialDate.of(2020, 12), title, text, "test"));
    }

    /** A few words may be in no language that can be told. */
    private static void readsSoundlyOrIsRefused(Article article) {
        try {
            readsSoundly(article);
        } catch (ProblemException e) {
            assertThat(e.problem().code()).isEqualTo("UNSUPPORTED-LANGUAGE");
        }
    }
}
