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
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.depeche.model.Link;
import org.depeche.model.Mention;
import org.depeche.model.Problem;
import org.depeche.model.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WikidataImportTest {
    private static final Path SHARED = Path.of("..", "shared", "data");
    private static final LocalDate MADE = LocalDate.of(2026, 11, 16);

    /** As a dump writes them: an ambassador, a position, a paper, a city, a smaller one, a former country, and what
     * nobody wants. */
    private static final String DUMP = """
            [
            {"type":"item","id":"Q900001","labels":{"en":{"language":"en","value":"Andrey Denisov"},"fr":{"language":"fr","value":"Andreï Denissov"}},"aliases":{"en":[{"language":"en","value":"Andrei Ivanovich Denisov"}]},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"entity-type":"item","id":"Q5"}}},"rank":"normal"}],"P21":[{"mainsnak":{"datavalue":{"value":{"id":"Q6581097"}}},"rank":"normal"}],"P569":[{"mainsnak":{"datavalue":{"value":{"time":"+1952-10-03T00:00:00Z","precision":11}}},"rank":"normal"}],"P39":[{"mainsnak":{"datavalue":{"value":{"id":"Q900010"}}},"qualifiers":{"P580":[{"datavalue":{"value":{"time":"+2013-04-22T00:00:00Z","precision":11}}}],"P582":[{"datavalue":{"value":{"time":"+2022-09-00T00:00:00Z","precision":10}}}]},"rank":"normal"},{"mainsnak":{"datavalue":{"value":{"id":"Q900010"}}},"rank":"deprecated"}]}},
            {"type":"item","id":"Q900010","labels":{"en":{"language":"en","value":"ambassador of Russia to China"}},"aliases":[],"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"entity-type":"item","numeric-id":4164871}}},"rank":"normal"}],"P1001":[{"mainsnak":{"datavalue":{"value":{"entity-type":"item","numeric-id":159}}},"rank":"normal"}]}},
            {"type":"item","id":"Q900020","labels":{"mul":{"language":"mul","value":"Gazette de Nulle-Part"}},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"entity-type":"item","numeric-id":11032}}},"rank":"normal"}]}},
            {"type":"item","id":"Q900040","labels":{"fr":{"language":"fr","value":"Villeneuve-la-Neuve"},"en":{"language":"en","value":"Newtown"}},"aliases":{"fr":[{"language":"fr","value":"Villeneuve la Belle"}]},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q3957"}}},"qualifiers":{"P580":[{"datavalue":{"value":{"time":"+1900-00-00T00:00:00Z","precision":9}}}]},"rank":"normal"},{"mainsnak":{"datavalue":{"value":{"id":"Q515"}}},"rank":"normal"}],"P17":[{"mainsnak":{"datavalue":{"value":{"id":"Q142"}}},"rank":"normal"}],"P1082":[{"mainsnak":{"datavalue":{"value":{"amount":"+90000"}}},"qualifiers":{"P585":[{"datavalue":{"value":{"time":"+1999-01-01T00:00:00Z","precision":11}}}]},"rank":"normal"},{"mainsnak":{"datavalue":{"value":{"amount":"+250000"}}},"qualifiers":{"P585":[{"datavalue":{"value":{"time":"+2020-01-01T00:00:00Z","precision":11}}}]},"rank":"normal"}]}},
            {"type":"item","id":"Q900041","labels":{"fr":{"language":"fr","value":"Trou-les-Bains"}},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q515"}}},"rank":"normal"}],"P1082":[{"mainsnak":{"datavalue":{"value":{"amount":"+99999"}}},"rank":"normal"}]}},
            {"type":"item","id":"Q900050","labels":{"fr":{"language":"fr","value":"Empire de Cocagne"},"en":{"language":"en","value":"Cockaigne"}},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q3024240"}}},"rank":"normal"}]}},
            {"type":"item","id":"Q900060","labels":{"en":{"language":"en","value":"A club"}},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q476028"}}},"rank":"normal"}],"P17":[{"mainsnak":{"datavalue":{"value":{"id":"Q142"}}},"rank":"normal"}]}},
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
        assertThat(read(dump(kind, DUMP))).isEqualTo(new WikidataImport.Summary(10, 1, 1, 1, 1, 1, 1));
        assertThat(problems).extracting(Problem::code).containsExactly("BAD-ENTITY");
        assertThat(problems.get(0).place()).isEqualTo("line 10");
        WikidataIndex index = index();
        KnownPerson denisov = index.person("Q900001").orElseThrow();
        assertThat(denisov.name()).isEqualTo("Andrey Denisov");
        assertThat(denisov.born()).isEqualTo(1952);
        assertThat(denisov.countries()).containsExactly("RU");
        assertThat(denisov.labels().label("fr")).contains("Andreï Denissov");
        assertThat(denisov.labels().aliases("en")).containsExactly("Andrei Ivanovich Denisov");
        assertThat(index.terms("RU"))
                .containsExactly(
                        "Q900001\t\tRU\tambassador of Russia to China\t2013-04-22\t2022-09\tWikidata 2026-11-16"
                                .split("\t"));
        assertThat(folder.resolve("k"))
                .isDirectoryNotContaining("glob:**.part")
                .isDirectoryNotContaining("glob:**.state");
    }

    @Test
    void everyItemTellsItsSourceAndDay() throws IOException {
        read(dump("json", DUMP));
        KnownItem town = index().items("villeneuve la neuve").get(0);
        assertThat(town.source()).isEqualTo("Wikidata 2026-11-16");
        assertThat(town.population()).isEqualTo(250_000);
        assertThat(town.country()).isEqualTo("FR");
    }

    @ParameterizedTest
    @CsvSource({
        "Villeneuve-la-Neuve, Q900040, PLACE",
        "Villeneuve la Belle, Q900040, PLACE",
        "Empire de Cocagne, Q900050, COUNTRY",
        "Cockaigne, Q900050, COUNTRY",
        "Gazette de Nulle-Part, Q900020, MEDIA"
    })
    void whatIsImportedIsLinkedTo(String name, String item, Mention.Kind kind) throws IOException {
        read(dump("json", DUMP));
        assertThat(Said.by(name).item()).isEqualTo("no-candidate");
        assertThat(link(Said.by(name))).isInstanceOfSatisfying(Link.Linked.class, link -> {
            assertThat(link.qid()).isEqualTo(item);
            assertThat(link.kind()).isEqualTo(kind);
        });
    }

    @Test
    void anAmbassadorIsLinkedTo() throws IOException {
        read(dump("json", DUMP));
        Said said = Said.by("Andreï Denisov")
                .as("ambassadeur russe à Pékin")
                .of("RU")
                .on("2020-12");
        assertThat(said.item()).isEqualTo("no-candidate");
        assertThat(link(said)).isInstanceOfSatisfying(Link.Linked.class, link -> {
            assertThat(link.qid()).isEqualTo("Q900001");
            assertThat(link.basis()).contains("office at the date");
        });
    }

    @Test
    void whoIsKnownAlreadyIsKnownBetter() throws IOException {
        read(dump("json", DUMP.replace("Q900001", "Q7747")));
        KnowledgeBase base = KnowledgeBase.with(List.of(folder.resolve("k")));
        KnownPerson putin = base.person("Q7747").orElseThrow();
        assertThat(putin.names()).contains("Vladimir Putin", "Andreï Denissov");
        assertThat(base.terms(putin)).extracting(Term::position).contains("President", "ambassador of Russia to China");
        assertThat(link(Said.by("Vladimir Poutine").of("RU").on("2018-01-01")))
                .extracting("qid")
                .isEqualTo("Q7747");
    }

    @Test
    void onlyWhatIsChosenIsTaken() throws IOException {
        WikidataClasses few = WikidataClasses.usual().withPopulation(50_000).withOrganisations(List.of("Q476028"));
        WikidataImport.Summary summary =
                new WikidataImport(folder.resolve("k"), few, problems::add).read(dump("json", DUMP), MADE, lines -> {});
        assertThat(summary).isEqualTo(new WikidataImport.Summary(10, 1, 1, 1, 1, 2, 1));
        assertThat(index().items("a club")).extracting(KnownItem::kind).containsExactly(Mention.Kind.ORGANISATION);
        assertThat(index().items("gazette de nulle part")).isEmpty();
    }

    @Test
    void anIndexOfAnotherVersionIsRefused() throws IOException {
        read(dump("json", DUMP));
        try (IndexWriter other = new IndexWriter(
                FSDirectory.open(folder.resolve("k").resolve(WikidataIndex.FOLDER)), new IndexWriterConfig())) {
            other.setLiveCommitData(Map.of("format", "0").entrySet());
            other.commit();
        }
        assertThatThrownBy(this::index)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("BAD-KNOWLEDGE")
                .hasMessageContaining("format 0");
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
        List<String> terms = terms();

        assertThatThrownBy(() -> importer().read(dump, MADE, lines -> {
                    if (lines == 200_000) {
                        throw new IllegalStateException("stopped");
                    }
                }))
                .hasMessage("stopped");
        assertThat(terms()).as("what an earlier import made").isEqualTo(terms);
        List<Long> seen = new ArrayList<>();
        assertThat(importer().read(dump, MADE, seen::add)).isEqualTo(whole);
        assertThat(seen).isEmpty();
        assertThat(terms()).isEqualTo(terms).hasSize(250);
    }

    @Test
    void whereWhatWasReadIsGoneAllIsReadAgain() throws IOException {
        Path dump = dump(
                "json",
                "{\"id\":\"Q1\"}\n".repeat(99_999)
                        + DUMP.lines().skip(1).findFirst().orElseThrow() + "\n");
        assertThatThrownBy(() -> importer().read(dump, MADE, lines -> {
                    throw new IllegalStateException("stopped");
                }))
                .hasMessage("stopped");
        Files.delete(folder.resolve("k/people.part"));
        assertThat(importer().read(dump, MADE, lines -> {}).people()).isEqualTo(1);
        assertThat(index().person("Q900001")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "wikidata-items/data/short_stream.json.bz2, 635, 7, 0, 0, 0",
        "wikidata-items/data/sample_wikidata_items.json.bz2, 100, 0, 19, 19, 0",
        "wikidata-toolkit-fixtures/wdtk-examples/src/resources/sample-dump-20150815.json.gz, 101, 0, 0, 0, 0",
        "wikidata-toolkit-fixtures/wdtk-dumpfiles/src/test/resources/mock-dump-for-testing.json, 4, 0, 0, 0, 0"
    })
    void realItemsAreRead(String file, long items, long people, long countries, long cities, long bad)
            throws IOException {
        assumeTrue(Files.exists(SHARED.resolve(file)), "the real items are not here");
        WikidataImport.Summary summary = read(SHARED.resolve(file));
        assertThat(List.of(summary.items(), summary.people(), summary.countries(), summary.cities(), summary.bad()))
                .isEqualTo(List.of(items, people, countries, cities, bad));
    }

    private Link link(Said said) {
        return new Linker(Corrections.NONE, List.of(folder.resolve("k")))
                .link(said.findings())
                .actors()
                .get(said.name());
    }

    private List<String> terms() {
        return index().terms("RU").stream().map(row -> String.join("\t", row)).toList();
    }

    private WikidataIndex index() {
        return WikidataIndex.open(folder.resolve("k")).orElseThrow();
    }

    private WikidataImport importer() {
        return new WikidataImport(folder.resolve("k"), WikidataClasses.usual(), problems::add);
    }

    private WikidataImport.Summary read(Path dump) throws IOException {
        return importer().read(dump, MADE, lines -> {});
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
