package org.depeche.serve;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The SPARQL 1.1 Protocol: queries for all, updates for whoever has the token. A request that asks nothing gets the
 * description of the service (SPARQL 1.1 Service Description), or the page with the editor where a browser asks.
 */
final class SparqlServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String QUERY = "application/sparql-query";
    private static final String UPDATE = "application/sparql-update";
    private static final String ALLOWED = "GET, HEAD, POST, OPTIONS";

    private final transient QueryRunner runner;
    private final transient Updates updates;
    private final transient Writers writers;
    private final transient Limits limits;
    private final String base;

    SparqlServlet(QueryRunner runner, Updates updates, Writers writers, Limits limits, String base) {
        this.runner = runner;
        this.updates = updates;
        this.writers = writers;
        this.limits = limits;
        this.base = base;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Access-Control-Expose-Headers", "Depeche-Cut");
        try {
            switch (request.getMethod()) {
                case "GET", "HEAD" -> {
                    Map<String, List<String>> parameters = RequestBody.parameters(request.getQueryString());
                    if (parameters.isEmpty()) {
                        describe(request, response);
                    } else if (parameters.containsKey("update")) {
                        // Whoever may not write at all need not be told how to.
                        throw writers.isAnybody()
                                ? new HttpException(400, "an update comes by POST")
                                : new HttpException(403, "the graph is read-only");
                    } else {
                        query(parameters, request, response);
                    }
                }
                case "POST" -> post(request, response);
                case "OPTIONS" -> {
                    response.setHeader("Allow", ALLOWED);
                    response.setHeader("Access-Control-Allow-Methods", ALLOWED);
                    response.setHeader(
                            "Access-Control-Allow-Headers", "Accept, Authorization, Content-Type, Content-Encoding");
                    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                }
                default -> {
                    response.setHeader("Allow", ALLOWED);
                    throw new HttpException(405, "only GET and POST are answered here");
                }
            }
        } catch (HttpException e) {
            error(response, e);
        }
    }

    private void post(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String type = request.getContentType() == null
                ? ""
                : request.getContentType().replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        String body;
        switch (type) {
            case FORM -> {
                body = RequestBody.text(request, limits.requestBytes(), limits.time());
                // Of a form, all parameters come in the body (SPARQL 1.1 Protocol, 2.1.2).
                Map<String, List<String>> parameters = RequestBody.parameters(body);
                if (parameters.containsKey("update")) {
                    writers.check(request, response);
                    List<String> given = parameters.get("update");
                    if (given.size() != 1 || parameters.containsKey("query")) {
                        throw new HttpException(400, "one parameter 'update' is wanted, and no query");
                    }
                    update(given.get(0), parameters, response);
                } else {
                    query(parameters, request, response);
                }
            }
            case QUERY -> {
                body = RequestBody.text(request, limits.requestBytes(), limits.time());
                Map<String, List<String>> parameters =
                        new LinkedHashMap<>(RequestBody.parameters(request.getQueryString()));
                if (parameters.containsKey("query")) {
                    throw new HttpException(400, "a query in the body and another in the address");
                }
                parameters.put("query", List.of(body));
                query(parameters, request, response);
            }
            case UPDATE -> {
                writers.check(request, response);
                body = RequestBody.text(request, limits.requestBytes(), limits.time());
                update(body, RequestBody.parameters(request.getQueryString()), response);
            }
            default -> throw new HttpException(415, "a query comes as " + QUERY + " or " + FORM);
        }
    }

    private void query(Map<String, List<String>> parameters, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        List<String> queries = parameters.getOrDefault("query", List.of());
        if (queries.size() != 1) {
            throw new HttpException(400, "one parameter 'query' is wanted, not " + queries.size());
        }
        Answer answer = runner.run(
                queries.get(0),
                base,
                parameters.getOrDefault("default-graph-uri", List.of()),
                parameters.getOrDefault("named-graph-uri", List.of()),
                accept(request),
                first(parameters, "format"));
        response.setHeader("Vary", "Accept");
        if (!answer.cut().isEmpty()) {
            response.setHeader("Depeche-Cut", answer.cut());
        }
        Reply.send(request, response, answer);
    }

    private void update(String text, Map<String, List<String>> parameters, HttpServletResponse response) {
        updates.run(
                text,
                parameters.getOrDefault("using-graph-uri", List.of()),
                parameters.getOrDefault("using-named-graph-uri", List.of()));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private void describe(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String accept = accept(request);
        response.setHeader("Vary", "Accept");
        if (accept != null && ResultFormat.prefersHtml(accept) && accept.contains("text/html")) {
            response.sendRedirect("/query");
            return;
        }
        Reply.send(
                request,
                response,
                Rdf.write(ServiceDescription.of(base, writers.isAnybody()), ResultFormat.graphs(accept, null)));
    }

    /** Several headers of one name are one list (RFC 9110, 5.3). */
    private static String accept(HttpServletRequest request) {
        List<String> headers = java.util.Collections.list(request.getHeaders("Accept"));
        return headers.isEmpty() ? null : String.join(", ", headers);
    }

    private static String first(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.isEmpty() || values.get(0).isEmpty() ? null : values.get(0);
    }

    static void error(HttpServletResponse response, HttpException e) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(e.status());
        response.setContentType("text/plain; charset=utf-8");
        if (e.status() == 503) {
            response.setHeader("Retry-After", "2");
        }
        if (e.status() == 401 || e.status() == 403 || e.status() == 408 || e.status() == 413 || e.status() == 415) {
            // The body has not been read, so the server closes the connection: a client that is not told would send its
            // next
            // request into it.
            response.setHeader("Connection", "close");
        }
        response.getOutputStream().write((e.getMessage() + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
