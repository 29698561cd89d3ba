package org.depeche.serve;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.Context;
import org.depeche.store.Store;

/**
 * The SPARQL 1.1 Graph Store HTTP Protocol at {@code /data}: reading is for all, writing for whoever has the token. A graph
 * that comes is parsed whole before it is written; no syntax of it may fetch anything.
 */
final class GraphStoreServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** A graph may be larger than a query. */
    private static final int UPLOAD_FACTOR = 32;

    private static final Map<String, Lang> SYNTAXES = Map.of(
            "text/turtle", Lang.TURTLE,
            "application/n-triples", Lang.NTRIPLES,
            "application/ld+json", Lang.JSONLD,
            "application/rdf+xml", Lang.RDFXML);

    private final transient Store store;
    private final transient QueryRunner runner;
    private final transient Updates updates;
    private final transient Writers writers;
    private final transient Limits limits;
    private final String base;

    GraphStoreServlet(Store store, QueryRunner runner, Updates updates, Writers writers, Limits limits, String base) {
        this.store = store;
        this.runner = runner;
        this.updates = updates;
        this.writers = writers;
        this.limits = limits;
        this.base = base;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Access-Control-Allow-Origin", "*");
        try {
            switch (request.getMethod()) {
                case "GET", "HEAD" -> read(request, response);
                case "PUT", "POST", "DELETE" -> {
                    writers.check(request, response);
                    write(request, response);
                }
                default -> {
                    response.setHeader("Allow", "GET, HEAD, PUT, POST, DELETE");
                    throw new HttpException(405, "graphs are read, put, added to and deleted");
                }
            }
        } catch (HttpException e) {
            SparqlServlet.error(response, e);
        }
    }

    /** The graph that a request names; the default graph is null. */
    private Node graph(HttpServletRequest request) {
        Map<String, List<String>> parameters = RequestBody.parameters(request.getQueryString());
        List<String> names = parameters.getOrDefault("graph", List.of());
        if (names.size() + (parameters.containsKey("default") ? 1 : 0) != 1) {
            throw new HttpException(400, "name one graph: ?graph=IRI, or ?default");
        }
        if (names.isEmpty()) {
            return null;
        }
        String name = names.get(0);
        if (!name.matches("[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|\\\\^`]*")) {
            throw new HttpException(400, "a graph's name is an absolute IRI");
        }
        return NodeFactory.createURI(name);
    }

    private void read(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Node name = graph(request);
        String pattern = name == null ? "?s ?p ?o" : "GRAPH <" + name.getURI() + "> { ?s ?p ?o }";
        if (name != null && !store.read(data -> data.containsGraph(name))) {
            throw new HttpException(404, "no graph <" + name.getURI() + ">");
        }
        Answer answer = runner.run(
                "CONSTRUCT { ?s ?p ?o } WHERE { " + pattern + " }",
                base,
                List.of(),
                List.of(),
                request.getHeader("Accept"),
                null);
        response.setHeader("Vary", "Accept");
        if (!answer.cut().isEmpty()) {
            response.setHeader("Depeche-Cut", answer.cut());
        }
        Reply.send(request, response, answer);
    }

    private void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Node named = graph(request);
        Node name = named == null ? updates.own() : named;
        boolean had = store.read(data -> data.containsGraph(name));
        switch (request.getMethod()) {
            case "DELETE" -> {
                if (!store.remove(name)) {
                    throw new HttpException(404, "no graph <" + name + ">");
                }
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            }
            case "PUT" -> {
                store.replace(Map.of(name, parse(request, name)));
                response.setStatus(had ? HttpServletResponse.SC_NO_CONTENT : HttpServletResponse.SC_CREATED);
            }
            default -> {
                Set<Quad> added = new HashSet<>();
                parse(request, name).find().forEachRemaining(triple -> added.add(Quad.create(name, triple)));
                store.change(Set.of(), added);
                response.setStatus(had ? HttpServletResponse.SC_NO_CONTENT : HttpServletResponse.SC_CREATED);
            }
        }
    }

    private Graph parse(HttpServletRequest request, Node name) throws IOException {
        String type = request.getContentType() == null
                ? ""
                : request.getContentType().replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        Lang syntax = SYNTAXES.get(type);
        if (syntax == null) {
            throw new HttpException(415, "a graph comes as one of " + SYNTAXES.keySet());
        }
        String text = RequestBody.text(request, UPLOAD_FACTOR * limits.requestBytes(), limits.time());
        if (syntax == Lang.RDFXML && (text.contains("<!DOCTYPE") || text.contains("<!ENTITY"))) {
            throw new HttpException(400, "RDF/XML with a document type is not read");
        }
        Graph graph = GraphFactory.createDefaultGraph();
        Context context = new Context();
        context.set(LangJSONLD11.JSONLD_OPTIONS, withoutLoader());
        try {
            RDFParser.fromString(text, syntax)
                    .base(name.getURI())
                    .context(context)
                    .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
                    .parse(graph);
        } catch (RiotException e) {
            throw new HttpException(400, String.valueOf(e.getMessage()));
        } catch (StackOverflowError e) {
            throw new HttpException(400, "the document is nested too deeply");
        }
        return graph;
    }

    private static JsonLdOptions withoutLoader() {
        return new JsonLdOptions((address, options) -> {
            throw new JsonLdError(
                    JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, "a context that lies elsewhere is not fetched");
        });
    }
}
