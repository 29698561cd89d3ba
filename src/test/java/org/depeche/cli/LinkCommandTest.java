package org.depeche.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkCommandTest {
    @TempDir
    Path folder;

    private String links;
    private String article;

    @BeforeEach
    void anArticle() throws IOException {
        links = folder.resolve("links.tsv").toString();
        article = folder.resolve("a.json").toString();
        Files.writeString(
                Path.of(article),
                "{\"id\":\"a\",\"language\":\"fr\",\"published\":\"2019-05-06\",\"text\":\"« Nous négocions », a déclaré lundi"
                        + " l’ambassadeur russe à Pékin, Andreï Denisov. Le président russe Vladimir Poutine s’est tu.\"}");
    }

    @Test
    void whatIsSetIsAppliedFromThenOn() {
        assertThat(extract()).doesNotContain("Q4157797");
        assertThat(Run.depeche("link", "set", "Andreï Denisov", "Q4157797", "--links", links)
                        .code())
                .isZero();
        assertThat(extract()).contains("\"speakerWikidata\":\"Q4157797\"");
        assertThat(Run.depeche("link", "set", "person/andrei-denisov", "none", "--links", links)
                        .code())
                .isZero();
        assertThat(extract()).doesNotContain("Q4157797");
    }

    @Test
    void aReviewGoesOutAndComesIn() throws IOException {
        Run review = Run.depeche("link", "review", article, "--links", links);
        assertThat(review.code()).isZero();
        assertThat(review.lines().get(0)).startsWith("name\tcountry\tqid\t");
        assertThat(review.out()).contains("Andreï Denisov\tRU\t\t").doesNotContain("Poutine\tRU");
        Path filled = folder.resolve("review.tsv");
        Files.writeString(filled, review.out().replace("Andreï Denisov\tRU\t\t", "Andreï Denisov\tRU\tQ4157797\t"));
        assertThat(Run.depeche("link", "apply", filled.toString(), "--links", links, "--author", "Ada")
                        .err())
                .contains("1 link taken");
        assertThat(extract()).contains("\"speakerWikidata\":\"Q4157797\"");
        assertThat(Run.depeche("link", "list", "--links", links).out()).contains("Andreï Denisov\tRU\tQ4157797\tAda\t");
    }

    @Test
    void wrongItemsAreRefused() throws IOException {
        assertThat(Run.depeche("link", "set", "X Y", "7747", "--links", links).code())
                .isEqualTo(ExitCodes.WRONG_USAGE);
        Path review = folder.resolve("review.tsv");
        Files.write(review, List.of("name\tcountry\tqid", "A B\tFR\tQ1", "C D\tFR\tPoutine"));
        Run apply = Run.depeche("link", "apply", review.toString(), "--links", links);
        assertThat(apply.code()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(apply.err())
                .contains("BAD-CORRECTION: " + review + ", line 3")
                .contains("1 link taken");
        Files.writeString(Path.of(links), "rubbish\n");
        assertThat(Run.depeche("extract", article, "--links", links).code()).isEqualTo(ExitCodes.BAD_INPUT);
    }

    private String extract() {
        return Run.depeche("extract", article, "--links", links).out();
    }
}
