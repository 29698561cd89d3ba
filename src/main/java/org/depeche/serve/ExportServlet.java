package org.depeche.serve;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPOutputStream;
import org.depeche.store.Export;
import org.depeche.store.Store;

/**
 * The graph or a selection of it as a file, at {@code /export/NAME}. What is sent is not gathered first: a graph larger
 * than the memory passes. A few at a time, as a slow client may take long.
 */
final class ExportServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final int AT_ONCE = 4;
    private static final int BUFFER = 1 << 16;

    private static final Map<String, Export.Format> GRAPHS = Map.of(
            "graph.ttl", Export.Format.TURTLE,
            "graph.trig", Export.Format.TRIG,
            "graph.nq", Export.Format.NQUADS);

    private final transient Store store;
    private final transient Reading reading;
    private final transient Semaphore places = new Semaphore(AT_ONCE);

    ExportServlet(Store store, String base) {
        this.store = store;
        this.reading = new Reading(store, base);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Access-Control-Allow-Origin", "*");
        try {
            if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
                response.setHeader("Allow", "GET, HEAD");
                throw new HttpException(405, "files are only read");
            }
            String name = String.valueOf(request.getPathInfo()).replaceFirst("^/", "");
            String type = type(name);
            Filter filter = Filter.of(RequestBody.parameters(request.getQueryString()));
            response.setHeader("Cache-Control", "no-cache");
            response.setContentType(type);
            // The name is one of ours: nothing of the request stands in a header.
            response.setHeader("Content-Disposition", "attachment; filename=\"depeche-" + name + "\"");
            if (request.getMethod().equals("GET")) {
                send(request, response, name, filter);
            }
        } catch (HttpException e) {
            SparqlServlet.error(response, e);
        }
    }

    private static String type(String name) {
        if (GRAPHS.containsKey(name)) {
            return GRAPHS.get(name).mediaType() + ";charset=utf-8";
        }
        return switch (name) {
            case "statements.csv", "relations.csv" -> "text/csv;charset=utf-8;header=present";
            case "network.graphml" -> "application/graphml+xml";
            default ->
                throw new HttpException(
                        404,
                        "no such file; there are graph.ttl, graph.trig, graph.nq,"
                                + " statements.csv, relations.csv and network.graphml");
        };
    }

    private void send(HttpServletRequest request, HttpServletResponse response, String name, Filter filter)
            throws IOException {
        if (!places.tryAcquire()) {
            throw new HttpException(503, "too many files are on their way; try again in a moment");
        }
        try {
            List<String> articles = GRAPHS.containsKey(name) && !filter.isAll() ? articles(filter) : List.of();
            OutputStream raw = response.getOutputStream();
            if (Reply.takesGzip(request)) {
                response.setHeader("Content-Encoding", "gzip");
                response.addHeader("Vary", "Accept-Encoding");
                raw = new GZIPOutputStream(raw, BUFFER);
            }
            OutputStream out = new BufferedOutputStream(raw, BUFFER);
            write(name, filter, articles, out);
            // Ended only when it is whole: of what breaks off, the asker sees that it does.
            out.close();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            places.release();
        }
    }

    private void write(String name, Filter filter, List<String> articles, OutputStream out) throws IOException {
        switch (name) {
            case "statements.csv" -> Csv.statements(reading, filter, out);
            case "relations.csv" -> Csv.relations(reading, filter, out);
            case "network.graphml" -> GraphMl.write(reading, filter, out);
            default -> new Export(store, GRAPHS.get(name)).write(articles, out);
        }
    }

    /** Ids of the articles that a selected statement or relation was read from. */
    private List<String> articles(Filter filter) {
        Set<String> ids = new LinkedHashSet<>();
        if (!filter.article().isEmpty()) {
            ids.add(filter.article());
        } else {
            boolean onlyRelations = !(filter.source() + filter.target() + filter.type() + filter.status()).isEmpty();
            boolean onlyStatements = !(filter.speaker() + filter.side() + filter.about() + filter.words()).isEmpty();
            if (!onlyRelations) {
                reading.eachStatement(filter, said -> ids.add(said.article()));
            }
            if (!onlyStatements) {
                reading.eachRelation(filter, related -> ids.add(related.article()));
            }
        }
        List<String> found = List.copyOf(ids);
        if (found.isEmpty()
                || !new Export(store, Export.Format.NQUADS).absent(found).isEmpty()) {
            throw new HttpException(404, "no article of this graph is selected");
        }
        return found;
    }
}
