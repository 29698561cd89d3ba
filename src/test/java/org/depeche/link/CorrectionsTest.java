package org.depeche.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.depeche.model.Link;
import org.depeche.model.Mention;
import org.depeche.model.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorrectionsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    @TempDir
    Path folder;

    @Test
    void aCorrectionIsAboveEveryAutomaticLink() throws IOException {
        Corrections corrections = Corrections.NONE.with(correction("Vladimir Poutine", "", "Q42"));
        assertThat(link("Vladimir Poutine", "RU", corrections))
                .isEqualTo(new Link.Linked(
                        "Q42", "Vladimir Poutine", Mention.Kind.PERSON, 1, "correction by Ada on 2026-11-24"));
    }

    @Test
    void nobodyIsNobody() {
        Corrections corrections = Corrections.NONE.with(correction("poutine", "", Correction.NOBODY));
        assertThat(link("Poutine", "RU", corrections)).isInstanceOf(Link.Unlinked.class);
    }

    @Test
    void theLastPartOfAnIriIsAName() {
        Corrections corrections =
                Corrections.NONE.with(correction("http://localhost:3030/person/andrei-denisov", "", "Q4157797"));
        assertThat(link("Andreï Denisov", "RU", corrections)).isInstanceOf(Link.Linked.class);
    }

    @Test
    void oneOfACountryGoesBeforeOneOfAny() {
        Corrections corrections =
                Corrections.NONE.with(correction("Jean Martin", "FR", "Q1")).with(correction("Jean Martin", "", "Q2"));
        assertThat(link("Jean Martin", "FR", corrections)).extracting("qid").isEqualTo("Q1");
        assertThat(link("Jean Martin", "BE", corrections)).extracting("qid").isEqualTo("Q2");
    }

    @Test
    void theyOutliveTheProgram() throws IOException {
        Path file = folder.resolve("links.tsv");
        Corrections corrections = Corrections.NONE
                .with(correction("Đoàn Văn Hậu", "VN", "Q3"))
                .with(correction("Đoàn Văn Hậu", "VN", "Q4"));
        corrections.write(file);
        assertThat(Corrections.read(file).all()).isEqualTo(corrections.all()).hasSize(1);
        assertThat(Corrections.read(folder.resolve("none.tsv")).all()).isEmpty();
    }

    @Test
    void aBadLineIsNamed() throws IOException {
        Path file = folder.resolve("links.tsv");
        Files.writeString(
                file,
                "name\tcountry\tqid\tauthor\tdate\tnote\nX Y\tFR\tQ1\tAda\t2026-11-24\t\nX\tFR\t7\t\t2026-11-24\t\n");
        assertThatThrownBy(() -> Corrections.read(file))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("BAD-CORRECTION: " + file + ", line 3: '7' is neither");
    }

    private static Correction correction(String name, String country, String qid) {
        return new Correction(name, country, qid, "Ada", DAY, "");
    }

    private static Link link(String name, String country, Corrections corrections) {
        return new Linker(corrections)
                .link(Said.by(name).of(country).on("2018-01-01").findings())
                .actors()
                .get(name);
    }
}
