package org.depeche.serve;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.depeche.store.Store;

/** Pages for people, their twins in JSON, and the description of each node of the data: as a page, or as RDF. */
final class PageServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final String HTML = "text/html; charset=utf-8";
    private static final String JSON = "application/json";
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final transient Reading reading;
    private final transient Pages pages;
    private final transient Rdf rdf;
    private final transient DatasetDescription dataset;
    private final transient Api api;
    private final transient AnswerCache cache;
    private final transient Lanes lanes;
    private final String base;

    PageServlet(
            Store store,
            Reading reading,
            Entities entities,
            QueryRunner runner,
            AnswerCache cache,
            Lanes lanes,
            String base) {
        this.base = base;
        this.lanes = lanes;
        this.cache = cache;
        this.reading = reading;
        Census census = new Census(store);
        this.pages = new Pages(store, reading, entities, census, runner, base);
        this.rdf = new Rdf(store, base);
        this.dataset = new DatasetDescription(census, base);
        this.api = new Api(census, reading, entities, base);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, List<String>> parameters = Map.of();
        try {
            if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
                response.setHeader("Allow", "GET, HEAD");
                throw new HttpException(405, "pages are only read");
            }
            parameters = RequestBody.parameters(request.getQueryString());
            answer(request, parameters, response);
        } catch (HttpException e) {
            fail(request, response, words(request, parameters), e);
        }
    }

    private void fail(HttpServletRequest request, HttpServletResponse response, Words words, HttpException e)
            throws IOException {
        response.setStatus(e.status());
        response.setHeader("Cache-Control", "no-store");
        if (e.status() == 503) {
            response.setHeader("Retry-After", "2");
        }
        byte[] body;
        if (request.getRequestURI().startsWith("/api/")) {
            response.setContentType(JSON);
            body = Api.error(e);
        } else {
            response.setContentType(HTML);
            response.setHeader("Content-Language", words.language());
            body = bytes(pages.error(words, e).render(words, here(request)));
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private void answer(HttpServletRequest request, Map<String, List<String>> parameters, HttpServletResponse response)
            throws IOException {
        // As it was sent: the IRIs of the graph hold percent escapes, and decoding would make them others.
        String path = request.getRequestURI();
        Words words = words(request, parameters);
        Optional<Answer> asset = Assets.at(path);
        if (asset.isPresent()) {
            // Its address names its content, which therefore never changes.
            response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
            Reply.send(request, response, asset.get());
        } else if (path.equals("/.well-known/void")) {
            rdf(request, response, path, dataset::graph);
        } else if (path.equals("/queries")) {
            rdf(request, response, path, () -> Examples.graph(base));
        } else if (path.equals("/healthz")) {
            reading.knows(base);
            response.setHeader("Cache-Control", "no-store");
            Reply.send(request, response, new Answer("text/plain; charset=utf-8", bytes("ok\n")));
        } else if (path.startsWith("/api/")) {
            response.setHeader("Access-Control-Allow-Origin", "*");
            String asked = question(request, words);
            Reply.send(
                    request,
                    response,
                    cache.getOnce(asked, () -> inTurn(() -> new Answer(JSON, api.at(path, parameters, words)))));
        } else {
            page(request, parameters, response, words, path);
        }
    }

    private void page(
            HttpServletRequest request,
            Map<String, List<String>> parameters,
            HttpServletResponse response,
            Words words,
            String path)
            throws IOException {
        String name = base + path.substring(1);
        boolean isNode = reading.knows(name);
        if (isNode && !wantsPage(request, response)) {
            rdf(request, response, name, ResultFormat.graphs(request.getHeader("Accept"), null));
            return;
        }
        int dot = name.lastIndexOf('.');
        if (!isNode && dot > base.length() && reading.knows(name.substring(0, dot))) {
            Optional<ResultFormat.Graphs> format = ResultFormat.ofEnding(name.substring(dot + 1));
            if (format.isPresent()) {
                rdf(request, response, name.substring(0, dot), format.get());
                return;
            }
        }
        Answer answer = cache.getOnce(
                question(request, words),
                () -> inTurn(() -> {
                    Page page = isNode
                            ? pages.node(name, words)
                            : pages.at(path, parameters, words).orElseThrow(() -> new HttpException(404, path));
                    return new Answer(HTML, bytes(page.render(words, here(request))));
                }));
        response.setHeader("Content-Language", words.language());
        response.setHeader("Vary", isNode ? "Accept, Accept-Language" : "Accept-Language");
        Reply.send(request, response, answer);
    }

    private static boolean wantsPage(HttpServletRequest request, HttpServletResponse response) {
        String accept = request.getHeader("Accept");
        response.setHeader("Vary", "Accept, Accept-Language");
        return accept == null || ResultFormat.prefersHtml(accept);
    }

    private void rdf(HttpServletRequest request, HttpServletResponse response, String iri, ResultFormat.Graphs format)
            throws IOException {
        response.setHeader("Access-Control-Allow-Origin", "*");
        Reply.send(request, response, cache.getOnce(format.name() + " " + iri, () -> rdf.describe(iri, format)));
    }

    /** A graph that describes, in the syntax that is asked for. */
    private void rdf(HttpServletRequest request, HttpServletResponse response, String path, Supplier<Graph> graph)
            throws IOException {
        String accept = request.getHeader("Accept");
        // A browser, which takes none of these syntaxes, shows the first of them.
        ResultFormat.Graphs format =
                ResultFormat.graphs(accept == null || accept.contains("text/html") ? null : accept, null);
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Vary", "Accept");
        Reply.send(request, response, cache.getOnce(path + " " + format.name(), () -> Rdf.write(graph.get(), format)));
    }

    /** So many pages at once, each within its time; what takes long lets short queries go first. */
    private Answer inTurn(Supplier<Answer> maker) {
        Deadline deadline = new Deadline(LONGEST_NANOS);
        Lanes.Place place = lanes.enterPage(deadline);
        try {
            place.begin();
            return deadline.around(maker);
        } finally {
            place.leave();
        }
    }

    /** Makes what the first reader asks for, in both languages; a reader who is there before makes it alike. */
    void warm() {
        for (String language : Words.LANGUAGES) {
            Words words = Words.of(language, null);
            cache.getOnce(language + " /", () -> {
                Page page = pages.at("/", Map.of(), words).orElseThrow();
                return new Answer(HTML, bytes(page.render(words, "/")));
            });
            cache.getOnce(language + " /api/network", () -> new Answer(JSON, api.at("/api/network", Map.of(), words)));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What is asked, in one language, however that was chosen. */
    private static String question(HttpServletRequest request, Words words) {
        String bare = here(request).replaceAll("([?&])lang=[a-z]*&?", "$1").replaceAll("[?&]$", "");
        return words.language() + " " + bare;
    }

    private static String here(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    private static Words words(HttpServletRequest request, Map<String, List<String>> parameters) {
        List<String> asked = parameters.getOrDefault("lang", List.of());
        return Words.of(asked.isEmpty() ? null : asked.get(0), request.getHeader("Accept-Language"));
    }
}
