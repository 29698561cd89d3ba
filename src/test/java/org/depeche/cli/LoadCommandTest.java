package org.depeche.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.depeche.read.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadCommandTest {
    private static final String QUADS = """
            <http://a/s1> <https://schema.org/text> "Un accord"@fr <http://a/article/1> .
            <http://a/s2> <https://schema.org/text> "Un refus"@fr <http://a/article/2> .
            """;

    @TempDir
    Path folder;

    private Run load(String name, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        return Run.depeche("load", file.toString(), "--store", store());
    }

    private Run load(String name, String content) throws IOException {
        return load(name, content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private String store() {
        return folder.resolve("graph").toString();
    }

    private String dump() {
        return Run.depeche("store", "dump", "--store", store()).out();
    }

    @Test
    void fillsAnEmptyStoreAndItsIndexes() throws IOException {
        assertThat(load("a.nq.gz", Reading.gzip(QUADS.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                        .out())
                .startsWith("2 quads of 1 file");
        assertThat(dump()).isEqualTo(QUADS);
        Run verified = Run.depeche("store", "verify", "--store", store());
        assertThat(verified.code()).as(verified.out()).isZero();
        assertThat(folder.resolve("graph/loading")).doesNotExist();
    }

    @Test
    void aGraphOfAFileReplacesThatOfTheStore() throws IOException {
        load("a.nq", QUADS);
        assertThat(load(
                                "b.nq",
                                QUADS.replace("refus", "report")
                                        .lines()
                                        .skip(1)
                                        .findFirst()
                                        .orElseThrow())
                        .code())
                .isZero();
        assertThat(dump()).contains("Un accord", "Un report").doesNotContain("refus");
    }

    @Test
    void aFolderIsReadWhole() throws IOException {
        Path parts = Files.createDirectory(folder.resolve("parts"));
        Files.writeString(parts.resolve("part-1.nq"), QUADS.lines().findFirst().orElseThrow());
        Files.writeString(
                parts.resolve("part-2.nq"), QUADS.lines().skip(1).findFirst().orElseThrow());
        Files.writeString(parts.resolve("_SUCCESS"), "");
        assertThat(Run.depeche("load", parts.toString(), "--store", store()).out())
                .startsWith("2 quads of 2 files");
    }

    @Test
    void aMistakeIsPlacedAndNothingIsWritten() throws IOException {
        Run run = load("a.nq", QUADS + "<http://a/s3> oops\n");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).startsWith("RDF-SYNTAX: ").contains("a.nq, line 3, column ");
        assertThat(dump()).isEmpty();
        load("b.nq", QUADS);
        assertThat(load("a.nq", "<http://a/s3> <http://a/p> \"x\" .\n").err()).startsWith("RDF-NO-GRAPH: ");
        assertThat(dump()).isEqualTo(QUADS);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThat(Run.depeche("load", folder.resolve("none").toString(), "--store", store())
                        .err())
                .startsWith("NO-SUCH-FILE: ");
    }
}
