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

/** The query operation of the SPARQL 1.1 Protocol; there is no update. */
final class SparqlServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String QUERY = "application/sparql-query";
    private static final String ALLOWED = "GET, HEAD, POST, OPTIONS";

    private final transient QueryRunner runner;
    private final transient Limits limits;
    private final String base;

    SparqlServlet(QueryRunner runner, Limits limits, String base) {
        this.runner = runner;
        this.limits = limits;
        this.base = base;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Access-Control-Expose-Headers", "Depeche-Cut");
        try {
            switch (request.getMethod()) {
                case "GET", "HEAD" -> query(RequestBody.parameters(request.getQueryString()), request, response);
                case "POST" -> post(request, response);
                case "OPTIONS" -> {
                    response.setHeader("Allow", ALLOWED);
                    response.setHeader("Access-Control-Allow-Methods", ALLOWED);
                    response.setHeader("Access-Control-Allow-Headers", "Accept, Content-Type, Content-Encoding");
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
                query(RequestBody.parameters(body), request, response);
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
            case "application/sparql-update" -> throw new HttpException(403, "the graph is read-only");
            default -> throw new HttpException(415, "a query comes as " + QUERY + " or " + FORM);
        }
    }

    private void query(Map<String, List<String>> parameters, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (parameters.containsKey("update")) {
            throw new HttpException(403, "the graph is read-only");
        }
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
        if (e.status() == 403 || e.status() == 408 || e.status() == 413 || e.status() == 415) {
            // The body has not been read, so the server closes the connection: a client that is not told would send its
            // next
            // request into it.
            response.setHeader("Connection", "close");
        }
        response.getOutputStream().write((e.getMessage() + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
