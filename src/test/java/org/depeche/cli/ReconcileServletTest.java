package org.depeche.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.depeche.serve.Limits;
import org.depeche.serve.Server;
import org.depeche.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconcileServletTest {
    @TempDir
    Path folder;

    @Test
    void openRefineIsAnswered() throws IOException, InterruptedException {
        try (Store store = Store.open(folder.resolve("store"));
                Server server = Server.start(
                        store,
                        new Server.Options("127.0.0.1", 0, "", Limits.USUAL),
                        Map.of("/reconcile/*", new ReconcileServlet(List.of())))) {
            URI service = server.address().resolve("reconcile");
            HttpResponse<String> manifest = send(HttpRequest.newBuilder(service).build());
            assertThat(manifest.statusCode()).isEqualTo(200);
            assertThat(manifest.body()).contains("\"versions\":[\"0.1\",\"0.2\"]", service + "/preview?id={{id}}");
            String queries =
                    "queries=" + URLEncoder.encode("{\"q0\":{\"query\":\"Côte d’Ivoire\"}}", StandardCharsets.UTF_8);
            assertThat(send(HttpRequest.newBuilder(service)
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString(queries))
                                    .build())
                            .body())
                    .contains("\"id\":\"Q1008\"");
            HttpResponse<String> preview = send(HttpRequest.newBuilder(URI.create(service + "/preview?id=Q7747"))
                    .build());
            assertThat(preview.body()).contains("Vladimir Putin");
            assertThat(preview.headers().firstValue("X-Frame-Options")).isEmpty();
            assertThat(send(HttpRequest.newBuilder(URI.create(service + "/suggest/entity?prefix=Emmanuel%20Mac"))
                                    .build())
                            .body())
                    .contains("Q3052772");
        }
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
