package org.depeche.serve;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.atlas.web.AcceptList;
import org.apache.jena.atlas.web.MediaType;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.resultset.ResultSetLang;

/** Syntaxes of results, and which of them a client wants. */
final class ResultFormat {
    /** Of rows and of yes or no. */
    record Rows(String mediaType, String name, Lang language) {}

    /** Of graphs. */
    record Graphs(String mediaType, String name, RDFFormat format) {}

    private static final List<Rows> ROWS = List.of(
            new Rows("application/sparql-results+json", "json", ResultSetLang.RS_JSON),
            new Rows("application/sparql-results+xml", "xml", ResultSetLang.RS_XML),
            new Rows("text/csv", "csv", ResultSetLang.RS_CSV),
            new Rows("text/tab-separated-values", "tsv", ResultSetLang.RS_TSV),
            new Rows("application/json", "json", ResultSetLang.RS_JSON),
            new Rows("application/xml", "xml", ResultSetLang.RS_XML));

    private static final List<Graphs> GRAPHS = List.of(
            new Graphs("text/turtle", "turtle", RDFFormat.TURTLE_BLOCKS),
            new Graphs("application/n-triples", "ntriples", RDFFormat.NTRIPLES_UTF8),
            new Graphs("application/ld+json", "jsonld", RDFFormat.JSONLD_PLAIN),
            new Graphs("application/rdf+xml", "rdfxml", RDFFormat.RDFXML_PLAIN),
            new Graphs("application/trig", "trig", RDFFormat.TRIG_BLOCKS),
            new Graphs("application/n-quads", "nquads", RDFFormat.NQUADS_UTF8),
            new Graphs("text/plain", "ntriples", RDFFormat.NTRIPLES_UTF8));

    private ResultFormat() {}

    /**
     * @param accept header of the request, or null
     * @param name asked for by the parameter {@code format}, or null
     * @throws HttpException 406 where there is none that the client takes
     */
    static Rows rows(String accept, String name) {
        return ROWS.stream()
                .filter(
                        name != null
                                ? f -> f.name().equals(name)
                                : f -> f.mediaType()
                                        .equals(best(
                                                accept,
                                                ROWS.stream()
                                                        .map(Rows::mediaType)
                                                        .toList())))
                .findFirst()
                .orElseThrow(ResultFormat::notAcceptable);
    }

    /** Likewise, for graphs. */
    static Graphs graphs(String accept, String name) {
        return GRAPHS.stream()
                .filter(
                        name != null
                                ? f -> f.name().equals(name)
                                : f -> f.mediaType()
                                        .equals(best(
                                                accept,
                                                GRAPHS.stream()
                                                        .map(Graphs::mediaType)
                                                        .toList())))
                .findFirst()
                .orElseThrow(ResultFormat::notAcceptable);
    }

    /** Whether a client would sooner have a page for people than any of RDF's syntaxes. */
    static boolean prefersHtml(String accept) {
        List<String> offer = new java.util.ArrayList<>(List.of("text/html"));
        GRAPHS.stream().map(Graphs::mediaType).forEach(offer::add);
        return "text/html".equals(best(accept, offer));
    }

    /** The format of a file ending such as {@code ttl}. */
    static Optional<Graphs> ofEnding(String ending) {
        String name = switch (ending.toLowerCase(Locale.ROOT)) {
            case "ttl" -> "turtle";
            case "nt" -> "ntriples";
            case "jsonld" -> "jsonld";
            case "rdf" -> "rdfxml";
            default -> "";
        };
        return GRAPHS.stream().filter(f -> f.name().equals(name)).findFirst();
    }

    private static HttpException notAcceptable() {
        return new HttpException(406, "no result in any of these formats; see the parameter 'format'");
    }

    private static String best(String accept, List<String> offer) {
        if (accept == null || accept.isBlank()) {
            return offer.get(0);
        }
        MediaType best;
        try {
            best = AcceptList.match(new AcceptList(accept), AcceptList.create(offer.toArray(String[]::new)));
        } catch (RuntimeException e) {
            throw new HttpException(400, "the Accept header cannot be read");
        }
        return best == null ? "" : best.getContentTypeStr();
    }
}
