package org.depeche.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.depeche.model.Link;
import org.depeche.model.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WikidataImportTest {
    private static final Path SHARED = Path.of("..", "shared", "data");

    /** As a dump writes them: an ambassador with a day, a deputy with a month and no end, a paper, and what nobody wants. */
    private static final String DUMP = """
            [
            {"type":"item","id":"Q900001","labels":{"en":{"language":"en","value":"Andrey Denisov"},"fr":{"language":"fr","value":"Andreï Denissov"}},"aliases":{"en":[{"language":"en","value":"Andrei Ivanovich Denisov"}]},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"entity-type":"item","id":"Q5"}}},"rank":"normal"}],"P21":[{"mainsnak":{"datavalue":{"value":{"id":"Q6581097"}}},"rank":"normal"}],"P569":[{"mainsnak":{"datavalue":{"value":{"time":"+1952-10-03T00:00:00Z","precision":11}}},"rank":"normal"}],"P39":[{"mainsnak":{"datavalue":{"value":{"id":"Q900010"}}},"qualifiers":{"P580":[{"datavalue":{"value":{"time":"+2013-04-22T00:00:00Z","precision":11}}}],"P582":[{"datavalue":{"value":{"time":"+2022-09-00T00:00:00Z","precision":10}}}]},"rank":"normal"},{"mainsnak":{"datavalue":{"value":{"id":"Q900010"}}},"rank":"deprecated"}]}},
            {"type":"item","id":"Q900010","labels":{"en":{"language":"en","value":"ambassador of Russia to China"}},"aliases":[],"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"entity-type":"item","numeric-id":4164871}}},"rank":"normal"}],"P1001":[{"mainsnak":{"datavalue":{"value":{"entity-type":"item","numeric-id":159}}},"rank":"normal"}]}},
            {"type":"item","id":"Q900020","labels":{"mul":{"language":"mul","value":"Gazette de Nulle-Part"}},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"entity-type":"item","numeric-id":11032}}},"rank":"normal"}]}},
            {"type":"item","id":"Q900030","labels":{"en":{"language":"en","value":"A star"}},"claims":{}},
            {"type":"item","id":"Q900031","labels":{"en":{"language":"en","value":"Broken"},"claims":{"P39":
            {"type":"property","id":"P39","labels":{},"claims":{"P1001":[]}}
            ]
            """;

    @TempDir
    Path folder;

    private final List<Problem> problems = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"json", "gz", "bz2"})
    void aDumpBecomesKnowledge(String kind) throws IOException {
        WikidataImport.Summary summary = read(dump(kind, DUMP));
        assertThat(summary).isEqualTo(new WikidataImport.Summary(6, 1, 1, 1, 1));
        assertThat(problems).extracting(Problem::code).containsExactly("BAD-ENTITY");
        assertThat(problems.get(0).place()).isEqualTo("line 6");
        assertThat(Files.readAllLines(folder.resolve("k/people.tsv")).get(1))
                .isEqualTo("Q900001\tAndrey Denisov\tmale\t1952-10-03\tRU\tAndreï Denissov | Andrei Ivanovich Denisov");
        assertThat(Files.readAllLines(folder.resolve("k/office-holders.tsv")).get(1))
                .isEqualTo("Q900001\t\tRU\tambassador of Russia to China\t2013-04-22\t2022-09\tWikidata 2026-11-16");
        assertThat(folder.resolve("k"))
                .isDirectoryNotContaining("glob:**.part")
                .isDirectoryNotContaining("glob:**.state");
    }

    @Test
    void knowledgeIsLinkedTo() throws IOException {
        read(dump("json", DUMP));
        Linker linker = new Linker(Corrections.NONE, List.of(folder.resolve("k")));
        Said said = Said.by("Andreï Denisov")
                .as("ambassadeur russe à Pékin")
                .of("RU")
                .on("2020-12");
        assertThat(said.item()).isEqualTo("no-candidate");
        assertThat(linker.link(said.findings()).actors().get("Andreï Denisov"))
                .isInstanceOfSatisfying(Link.Linked.class, link -> {
                    assertThat(link.qid()).isEqualTo("Q900001");
                    assertThat(link.basis()).contains("office at the date");
                });
        assertThat(linker.link(Said.by("Gazette de Nulle-Part").findings())
                        .actors()
                        .get("Gazette de Nulle-Part"))
                .extracting("qid")
                .isEqualTo("Q900020");
    }

    /** A run that is cut off leaves what it had; the next one makes the same of the whole. */
    @Test
    void anImportGoesOnWhereItWasStopped() throws IOException {
        StringBuilder dumped = new StringBuilder("[\n");
        for (int i = 1; i <= 250_000; i++) {
            dumped.append(
                    i % 1000 == 0
                            ? DUMP.lines().skip(1).findFirst().orElseThrow().replace("Q900001", "Q" + i)
                            : "{\"id\":\"Q" + i + "\"},");
            dumped.append('\n');
        }
        dumped.append(DUMP.lines().skip(2).findFirst().orElseThrow()).append("\n]\n");
        Path dump = dump("json", dumped.toString());
        WikidataImport.Summary whole = read(dump);
        String people = Files.readString(folder.resolve("k/people.tsv"));
        String terms = Files.readString(folder.resolve("k/office-holders.tsv"));
        Files.delete(folder.resolve("k/people.tsv"));

        assertThatThrownBy(() -> new WikidataImport(folder.resolve("k"), WikidataImport.ORGANISATIONS, problems::add)
                        .read(dump, LocalDate.of(2026, 11, 16), lines -> {
                            if (lines == 200_000) {
                                throw new IllegalStateException("stopped");
                            }
                        }))
                .hasMessage("stopped");
        assertThat(folder.resolve("k/people.tsv")).doesNotExist();
        List<Long> seen = new ArrayList<>();
        WikidataImport.Summary rest = new WikidataImport(
                        folder.resolve("k"), WikidataImport.ORGANISATIONS, problems::add)
                .read(dump, LocalDate.of(2026, 11, 16), seen::add);
        assertThat(seen).isEmpty();
        assertThat(rest).isEqualTo(whole);
        assertThat(Files.readString(folder.resolve("k/people.tsv"))).isEqualTo(people);
        assertThat(Files.readString(folder.resolve("k/office-holders.tsv"))).isEqualTo(terms);
    }

    @ParameterizedTest
    @CsvSource({
        "wikidata-items/data/short_stream.json.bz2, 635, 7, 0",
        "wikidata-items/data/sample_wikidata_items.json.bz2, 100, 0, 0",
        "wikidata-toolkit-fixtures/wdtk-examples/src/resources/sample-dump-20150815.json.gz, 101, 0, 0",
        "wikidata-toolkit-fixtures/wdtk-dumpfiles/src/test/resources/mock-dump-for-testing.json, 4, 0, 0"
    })
    void realItemsAreRead(String file, long items, long people, long bad) throws IOException {
        assumeTrue(Files.exists(SHARED.resolve(file)), "the real items are not here");
        WikidataImport.Summary summary = read(SHARED.resolve(file));
        assertThat(List.of(summary.items(), summary.people(), summary.bad())).isEqualTo(List.of(items, people, bad));
    }

    private WikidataImport.Summary read(Path dump) throws IOException {
        return new WikidataImport(folder.resolve("k"), WikidataImport.ORGANISATIONS, problems::add)
                .read(dump, LocalDate.of(2026, 11, 16), lines -> {});
    }

    private Path dump(String kind, String text) throws IOException {
        Path file = folder.resolve("dump." + kind);
        try (OutputStream raw = Files.newOutputStream(file);
                OutputStream out = switch (kind) {
                    case "gz" -> new GZIPOutputStream(raw);
                    case "bz2" -> new BZip2CompressorOutputStream(raw);
                    default -> raw;
                }) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
