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
    void anyPageMayAskWhateverComesOfIt() throws IOException, InterruptedException {
        try (Store store = Store.open(folder.resolve("store"));
                Server server = Server.start(
                        store,
                        new Server.Options("127.0.0.1", 0, "", Limits.USUAL),
                        Map.of("/reconcile/*", new ReconcileServlet(List.of())))) {
            URI service = server.address().resolve("reconcile");
            Map<HttpRequest.Builder, Integer> requests = Map.of(
                    HttpRequest.newBuilder(service), 200,
                    HttpRequest.newBuilder(service).method("OPTIONS", HttpRequest.BodyPublishers.noBody()), 204,
                    HttpRequest.newBuilder(service).DELETE(), 405,
                    HttpRequest.newBuilder(URI.create(service + "/nothing")), 404,
                    form(service, "queries=%zz"), 400,
                    form(service, "queries=" + "x".repeat(3 << 20)), 413);
            for (Map.Entry<HttpRequest.Builder, Integer> request : requests.entrySet()) {
                HttpResponse<String> answer = send(request.getKey().build());
                assertThat(answer.statusCode()).isEqualTo(request.getValue());
                assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                        .as(request.getValue().toString())
                        .contains("*");
            }
        }
    }

    private static HttpRequest.Builder form(URI service, String form) {
        return HttpRequest.newBuilder(service)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
    }

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
            assertThat(send(form(service, queries).build()).body()).contains("\"id\":\"Q1008\"");
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
