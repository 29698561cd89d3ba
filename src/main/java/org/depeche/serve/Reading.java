package org.depeche.serve;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.text.TextQuery;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecBuilder;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.sys.SystemTDB;
import org.depeche.store.Store;

/** What pages and their JSON twins read from the graph. Values that a reader gives are bound as terms, never as syntax. */
final class Reading {
    static final String DEP = "https://w3id.org/depeche#";
    static final String SCHEMA = "https://schema.org/";

    private static final String PREFIXES = """
            PREFIX dep: <https://w3id.org/depeche#>
            PREFIX plover: <https://w3id.org/depeche/plover#>
            PREFIX schema: <https://schema.org/>
            PREFIX oa: <http://www.w3.org/ns/oa#>
            PREFIX org: <http://www.w3.org/ns/org#>
            PREFIX owl: <http://www.w3.org/2002/07/owl#>
            PREFIX prov: <http://www.w3.org/ns/prov#>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
            PREFIX text: <http://jena.apache.org/text#>
            """;

    private static final String SAID =
            "SELECT ?node ?said ?speaker ?name ?role ?for ?text ?kind ?act ?via ?id ?headline ?rule WHERE {\n%s}";

    private static final String TOLD_OF_STATEMENT = """
            ?node schema:text ?text ; dep:kind ?kind ; dep:speechAct ?act ; dep:rule ?rule .
            OPTIONAL { ?article schema:headline ?headline }
            OPTIONAL { ?node dep:speaker ?speaker ; dep:speakerName ?name }
            OPTIONAL { ?node dep:speakerRole ?role }
            OPTIONAL { ?node dep:onBehalfOf/dep:code ?for }
            OPTIONAL { ?node dep:report ?report . ?report dep:position 1 ; dep:reporterName ?via }
            """;

    private static final String RELATED =
            "SELECT ?node ?date ?sourceCode ?type ?targetCode ?quad ?status ?claimant ?claim"
                    + " ?claimName ?place ?placeCode ?magnitude ?id ?headline ?rule WHERE {\n%s}";

    private static final String TOLD_OF_RELATION = """
            ?node dep:quadClass ?quad ; dep:rule ?rule ; dep:source/dep:code ?sourceCode ; dep:target/dep:code ?targetCode .
            OPTIONAL { ?article schema:headline ?headline }
            OPTIONAL { ?node dep:claimantName ?claimant }
            OPTIONAL { ?node dep:placeName ?place OPTIONAL { ?node dep:placeCountry/dep:code ?placeCode } }
            OPTIONAL { ?node dep:magnitude ?magnitude }
            OPTIONAL { ?node dep:claimedBy ?claim OPTIONAL { ?claim dep:speakerName ?claimName } }
            """;

    private static final long LONGEST_MILLIS = 10_000;

    /** A whole graph on its way to a slow client. */
    private static final long EXPORT_MILLIS = 600_000;

    private final Store store;
    private final String base;
    private volatile Names countryNames;

    Reading(Store store, String base) {
        this.store = store;
        this.base = base;
    }

    /** A statement as a reader sees it; what is not known is the empty string. */
    record Said(
            String iri,
            String date,
            String speaker,
            String name,
            String role,
            String side,
            String text,
            String language,
            String kind,
            String act,
            String carriedBy,
            String article,
            String headline,
            String rule) {}

    /** A relation as a reader sees it; what is not known is the empty string. */
    record Related(
            String iri,
            String date,
            String source,
            String type,
            String target,
            String quadClass,
            String status,
            String claimedBy,
            String claim,
            String place,
            String placeCountry,
            String magnitude,
            String words,
            String article,
            String headline,
            String rule) {}

    /** An article in a list. */
    record Listed(String iri, String id, String headline, String date, String language, String publisher) {}

    /** Somebody, with a number. */
    record Counted(String iri, String name, long count) {}

    /** Statements, newest first, those without a date last; one more than the page has, where there is more. */
    List<Said> statements(Filter filter) {
        Map<String, Node> values = new LinkedHashMap<>();
        String order = " ORDER BY DESC ( STR ( ?said ) ) ?id ?node ";
        // First which they are, and then what is told of each: of most, nothing but the date is read.
        String chosen = "{ SELECT DISTINCT ?node ?said ?id ?article WHERE {\n" + statementsThat(filter, values) + "}"
                + order + page(filter) + "}\n";
        Set<String> seen = new HashSet<>();
        List<Said> rows = select(SAID.formatted(chosen + TOLD_OF_STATEMENT) + order, values, Reading::said);
        // A statement of two roles or carriers comes as two rows.
        rows.removeIf(said -> !seen.add(said.iri()));
        return rows;
    }

    /** All statements that are asked for, one by one, in no order; none is kept in memory. */
    void eachStatement(Filter filter, Consumer<Said> reader) {
        Map<String, Node> values = new LinkedHashMap<>();
        String query = SAID.formatted(statementsThat(filter, values) + TOLD_OF_STATEMENT);
        String[] before = {""};
        store.read(data -> {
            run(data, query, values, EXPORT_MILLIS, row -> {
                Said said = said(row);
                // A statement of two roles or carriers comes as two rows, one behind the other.
                if (!said.iri().equals(before[0])) {
                    reader.accept(said);
                }
                before[0] = said.iri();
            });
            return null;
        });
    }

    private String statementsThat(Filter filter, Map<String, Node> values) {
        StringBuilder query = new StringBuilder();
        if (filter.speaker().startsWith(base) && !base.isEmpty()) {
            query.append("?who dep:stated ?node .\n");
            values.put("who", NodeFactory.createURI(filter.speaker()));
        }
        if (!filter.country().isEmpty()) {
            query.append("?node (dep:onBehalfOf|schema:about|dep:speaker)/dep:code ?country .\n");
            values.put("country", NodeFactory.createLiteralString(filter.country()));
        }
        if (!filter.side().isEmpty()) {
            query.append("?node dep:onBehalfOf/dep:code ?side .\n");
            values.put("side", NodeFactory.createLiteralString(filter.side()));
        }
        if (!filter.about().isEmpty()) {
            query.append("?node schema:about/dep:code ?about .\n");
            values.put("about", NodeFactory.createLiteralString(filter.about()));
        }
        if (!filter.article().isEmpty()) {
            query.append("?node prov:wasDerivedFrom/schema:identifier ?ofArticle .\n");
            values.put("ofArticle", NodeFactory.createLiteralString(filter.article()));
        }
        query.append("""
                ?node a dep:Statement ; prov:wasDerivedFrom ?article .
                ?article schema:identifier ?id .
                OPTIONAL { ?node dep:saidOn ?said }
                """);
        if (!filter.speaker().isEmpty() && !values.containsKey("who")) {
            query.append("?node dep:speakerName ?called .\n");
            contains(query, values, "?called", "asked", filter.speaker());
        }
        if (!filter.words().isEmpty()) {
            words(query, values, filter.words());
        }
        dates(query, values, "?said", filter);
        return query.toString();
    }

    private static Said said(Binding row) {
        return new Said(
                iri(row, "node"),
                text(row, "said"),
                iri(row, "speaker"),
                text(row, "name"),
                text(row, "role"),
                text(row, "for"),
                text(row, "text"),
                row.get("text").getLiteralLanguage(),
                local(row, "kind"),
                local(row, "act"),
                text(row, "via"),
                text(row, "id"),
                text(row, "headline"),
                text(row, "rule"));
    }

    /** Relations, newest first, those without a date last; one more than the page has, where there is more. */
    List<Related> relations(Filter filter) {
        Map<String, Node> values = new LinkedHashMap<>();
        String order = " ORDER BY DESC ( STR ( ?date ) ) ?id ?node ";
        String chosen = "{ SELECT DISTINCT ?node ?date ?id ?article ?type ?status WHERE {\n"
                + relationsThat(filter, values) + "}" + order + page(filter) + "}\n";
        String query = RELATED.formatted(chosen + TOLD_OF_RELATION) + order;
        return store.read(data -> {
            List<Related> rows = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            run(data, query, values, LONGEST_MILLIS, row -> {
                if (seen.add(iri(row, "node"))) {
                    rows.add(related(data, row));
                }
            });
            return rows;
        });
    }

    /** All relations that are asked for, one by one, in no order; none is kept in memory. */
    void eachRelation(Filter filter, Consumer<Related> reader) {
        Map<String, Node> values = new LinkedHashMap<>();
        String query = RELATED.formatted(relationsThat(filter, values) + TOLD_OF_RELATION);
        String[] before = {""};
        store.read(data -> {
            run(data, query, values, EXPORT_MILLIS, row -> {
                Related related = related(data, row);
                if (!related.iri().equals(before[0])) {
                    reader.accept(related);
                }
                before[0] = related.iri();
            });
            return null;
        });
    }

    private static String relationsThat(Filter filter, Map<String, Node> values) {
        StringBuilder query = new StringBuilder();
        if (!filter.source().isEmpty() && !filter.target().isEmpty()) {
            // What two countries do together is theirs whichever way one asks.
            query.append("""
                    { ?node dep:source/dep:code ?askedSource ; dep:target/dep:code ?askedTarget }
                    UNION { ?node dep:source/dep:code ?askedTarget ; dep:target/dep:code ?askedSource ; dep:type ?mutual
                        FILTER ( ?mutual IN ( plover:AGREE, plover:CONSULT, plover:COOPERATE ) ) }
                    """);
            values.put("askedSource", NodeFactory.createLiteralString(filter.source()));
            values.put("askedTarget", NodeFactory.createLiteralString(filter.target()));
        } else if (!filter.source().isEmpty()) {
            query.append("?node dep:source/dep:code ?askedSource .\n");
            values.put("askedSource", NodeFactory.createLiteralString(filter.source()));
        } else if (!filter.target().isEmpty()) {
            query.append("?node dep:target/dep:code ?askedTarget .\n");
            values.put("askedTarget", NodeFactory.createLiteralString(filter.target()));
        }
        if (!filter.country().isEmpty()) {
            query.append("?node (dep:source|dep:target)/dep:code ?country .\n");
            values.put("country", NodeFactory.createLiteralString(filter.country()));
        }
        if (!filter.article().isEmpty()) {
            query.append("?node prov:wasDerivedFrom/schema:identifier ?ofArticle .\n");
            values.put("ofArticle", NodeFactory.createLiteralString(filter.article()));
        }
        query.append("""
                ?node a dep:Relation ; dep:type ?type ; dep:status ?status ; prov:wasDerivedFrom ?article .
                ?article schema:identifier ?id .
                OPTIONAL { ?node dep:date ?date }
                """);
        constant(query, values, "?type", "https://w3id.org/depeche/plover#", filter.type());
        constant(query, values, "?status", DEP, filter.status());
        dates(query, values, "?date", filter);
        return query.toString();
    }

    private static Related related(DatasetGraph data, Binding row) {
        return new Related(
                iri(row, "node"),
                text(row, "date"),
                text(row, "sourceCode"),
                local(row, "type"),
                text(row, "targetCode"),
                local(row, "quad"),
                local(row, "status"),
                text(row, "claimant").isEmpty() ? text(row, "claimName") : text(row, "claimant"),
                iri(row, "claim"),
                text(row, "place"),
                text(row, "placeCode"),
                text(row, "magnitude"),
                evidence(data, row.get("node")),
                text(row, "id"),
                text(row, "headline"),
                text(row, "rule"));
    }

    private static void constant(
            StringBuilder query, Map<String, Node> values, String variable, String namespace, String name) {
        if (!name.isEmpty()) {
            if (!name.matches("[A-Za-z]+")) {
                throw new HttpException(400, "no such " + variable.substring(1) + ": " + name);
            }
            String asked = "asked" + variable.substring(1);
            query.append("FILTER ( ")
                    .append(variable)
                    .append(" = ?")
                    .append(asked)
                    .append(" )\n");
            values.put(asked, NodeFactory.createURI(namespace + name));
        }
    }

    private static void contains(
            StringBuilder query, Map<String, Node> values, String variable, String name, String words) {
        query.append("FILTER ( CONTAINS ( LCASE ( STR ( ")
                .append(variable)
                .append(" ) ), LCASE ( ?")
                .append(name)
                .append(" ) ) )\n");
        values.put(name, NodeFactory.createLiteralString(words));
    }

    /** Statements with the words: by the text index in all their forms, or letter for letter where there is no index. */
    private void words(StringBuilder query, Map<String, Node> values, String words) {
        String search = everyWord(words);
        if (search.isEmpty() || !store.dataset().getContext().isDefined(TextQuery.textIndex)) {
            query.append("?node schema:text ?holding .\n");
            contains(query, values, "?holding", "words", words);
            return;
        }
        query.append("{ SELECT DISTINCT ?node WHERE {\n");
        query.append("{ ?node text:query ( schema:text ?search \"lang:fr\" ) } UNION\n");
        query.append("{ ?node text:query ( schema:text ?search \"lang:en\" ) } } }\n");
        values.put("search", NodeFactory.createLiteralString(search));
    }

    /** A search of Lucene for all of these words: signs, and words that are operators there, have no meaning. */
    static String everyWord(String words) {
        return words.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip()
                .replaceAll("(\\S+)", "+$1");
    }

    private static void dates(StringBuilder query, Map<String, Node> values, String variable, Filter filter) {
        if (!filter.from().isEmpty()) {
            query.append("FILTER ( STR ( ").append(variable).append(" ) >= ?from )\n");
            values.put("from", NodeFactory.createLiteralString(filter.from()));
        }
        if (!filter.to().isEmpty()) {
            query.append("FILTER ( SUBSTR ( STR ( ").append(variable).append(" ), 1, STRLEN ( ?to ) ) <= ?to )\n");
            values.put("to", NodeFactory.createLiteralString(filter.to()));
        }
    }

    private static String page(Filter filter) {
        return "OFFSET " + (long) filter.page() * filter.size() + " LIMIT " + (filter.size() + 1);
    }

    private static String evidence(DatasetGraph data, Node finding) {
        Map<Integer, String> words = new TreeMap<>();
        objects(data, finding, DEP + "evidence").forEach(evidence -> {
            int start = 0;
            String exact = "";
            for (Node selector : objects(data, evidence, "http://www.w3.org/ns/oa#hasSelector")) {
                for (Node node : objects(data, selector, "http://www.w3.org/ns/oa#start")) {
                    start = ((Number) node.getLiteralValue()).intValue();
                }
                for (Node node : objects(data, selector, "http://www.w3.org/ns/oa#exact")) {
                    exact = node.getLiteralLexicalForm();
                }
            }
            words.put(start, exact);
        });
        return String.join(" … ", words.values());
    }

    static List<Node> objects(DatasetGraph data, Node subject, String property) {
        List<Node> objects = new ArrayList<>();
        Iterator<Quad> quads = data.find(Quad.unionGraph, subject, NodeFactory.createURI(property), Node.ANY);
        quads.forEachRemaining(quad -> objects.add(quad.getObject()));
        return objects;
    }

    /** People by the number of their statements; {@code words} of their names, or empty. */
    List<Counted> people(String words, int limit) {
        Map<String, Node> values = new LinkedHashMap<>();
        StringBuilder filter = new StringBuilder();
        if (!words.isEmpty()) {
            contains(filter, values, "?any", "asked", words);
        }
        return select("""
                SELECT ?node ( MIN ( ?any ) AS ?name ) ( COUNT ( DISTINCT ?statement ) AS ?count ) WHERE {
                    ?node a schema:Person ; schema:name ?any . %s
                    OPTIONAL { ?node dep:stated ?statement }
                } GROUP BY ?node ORDER BY DESC ( ?count ) ?name LIMIT %d""".formatted(filter, limit), values, this::counted);
    }

    /** Countries and blocs by the number of relations that they take part in; the name is the code. */
    List<Counted> countries(int limit) {
        return select("""
                SELECT ?node ?name ( COUNT ( DISTINCT ?relation ) AS ?count ) WHERE {
                    { ?relation dep:source ?node } UNION { ?relation dep:target ?node }
                    ?node dep:code ?name
                } GROUP BY ?node ?name ORDER BY DESC ( ?count ) ?name LIMIT %d""".formatted(limit), Map.of(), this::counted);
    }

    /** Partners of a country, with the number of relations in the four quad classes, as {@code code quad count}. */
    Map<String, Map<String, Long>> partners(String code) {
        Map<String, Map<String, Long>> partners = new LinkedHashMap<>();
        select(
                """
                SELECT ?other ?quad ( COUNT ( DISTINCT ?node ) AS ?count ) WHERE {
                    { ?node dep:source/dep:code ?code ; dep:target/dep:code ?other } UNION { ?node dep:target/dep:code ?code ; dep:source/dep:code ?other }
                    ?node dep:quadClass ?quad ; dep:status dep:Actual
                } GROUP BY ?other ?quad ORDER BY DESC ( ?count ) ?other""",
                Map.of("code", NodeFactory.createLiteralString(code)),
                row -> partners.computeIfAbsent(text(row, "other"), k -> new TreeMap<>())
                        .put(local(row, "quad"), count(row)));
        return partners;
    }

    /** Codes of the countries that a person's statements are about, by number. */
    List<Counted> topics(String person) {
        return select("""
                SELECT ?node ?name ( COUNT ( DISTINCT ?statement ) AS ?count ) WHERE {
                    ?who dep:stated ?statement . ?statement schema:about ?node . ?node dep:code ?name
                } GROUP BY ?node ?name ORDER BY DESC ( ?count ) ?name""", Map.of("who", NodeFactory.createURI(person)), this::counted);
    }

    /** The countries that a person belongs to or speaks for. */
    List<String> sides(String person) {
        return select(
                "SELECT DISTINCT ?code WHERE { ?who dep:ofCountry|(dep:stated/dep:onBehalfOf) ?country . ?country dep:code ?code } ORDER BY ?code",
                Map.of("who", NodeFactory.createURI(person)),
                row -> text(row, "code"));
    }

    /** Names of countries and blocs by code and language, as the store has them at a revision. */
    private record Names(long revision, Map<String, Map<String, String>> byCode) {}

    /** The name of a country or bloc in a language, or its code where there is none. */
    String country(String code, String language) {
        Names names = countryNames;
        long now = store.revision();
        if (names == null || names.revision() != now) {
            Map<String, Map<String, String>> byCode = new TreeMap<>();
            for (String[] row : select(
                    "SELECT ?code ?label WHERE { ?c dep:code ?code ; rdfs:label ?label }",
                    Map.of(),
                    row -> new String[] {text(row, "code"), row.get("label").getLiteralLanguage(), text(row, "label")
                    })) {
                byCode.computeIfAbsent(row[0], k -> new TreeMap<>()).put(row[1], row[2]);
            }
            names = new Names(now, byCode);
            countryNames = names;
        }
        return names.byCode().getOrDefault(code, Map.of()).getOrDefault(language, code);
    }

    /** Articles, newest first; one more than the page has, where there is more. */
    List<Listed> articles(Filter filter) {
        Map<String, Node> values = new LinkedHashMap<>();
        StringBuilder query = new StringBuilder("""
                SELECT ?node ?id ?headline ?date ?language ( SAMPLE ( ?name ) AS ?publisher ) WHERE {
                    ?node a schema:NewsArticle ; schema:identifier ?id .
                    OPTIONAL { ?node schema:headline ?headline }
                    OPTIONAL { ?node schema:datePublished ?date }
                    OPTIONAL { ?node schema:inLanguage ?language }
                    OPTIONAL { ?node schema:publisher/schema:name ?name }
                """);
        if (!filter.words().isEmpty()) {
            contains(query, values, "?headline", "words", filter.words());
        }
        dates(query, values, "?date", filter);
        query.append("} GROUP BY ?node ?id ?headline ?date ?language ORDER BY DESC ( STR ( ?date ) ) ?id ");
        query.append(page(filter));
        return select(
                query.toString(),
                values,
                row -> new Listed(
                        iri(row, "node"),
                        text(row, "id"),
                        text(row, "headline"),
                        text(row, "date"),
                        text(row, "language"),
                        text(row, "publisher")));
    }

    /** Whether the graph knows a node. */
    boolean knows(String iri) {
        return store.read(data -> data.find(Quad.unionGraph, NodeFactory.createURI(iri), Node.ANY, Node.ANY)
                .hasNext());
    }

    private Counted counted(Binding row) {
        return new Counted(iri(row, "node"), text(row, "name"), count(row));
    }

    static long count(Binding row) {
        return ((Number) row.get("count").getLiteralValue()).longValue();
    }

    /** The label of a term of the vocabulary in a language, or the end of its name. */
    String label(Node term, String language) {
        return select(
                        "SELECT ?label WHERE { ?term skos:prefLabel|rdfs:label ?label FILTER ( LANG ( ?label ) = ?language ) }",
                        Map.of("term", term, "language", NodeFactory.createLiteralString(language)),
                        row -> text(row, "label"))
                .stream()
                .findFirst()
                .orElse(term.toString().replaceFirst("^.*[#/]", ""));
    }

    /** Relations of a country counted by year and quad class. */
    record Yearly(String year, String quadClass, long count) {}

    /** Actual relations that a country takes part in, year by year. */
    List<Yearly> years(String code) {
        return select(
                """
                SELECT ?year ?quad ( COUNT ( DISTINCT ?node ) AS ?count ) WHERE {
                    ?country dep:code ?code . { ?node dep:source ?country } UNION { ?node dep:target ?country }
                    ?node dep:quadClass ?quad ; dep:status dep:Actual ; dep:date ?date
                    BIND ( SUBSTR ( STR ( ?date ), 1, 4 ) AS ?year )
                } GROUP BY ?year ?quad ORDER BY ?year""",
                Map.of("code", NodeFactory.createLiteralString(code)),
                row -> new Yearly(text(row, "year"), local(row, "quad"), count(row)));
    }

    /** A term of the vocabulary, such as a status. */
    static Node vocabulary(String name) {
        if (!name.matches("[A-Za-z]+")) {
            throw new HttpException(400, "no such term: " + name);
        }
        return NodeFactory.createURI(DEP + name);
    }

    /** Runs a query of ours. */
    <T> List<T> select(String query, Map<String, Node> values, java.util.function.Function<Binding, T> reader) {
        return store.read(data -> {
            List<T> rows = new ArrayList<>();
            run(data, query, values, LONGEST_MILLIS, row -> rows.add(reader.apply(row)));
            return rows;
        });
    }

    private static void run(
            DatasetGraph data, String query, Map<String, Node> values, long millis, Consumer<Binding> reader) {
        Deadline deadline = Deadline.ofThread(TimeUnit.MILLISECONDS.toNanos(millis));
        QueryExecBuilder builder = QueryExec.dataset(data)
                .query(PREFIXES + query)
                .timeout(deadline.remaining(), TimeUnit.NANOSECONDS)
                .set(SystemTDB.symTupleFilter, (Predicate<Tuple<NodeId>>) tuple -> {
                    deadline.check();
                    return true;
                });
        values.forEach(builder::substitution);
        try (QueryExec execution = builder.build()) {
            execution.select().forEachRemaining(reader);
        } catch (QueryCancelledException e) {
            throw new HttpException(503, "this took too long; ask for less");
        }
    }

    static String text(Binding row, String variable) {
        Node node = row.get(variable);
        return node == null ? "" : node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
    }

    static String iri(Binding row, String variable) {
        Node node = row.get(variable);
        return node == null || !node.isURI() ? "" : node.getURI();
    }

    static String local(Binding row, String variable) {
        return iri(row, variable).replaceFirst("^.*[#/]", "");
    }
}
