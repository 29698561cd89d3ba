package org.depeche.serve;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFWriter;
import org.depeche.store.ReadableTurtle;
import org.depeche.store.Store;

/** Pages for people, and the description of each node of the data: as a page, or as RDF for those who ask for it. */
final class PageServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Reading reading;
    private final transient Pages pages;
    private final transient Description description;
    private final transient Api api;
    private final String base;

    PageServlet(Store store, QueryRunner runner, String base) {
        this.base = base;
        this.reading = new Reading(store, base);
        this.pages = new Pages(store, reading, runner, base);
        this.description = new Description(store);
        this.api = new Api(reading);
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
            if (request.getRequestURI().startsWith("/api/")) {
                response.setStatus(e.status());
                send(response, "application/json", Api.error(e));
                return;
            }
            Words words = words(request, parameters);
            page(request, response, words, pages.error(words, e));
        }
    }

    private void answer(HttpServletRequest request, Map<String, List<String>> parameters, HttpServletResponse response)
            throws IOException {
        // As it was sent: the IRIs of the graph hold percent escapes, and decoding would make them others.
        String path = request.getRequestURI();
        Words words = words(request, parameters);
        switch (path) {
            case "/style.css" -> style(response);
            case "/api/statements", "/api/relations", "/api/entities", "/api/openapi.json" -> {
                response.setHeader("Access-Control-Allow-Origin", "*");
                send(response, "application/json", api.at(path, parameters, words));
            }
            case "/healthz" -> send(response, "text/plain; charset=utf-8", "ok\n".getBytes(StandardCharsets.UTF_8));
            default -> {
                Optional<Page> page = pages.at(path, parameters, words);
                if (page.isPresent()) {
                    page(request, response, words, page.get());
                } else {
                    node(request, response, words, path);
                }
            }
        }
    }

    private void node(HttpServletRequest request, HttpServletResponse response, Words words, String path)
            throws IOException {
        String name = base + path.substring(1);
        int dot = name.lastIndexOf('.');
        if (!reading.knows(name) && dot > base.length()) {
            Optional<ResultFormat.Graphs> format = ResultFormat.ofEnding(name.substring(dot + 1));
            if (format.isPresent() && reading.knows(name.substring(0, dot))) {
                rdf(response, name.substring(0, dot), format.get());
                return;
            }
        }
        if (!reading.knows(name)) {
            throw new HttpException(404, path);
        }
        String accept = request.getHeader("Accept");
        response.setHeader("Vary", "Accept, Accept-Language");
        if (accept == null || ResultFormat.prefersHtml(accept)) {
            page(request, response, words, pages.node(name, words));
        } else {
            rdf(response, name, ResultFormat.graphs(accept, null));
        }
    }

    private void rdf(HttpServletResponse response, String iri, ResultFormat.Graphs format) throws IOException {
        Graph graph = description.of(iri);
        byte[] body;
        if (format.name().equals("turtle")) {
            StringBuilder text = new StringBuilder();
            ReadableTurtle turtle = new ReadableTurtle(text, base);
            turtle.start();
            turtle.graph(graph);
            body = text.toString().getBytes(StandardCharsets.UTF_8);
        } else {
            BoundedOutput out = new BoundedOutput(Integer.MAX_VALUE);
            RDFWriter.source(graph).format(format.format()).output(out);
            body = out.toBytes();
        }
        response.setHeader("Access-Control-Allow-Origin", "*");
        send(response, format.mediaType() + (format.mediaType().startsWith("text/") ? "; charset=utf-8" : ""), body);
    }

    private static void page(HttpServletRequest request, HttpServletResponse response, Words words, Page page)
            throws IOException {
        String query = request.getQueryString();
        String here = request.getRequestURI() + (query == null ? "" : "?" + query);
        response.setStatus(page.status());
        if (page.status() == 503) {
            response.setHeader("Retry-After", "2");
        }
        response.setHeader("Content-Language", words.language());
        send(response, "text/html; charset=utf-8", page.render(words, here).getBytes(StandardCharsets.UTF_8));
    }

    private static void style(HttpServletResponse response) throws IOException {
        try (InputStream in = PageServlet.class.getResourceAsStream("style.css")) {
            response.setHeader("Cache-Control", "max-age=3600");
            send(response, "text/css; charset=utf-8", in.readAllBytes());
        }
    }

    /** The container leaves out the body of an answer to HEAD. */
    private static void send(HttpServletResponse response, String type, byte[] body) throws IOException {
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static Words words(HttpServletRequest request, Map<String, List<String>> parameters) {
        List<String> asked = parameters.getOrDefault("lang", List.of());
        return Words.of(asked.isEmpty() ? null : asked.get(0), request.getHeader("Accept-Language"));
    }
}
