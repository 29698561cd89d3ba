package org.depeche.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WikidataCommandTest {
    private static final String PERSON =
            "{\"type\":\"item\",\"id\":\"Q900001\",\"labels\":{\"en\":{\"language\":\"en\",\"value\":\"Andrey Denisov\"}},"
                    + "\"claims\":{\"P31\":[{\"mainsnak\":{\"datavalue\":{\"value\":{\"id\":\"Q5\"}}},\"rank\":\"normal\"}],"
                    + "\"P27\":[{\"mainsnak\":{\"datavalue\":{\"value\":{\"id\":\"Q159\"}}},\"rank\":\"normal\"}],"
                    + "\"P39\":[{\"mainsnak\":{\"datavalue\":{\"value\":{\"id\":\"Q900010\"}}},\"rank\":\"normal\"}]}}";
    private static final String POSITION =
            "{\"type\":\"item\",\"id\":\"Q900010\",\"labels\":{\"en\":{\"language\":\"en\",\"value\":\"ambassador of Russia to"
                    + " China\"}},\"claims\":{\"P1001\":[{\"mainsnak\":{\"datavalue\":{\"value\":{\"id\":\"Q159\"}}},"
                    + "\"rank\":\"normal\"}]}}";

    @TempDir
    Path folder;

    private String article;

    @BeforeEach
    void anArticle() throws IOException {
        article = folder.resolve("a.json").toString();
        Files.writeString(
                Path.of(article),
                "{\"id\":\"a\",\"language\":\"fr\",\"published\":\"2019-05-06\",\"text\":\"« Nous négocions », a déclaré lundi"
                        + " l’ambassadeur russe à Pékin, Andreï Denisov.\"}");
    }

    @Test
    void anImportedDumpLinksMore() throws IOException {
        Path dump = folder.resolve("wikidata-20261116-all.json");
        Files.writeString(dump, "[\n" + PERSON + ",\n" + POSITION + "\n]\n");
        String out = folder.resolve("k").toString();
        Run run = Run.depeche("wikidata", "import", dump.toString(), "--out", out);
        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("2 items: 1 person, 1 term");
        assertThat(Run.depeche("extract", article).out()).doesNotContain("Q900001");
        assertThat(Run.depeche("extract", article, "--knowledge", out).out())
                .contains("\"speakerWikidata\":\"Q900001\"");
        assertThat(Files.readString(folder.resolve("k/wikidata.imported"))).contains("\t2026-11-16\t");
    }

    @Test
    void theLiveServiceIsAskedOnlyBySync() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            String query = exchange.getRequestURI().getRawQuery();
            String body = query.contains("wbsearchentities")
                    ? "{\"search\":[{\"id\":\"Q900001\"}]}"
                    : "{\"entities\":{\"x\":" + (query.contains("Q900010") ? POSITION : PERSON) + "}}";
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            String endpoint = "http://" + server.getAddress().getHostString() + ":"
                    + server.getAddress().getPort() + "/api";
            String out = folder.resolve("k").toString();
            assertThat(Run.depeche("wikidata", "sync", article, "--endpoint", endpoint, "--out", out)
                            .code())
                    .isEqualTo(ExitCodes.WRONG_USAGE);
            assertThat(asked).hasValue(0);
            Run sync = Run.depeche(
                    "wikidata", "sync", article, "--endpoint", endpoint, "--out", out, "--contact", "desk@example.org");
            assertThat(sync.err()).isEmpty();
            assertThat(sync.out()).startsWith("1 name asked for, 1 person found");
            int after = asked.get();
            assertThat(Run.depeche("extract", article, "--knowledge", out).out())
                    .contains("\"speakerWikidata\":\"Q900001\"");
            assertThat(asked).hasValue(after);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aClassIsAnItem() throws IOException {
        Path dump = Files.writeString(folder.resolve("dump.json"), "[\n]\n");
        Run run = Run.depeche("wikidata", "import", dump.toString(), "--organisations", "newspaper");
        assertThat(run.code()).isEqualTo(ExitCodes.WRONG_USAGE);
        assertThat(run.err()).contains("not an item of Wikidata, such as Q11032: 'newspaper'");
    }

    @Test
    void aMissingDumpIsNamed() {
        Run run = Run.depeche("wikidata", "import", folder.resolve("none.json").toString());
        assertThat(run.code()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.err()).contains("NO-FILE");
    }
}
