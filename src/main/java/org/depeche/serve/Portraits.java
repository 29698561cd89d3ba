package org.depeche.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.engine.binding.Binding;

/** What the graph tells of a person or organisation, gathered from all articles. */
final class Portraits {
    private final Reading reading;

    Portraits(Reading reading) {
        this.reading = reading;
    }

    /** A role as a language names it, with the first and last date of what was said in it, or empty. */
    record Held(String role, String language, String first, String last, long statements) {}

    /**
     * A person or organisation.
     *
     * @param names all that the articles use
     * @param sides codes of countries that it belongs to or speaks for
     * @param first date of a statement, or empty
     * @param last likewise
     * @param addressees to whom it speaks
     * @param carriers who carried what it said
     */
    record Portrait(
            String iri,
            List<String> names,
            List<String> sides,
            List<Held> roles,
            long statements,
            long articles,
            String first,
            String last,
            List<Reading.Counted> topics,
            List<Reading.Counted> addressees,
            List<Reading.Counted> carriers) {}

    Portrait of(String iri) {
        Map<String, Node> who = Map.of("who", NodeFactory.createURI(iri));
        long[] totals = new long[2];
        String[] dates = new String[2];
        reading.select("""
                SELECT ( COUNT ( DISTINCT ?node ) AS ?count ) ( COUNT ( DISTINCT ?article ) AS ?articles )
                    ( MIN ( COALESCE ( ?date, "~" ) ) AS ?first ) ( MAX ( COALESCE ( ?date, "" ) ) AS ?last ) WHERE {
                    ?who dep:stated ?node . ?node prov:wasDerivedFrom ?article OPTIONAL { ?node dep:saidOn ?said BIND ( STR ( ?said ) AS ?date ) }
                }""", who, row -> {
            totals[0] = Reading.count(row);
            totals[1] = Long.parseLong(Reading.text(row, "articles"));
            dates[0] = first(row);
            dates[1] = Reading.text(row, "last");
            return row;
        });
        return new Portrait(
                iri,
                reading.select(
                        "SELECT DISTINCT ?name WHERE { ?who schema:name ?name } ORDER BY ?name",
                        who,
                        row -> Reading.text(row, "name")),
                reading.sides(iri),
                roles(iri),
                totals[0],
                totals[1],
                dates[0],
                dates[1],
                reading.topics(iri),
                counted("dep:addressee", "dep:addresseeName", who),
                counted("dep:report/dep:reporter", "dep:report/dep:reporterName", who));
    }

    /** Jena gives no minimum where a value is not bound: what is unknown comes as a sign that sorts behind all dates. */
    private static String first(Binding row) {
        String first = Reading.text(row, "first");
        return first.equals("~") ? "" : first;
    }

    /** Roles, those of the latest statements first. */
    List<Held> roles(String iri) {
        Map<String, Node> who = Map.of("who", NodeFactory.createURI(iri));
        List<Held> held = new ArrayList<>(reading.select(
                """
                SELECT ?role ( MIN ( COALESCE ( ?date, "~" ) ) AS ?first ) ( MAX ( COALESCE ( ?date, "" ) ) AS ?last )
                    ( COUNT ( DISTINCT ?node ) AS ?count ) WHERE {
                    ?who dep:stated ?node . ?node dep:speakerRole ?role OPTIONAL { ?node dep:saidOn ?said BIND ( STR ( ?said ) AS ?date ) }
                } GROUP BY ?role ORDER BY DESC ( ?last ) ?role""",
                who,
                row -> new Held(
                        Reading.text(row, "role"),
                        row.get("role").getLiteralLanguage(),
                        first(row),
                        Reading.text(row, "last"),
                        Reading.count(row))));
        // Roles that an article names without a statement in them, with the article's date.
        reading
                .select(
                        """
                SELECT ?role ( MIN ( COALESCE ( ?date, "~" ) ) AS ?first ) ( MAX ( COALESCE ( ?date, "" ) ) AS ?last ) WHERE {
                    ?m org:member ?who ; org:role/skos:prefLabel ?role ; prov:wasDerivedFrom ?article
                    OPTIONAL { ?article schema:datePublished ?published BIND ( STR ( ?published ) AS ?date ) }
                } GROUP BY ?role ORDER BY DESC ( ?last ) ?role""",
                        who,
                        row -> new Held(
                                Reading.text(row, "role"),
                                row.get("role").getLiteralLanguage(),
                                first(row),
                                Reading.text(row, "last"),
                                0))
                .stream()
                .filter(role -> held.stream().noneMatch(known -> known.role().equals(role.role())))
                .forEach(held::add);
        return held;
    }

    private List<Reading.Counted> counted(String path, String name, Map<String, Node> who) {
        return reading.select(
                """
                SELECT ?node ?name ( COUNT ( DISTINCT ?statement ) AS ?count ) WHERE {
                    ?who dep:stated ?statement . ?statement %s ?name OPTIONAL { ?statement %s ?node }
                } GROUP BY ?node ?name ORDER BY DESC ( ?count ) ?name LIMIT 20""".formatted(name, path),
                who,
                row -> new Reading.Counted(Reading.iri(row, "node"), Reading.text(row, "name"), Reading.count(row)));
    }

    /** Who speaks for a country, by the number of their statements. */
    List<Reading.Counted> voices(String code, int limit) {
        return reading.select(
                """
                SELECT ?node ( SAMPLE ( ?any ) AS ?name ) ( COUNT ( DISTINCT ?statement ) AS ?count ) WHERE {
                    ?statement dep:onBehalfOf/dep:code ?code ; dep:speaker ?node ; dep:speakerName ?any .
                    ?node a schema:Person
                } GROUP BY ?node ORDER BY DESC ( ?count ) ?name LIMIT %d""".formatted(limit),
                Map.of("code", NodeFactory.createLiteralString(code)),
                row -> new Reading.Counted(Reading.iri(row, "node"), Reading.text(row, "name"), Reading.count(row)));
    }
}
