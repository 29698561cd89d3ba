package org.depeche.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.depeche.serve.Limits;
import org.depeche.serve.Server;
import org.depeche.store.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What OpenRefine asks of a graph in which one person of two is linked. */
class ReconcileServletTest {
    private static final String ARTICLE = """
            date 2019-05-06

            Emmanuel Macron a reçu lundi Jeanne Tartempion. « L’aide arrive », a déclaré Jeanne Tartempion, porte-parole de
            Médecins sans visages. « Nous en doutons », a répondu le président français Emmanuel Macron.
            """;

    @TempDir
    static Path folder;

    private static Store store;
    private static Server server;
    private static URI service;

    @BeforeAll
    static void start() throws IOException {
        Path article = Files.writeString(folder.resolve("visite.txt"), ARTICLE);
        Path place = folder.resolve("store");
        assertThat(Run.depeche("build", article.toString(), "--store", place.toString()))
                .extracting(Run::code)
                .isEqualTo(0);
        store = Store.open(place);
        server = Server.start(
                store,
                new Server.Options("127.0.0.1", 0, "", Limits.USUAL),
                entities -> Map.of(
                        "/reconcile/*", new ReconcileServlet(List.of(), new ServedNames(entities, store.base()))));
        service = server.address().resolve("reconcile");
    }

    @AfterAll
    static void stop() {
        server.close();
        store.close();
    }

    @Test
    void anyPageMayAskWhateverComesOfIt() throws IOException, InterruptedException {
        Map<HttpRequest.Builder, Integer> requests = Map.of(
                HttpRequest.newBuilder(service), 200,
                HttpRequest.newBuilder(service).method("OPTIONS", HttpRequest.BodyPublishers.noBody()), 204,
                HttpRequest.newBuilder(service).DELETE(), 405,
                HttpRequest.newBuilder(URI.create(service + "/nothing")), 404,
                form("queries=%zz"), 400,
                form("queries=" + "x".repeat(3 << 20)), 413);
        for (Map.Entry<HttpRequest.Builder, Integer> request : requests.entrySet()) {
            HttpResponse<String> answer = send(request.getKey().build());
            assertThat(answer.statusCode()).isEqualTo(request.getValue());
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .as(request.getValue().toString())
                    .contains("*");
        }
    }

    @Test
    void openRefineIsAnswered() throws IOException, InterruptedException {
        assertThat(get("")).contains("\"versions\":[\"0.1\",\"0.2\"]", service + "/preview?id={{id}}");
        assertThat(candidates("Côte d’Ivoire")).contains("\"id\":\"Q1008\"");
        HttpResponse<String> preview = send(HttpRequest.newBuilder(URI.create(service + "/preview?id=Q7747"))
                .build());
        assertThat(preview.body()).contains("Vladimir Putin");
        assertThat(preview.headers().firstValue("X-Frame-Options")).isEmpty();
        assertThat(get("/suggest/entity?prefix=Emmanuel%20Mac")).contains("Q3052772");
    }

    @Test
    void whoIsNotLinkedIsFoundByTheNameInTheGraph() throws IOException, InterruptedException {
        String id = "\"id\":\"person/jeanne-tartempion\"";
        assertThat(candidates("JEANNE TARTEMPION")).contains(id, "\"match\":true", "\"description\":\"porte-parole; ");
        assertThat(candidates("person/jeanne-tartempion")).contains(id, "\"score\":100");
        assertThat(candidates("jeanne-tartempion")).contains(id, "\"score\":80");
        assertThat(get("/suggest/entity?prefix=Jeanne%20Tar")).contains(id, "statements and relations in the graph: 1");
        assertThat(get("/preview?id=person%2Fjeanne-tartempion")).contains("Jeanne Tartempion", "porte-parole");
    }

    @Test
    void whoIsLinkedIsThatItemAlone() throws IOException, InterruptedException {
        assertThat(candidates("Emmanuel Macron"))
                .contains("\"id\":\"Q3052772\"", "\"match\":true")
                .doesNotContain("person/");
    }

    @ParameterizedTest
    @CsvSource({
        "q3052772, https://www.wikidata.org/wiki/Q3052772",
        "person/jeanne-tartempion, person/jeanne-tartempion",
        "person/nobody, ''",
        "//example.org, ''"
    })
    void aCandidateLeadsToItsPage(String id, String page) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(service + "/view?id=" + encode(id)))
                .build());
        assertThat(answer.statusCode()).isEqualTo(page.isEmpty() ? 404 : 302);
        assertThat(answer.headers()
                        .firstValue("Location")
                        .orElse(server.address().toString()))
                .isEqualTo(server.address().resolve(page).toString());
    }

    @Test
    void behindAProxyOfHttpsTheAddressesAreToo() throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(service).header("X-Forwarded-Proto", "https");
        assertThat(send(request.build()).body()).contains("\"https://localhost").doesNotContain("\"http://localhost");
    }

    private static String candidates(String name) throws IOException, InterruptedException {
        return send(form("queries=" + encode("{\"q\":{\"query\":\"" + name + "\"}}"))
                        .build())
                .body();
    }

    private static String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(URI.create(service + path)).build());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static HttpRequest.Builder form(String form) {
        return HttpRequest.newBuilder(service)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
