package org.depeche.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.depeche.model.AnnotatedArticle;
import org.depeche.model.Article;
import org.depeche.model.Countries;
import org.depeche.model.DateMention;
import org.depeche.model.Mention;
import org.depeche.model.PartialDate;
import org.depeche.model.Sentence;
import org.depeche.model.Span;
import org.depeche.model.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the text, it is read without an exception, and every position is right. */
class AnnotatorSweepTest {
    private static final Annotator ANNOTATOR = new Annotator(Countries.load());

    static Stream<Path> articles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("data/articles"))) {
            return files.filter(f -> f.toString().endsWith(".txt")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("articles")
    void prefixesOfAnArticle(Path file) throws IOException {
        String text = Files.readString(file);
        String language = file.getFileName().toString().substring(0, 2);
        IntStream.iterate(1, length -> length <= text.length(), length -> length + 211)
                .parallel()
                .forEach(length -> readsSoundly(language, "", text.substring(0, length)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void randomCharacters(String language) {
        Random random = new Random(20201229);
        String likely = "aéE 'l’-.,;:!?«»\"()\n0123/\u00A0\u202F\u200F\u202E\uD83D\uDE00\uDC00MDTle du au en ";
        for (int round = 0; round < 60; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(300); i >= 0; i--) {
                boolean any = random.nextInt(8) == 0;
                text.append(any ? (char) random.nextInt(0x10000) : likely.charAt(random.nextInt(likely.length())));
            }
            readsSoundly(language, round % 3 == 0 ? "Un titre" : "", text.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void wordsOfTimeInAnyOrder(String language) {
        Random random = new Random(2009);
        String[] words =
                ("du au entre et de à le 25 31 32 0 1er février mars 2016 1000 9999 2100 mardi lundi prochain dernier"
                                + " semaine mois an il y a dans ces trois derniers années 90 trimestre été week-end Pâques veille 30/02/2016"
                                + " 1914-1918 12-2016 99 e - / from to last next week May quarter of the 1990s yesterday ago")
                        .split(" ");
        for (int round = 0; round < 200; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                text.append(words[random.nextInt(words.length)]).append(' ');
            }
            readsSoundly(language, "", text.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\u202E"})
    void aMegabyteWithoutABlank(String character) {
        readsSoundly("fr", "", character.repeat(1 << 20));
    }

    @Test
    void manyMarksWithoutABlank() {
        readsSoundly("fr", "", "!".repeat(1 << 14));
    }

    @Test
    void manyNames() {
        readsSoundly("fr", "", "Zorg Vladimir Poutine et la Chine, Paris. ".repeat(300));
    }

    @Test
    void threadsReadAlike() throws Exception {
        List<String> texts = new ArrayList<>();
        for (Path file : articles().toList()) {
            if (file.getFileName().toString().startsWith("fr-")) {
                texts.add(Files.readString(file));
            }
        }
        List<AnnotatedArticle> alone =
                texts.stream().map(t -> read("fr", "", t)).toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<AnnotatedArticle>>> results = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                results.add(threads.submit(
                        () -> texts.stream().map(t -> read("fr", "", t)).toList()));
            }
            for (Future<List<AnnotatedArticle>> result : results) {
                assertThat(result.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdown();
        }
    }

    private static AnnotatedArticle read(String language, String title, String text) {
        return ANNOTATOR.annotate(new Article("s", language, "", "", PartialDate.of(2020, 12), title, text, "sweep"));
    }

    private static void readsSoundly(String language, String title, String text) {
        AnnotatedArticle article = read(language, title, text);
        String whole = article.whole();
        int last = 0;
        for (Sentence sentence : article.sentences()) {
            for (Token token : sentence.tokens()) {
                assertThat(isBlank(whole, last, token.start())).isTrue();
                assertThat(token.form()).isEqualTo(token.span().of(whole)).isNotEmpty();
                assertThat(token.lemma()).isNotEmpty();
                last = token.end();
            }
        }
        assertThat(isBlank(whole, last, whole.length())).isTrue();
        inOrder(article.mentions().stream().map(Mention::span).toList());
        inOrder(article.dates().stream().map(DateMention::span).toList());
        assertThat(article.mentions()).allMatch(m -> m.text().equals(m.span().of(whole)));
        assertThat(article.dates()).allMatch(d -> d.text().equals(d.span().of(whole)));
    }

    private static boolean isBlank(String text, int from, int to) {
        return from <= to && text.substring(from, to).chars().allMatch(c -> Characters.isBlank((char) c));
    }

    private static void inOrder(List<Span> spans) {
        for (int i = 1; i < spans.size(); i++) {
            assertThat(spans.get(i).start())
                    .isGreaterThanOrEqualTo(spans.get(i - 1).end());
        }
    }
}
