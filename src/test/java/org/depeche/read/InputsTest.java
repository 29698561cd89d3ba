package org.depeche.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.depeche.model.Article;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.createDirectories(folder.resolve("2021/.cache"));
        Files.writeString(folder.resolve("b.txt"), "Deux.");
        Files.writeString(folder.resolve("a.txt"), "Un.");
        Files.writeString(folder.resolve("2021/a.txt"), "Trois.");
        Files.writeString(folder.resolve("2021/.cache/c.txt"), "caché");
        Files.writeString(folder.resolve("lot.jsonl"), "{\"id\":\"l1\",\"text\":\"Quatre.\"}\n");
        Files.writeString(folder.resolve("README.md"), "Pas un article");
    }

    private Reading read(String... inputs) {
        return Reading.ofInputs(List.of(inputs), "Cinq.");
    }

    @Test
    void aFolderIsReadInTheOrderOfItsNames() {
        Reading reading = read(folder.toString());
        assertThat(reading.articles).extracting(Article::text).containsExactly("Trois.", "Un.", "Deux.", "Quatre.");
        assertThat(reading.ids()).contains("a", "b", "l1").doesNotHaveDuplicates();
        assertThat(reading.problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"*.txt, 2", "**.txt, 3", "2021/*, 1", "'{a,b}.txt', 2", "?.txt, 2", "README.*, 1"})
    void aGlobIsMatched(String glob, int files) {
        assertThat(read(folder + "/" + glob).articles).hasSize(files);
    }

    @Test
    void whatIsMissingIsReportedAndTheRestIsRead() {
        Reading reading = read(folder + "/none.txt", folder + "/*.csv", folder + "/a.txt", folder + "/[", "\0");
        assertThat(reading.ids()).containsExactly("a");
        assertThat(reading.codes()).containsOnly("NO-SUCH-FILE").hasSize(4);
    }

    @Test
    void aFolderWithoutArticlesSaysSo() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("vide"));
        assertThat(read(empty.toString()).codes()).containsExactly("NO-ARTICLES");
    }

    @Test
    void aDashIsStandardInputOnce() {
        Reading reading = read("-", folder + "/a.txt", "-");
        assertThat(reading.articles).extracting(Article::text).containsExactly("Cinq.", "Un.");
        assertThat(reading.articles.get(0).source()).isEqualTo("stdin");
    }

    @Test
    void oneFileNamedTwiceIsADuplicate() {
        assertThat(read(folder + "/a.txt", folder + "/a.txt").codes()).containsExactly("DUPLICATE-ID");
    }

    @Test
    void aFileThatMayNotBeReadIsReported() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "Six.");
        assertThat(secret.toFile().setReadable(false)).isTrue();
        assumeFalse(Files.isReadable(secret), "the superuser reads everything");
        assertThat(read(secret.toString()).codes()).containsExactly("UNREADABLE");
    }
}
