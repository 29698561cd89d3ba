package org.depeche.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.depeche.store.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildCommandTest {
    @TempDir
    Path folder;

    private Path articles;
    private String store;

    @BeforeEach
    void articles() throws IOException {
        articles = Files.createDirectory(folder.resolve("articles"));
        Files.writeString(
                articles.resolve("un.txt"),
                "date 2020-12-30\n\n« La coopération est solide », a déclaré mardi le président chinois Xi Jinping.");
        Files.writeString(articles.resolve("deux.txt"), "La France et l’Allemagne ont signé un accord à Paris.");
        store = folder.resolve("graph").toString();
    }

    private JsonNode build() throws IOException {
        return new ObjectMapper()
                .readTree(Run.depeche("build", articles.toString(), "--store", store, "--json")
                        .out());
    }

    private String dump() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Store opened = Store.openExisting(Path.of(store))) {
            opened.dump(out);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void articlesAreAddedOnceAndThenUnchanged() throws IOException {
        assertThat(build().at("/run/added").asInt()).isEqualTo(2);
        String first = dump();
        JsonNode again = build();
        assertThat(again.at("/run/unchanged").asInt()).isEqualTo(2);
        assertThat(again.at("/store/articles").asInt()).isEqualTo(2);
        assertThat(dump()).isEqualTo(first).contains("article/un").contains("country/FR");
    }

    @Test
    void anArticleIsReadAgainWhereWhatItsReadingDependsOnHasChanged() throws IOException {
        build();
        Path links = folder.resolve("links.tsv");
        Run.depeche("link", "set", "Xi Jinping", "Q15031", "--links", links.toString());
        String[] again = {"build", articles.toString(), "--store", store, "--json", "--links", links.toString()};
        JsonNode run = new ObjectMapper().readTree(Run.depeche(again).out());
        assertThat(run.at("/run/statements").asInt())
                .as("read, not passed over")
                .isPositive();
        assertThat(new ObjectMapper()
                        .readTree(Run.depeche(again).out())
                        .at("/run/statements")
                        .asInt())
                .isZero();
    }

    @Test
    void aChangedArticleReplacesTheOneOfItsId() throws IOException {
        build();
        Files.writeString(articles.resolve("deux.txt"), "L’Italie et l’Espagne ont signé un accord à Rome.");
        assertThat(build().at("/run/replaced").asInt()).isEqualTo(1);
        assertThat(dump()).contains("accord à Rome").doesNotContain("accord à Paris");
    }

    @Test
    void badInputIsCountedInTheSummary() throws IOException {
        Files.writeString(articles.resolve("vide.txt"), "");
        Run run = Run.depeche("build", articles.toString(), "--store", store);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("2 articles in ", "EMPTY-FILE", "store ");
    }

    /** As a build leaves it that is killed before its end. */
    @Test
    void whatTakesLongerThanUsualIsToldOf() throws IOException {
        build();
        Files.createDirectory(Path.of(store, "staging"));
        assertThat(Run.depeche("store", "verify", "--store", store).err()).contains("a build that was stopped");
        assertThat(Run.depeche("store", "verify", "--store", store).err()).doesNotContain("a build that was stopped");
    }

    @Test
    void aStoreThatSomebodyElseHoldsIsLeftAlone() {
        try (Store held = Store.open(Path.of(store))) {
            Run run = Run.depeche("build", articles.toString(), "--store", store);
            assertThat(run.code()).isEqualTo(3);
            assertThat(run.err()).startsWith("STORE-LOCKED: ");
            assertThat(held.counts().articles()).isZero();
        }
    }
}
