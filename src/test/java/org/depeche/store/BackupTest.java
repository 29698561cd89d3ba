package org.depeche.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Copies from a server that is none, or that breaks off. */
class BackupTest {
    @TempDir
    Path folder;

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answers(int status, String type, String body, long length) {
        server.createContext("/export/graph.nq", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, length);
            OutputStream out = exchange.getResponseBody();
            out.write(body.getBytes());
            out.flush();
            exchange.close();
        });
    }

    @ParameterizedTest
    @CsvSource({"200, application/n-quads, 100", "200, text/html, 28", "404, application/n-quads, 28"})
    void whatIsNotWholeLeavesNoFile(int status, String type, long length) throws IOException {
        answers(status, type, "<urn:a> <urn:b> <urn:c> .   ", length);
        assertThatThrownBy(() -> Backup.fetch(address(), folder.resolve("b.nq.gz")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("BACKUP-FAILED");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whereNobodyAnswersItIsSaid() {
        URI gone = address();
        server.stop(0);
        assertThatThrownBy(() -> Backup.fetch(gone, folder.resolve("b.nq.gz"))).hasMessageContaining("BACKUP-FAILED");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anEarlierCopyStaysUntilTheNextIsWhole() throws IOException {
        Path copy = Files.writeString(folder.resolve("b.nq.gz"), "earlier");
        answers(200, "application/n-quads", "<urn:a> <urn:b> <urn:c> .\n", 100);
        assertThatThrownBy(() -> Backup.fetch(address(), copy)).hasMessageContaining("BACKUP-FAILED");
        assertThat(copy).hasContent("earlier");
    }
}
