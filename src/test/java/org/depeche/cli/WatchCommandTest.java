package org.depeche.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders and feeds, with a server on this machine. */
class WatchCommandTest {
    private static final String FEED = """
            <rss version="2.0"><channel><title>Le Journal</title>
            <item><title>Un accord</title><link>%1$s/accord</link><description>Un résumé.</description></item>
            <item><title>Un secret</title><link>%1$s/secret/un</link><description>Paris se tait.</description></item>
            </channel></rss>""";
    private static final String PAGE =
            "<html lang=fr><body><article><p>La France et l’Allemagne ont signé un accord à Paris,"
                    + " a annoncé le président.</p></article></body></html>";

    @TempDir
    Path folder;

    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private String site;
    private String store;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        site = "http://127.0.0.1:" + server.getAddress().getPort();
        store = folder.resolve("graph").toString();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean known = "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
        asked.add(path + (known ? " known" : ""));
        String body = switch (path) {
            case "/robots.txt" -> "User-agent: *\nDisallow: /secret/\n";
            case "/feed.xml" -> FEED.formatted(site);
            default -> PAGE;
        };
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("ETag", "\"v1\"");
        if (known) {
            exchange.sendResponseHeaders(304, -1);
        } else {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private String dump() {
        return Run.depeche("store", "dump", "--store", store).out();
    }

    @Test
    void aFeedIsFetchedOnceWithItsPagesAndAsRobotsAllow() {
        Run run = Run.depeche(
                "watch",
                site + "/feed.xml",
                "--fetch",
                "--pause",
                "0",
                "--rounds",
                "2",
                "--every",
                "0.01",
                "--store",
                store);
        assertThat(asked).containsExactly("/robots.txt", "/feed.xml", "/accord", "/feed.xml known");
        assertThat(run.err()).contains("NOT-FETCHED: " + site + "/secret/un: the site's robots.txt does not allow it");
        assertThat(dump())
                .contains("La France et l’Allemagne ont signé", "Paris se tait")
                .doesNotContain("Un résumé");
    }

    @Test
    void nothingIsFetchedUnlessItIsAskedFor() {
        Run run = Run.depeche("build", site + "/feed.xml", "--store", store);
        assertThat(run.err()).startsWith("NOT-FETCHED: " + site).contains("--fetch");
        assertThat(asked).isEmpty();
    }

    @Test
    void whatArrivesInAFolderIsReadOnceItIsWhole() throws IOException {
        Path incoming = Files.createDirectories(folder.resolve("incoming/sous-dossier"));
        Files.writeString(incoming.resolve("un.txt"), "La France et l’Allemagne ont signé un accord à Paris.");
        String[] watch = {
            "watch", folder.resolve("incoming").toString(), "--rounds", "1", "--every", "0.01", "--store", store
        };
        Run.depeche(watch);
        assertThat(dump()).as("it was seen once and may still grow").doesNotContain("articleBody");
        watch[3] = "3";
        Run run = Run.depeche(watch);
        assertThat(run.err()).isEqualTo("1 new article, 0 replaced" + System.lineSeparator());
        assertThat(dump()).contains("article/sous-dossier-un-");
    }
}
