package org.depeche.serve;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Statements, relations and actors as lists of a page. */
final class Lists {
    private static final int LONGEST_TITLE = 120;
    private static final String WIKIDATA = "http://www.wikidata.org/entity/";

    private final Reading reading;
    private final String base;

    Lists(Reading reading, String base) {
        this.reading = reading;
        this.base = base;
    }

    /** Path on this server of a node of the data; for others their own address. */
    String path(String iri, Words words) {
        return !base.isEmpty() && iri.startsWith(base)
                ? "/" + iri.substring(base.length()) + "?lang=" + words.language()
                : iri;
    }

    private String fragmentless(String iri, Words words) {
        return path(iri.replaceFirst("#.*", ""), words);
    }

    void statements(Html body, List<Reading.Said> rows, int most, Words words) {
        statements(body, rows, most, true, words);
    }

    /** Likewise, on the page of the one who said it, whose name need not be told. */
    void statementsOf(Html body, List<Reading.Said> rows, int most, Words words) {
        statements(body, rows, most, false, words);
    }

    private void statements(Html body, List<Reading.Said> rows, int most, boolean named, Words words) {
        if (rows.isEmpty()) {
            nothing(body, words);
            return;
        }
        body.raw("<ol class=\"said\">");
        rows.stream().limit(most).forEach(row -> statement(body, row, named, words));
        body.raw("</ol>");
    }

    void nothing(Html body, Words words) {
        body.element("p", words.get("nothing"), "class", "meta");
    }

    private void statement(Html body, Reading.Said row, boolean named, Words words) {
        body.open("li", "id", Timeline.id(row.iri()));
        date(body, row.date(), words);
        body.raw("<div><p class=\"who\">");
        if (named && row.speaker().isEmpty()) {
            body.text(words.get("no.speaker"));
        } else if (named) {
            body.raw("<bdi>")
                    .link(fragmentless(row.speaker(), words), row.name())
                    .raw("</bdi>");
        }
        as(body, row, words);
        body.raw("</p>");
        body.open("blockquote", "class", row.kind(), "lang", row.language(), "dir", "auto");
        body.element("p", row.text()).close("blockquote");
        body.open("p", "class", "meta").text(words.orKey("kind.", row.kind()));
        if (!row.carriedBy().isEmpty()) {
            body.text(" · " + words.get("carried.by") + " ")
                    .raw("<bdi>")
                    .text(row.carriedBy())
                    .raw("</bdi>");
        }
        origin(body, row.iri(), row.article(), row.headline(), row.rule(), words);
        body.raw("</p></div></li>");
    }

    /** In what role, and for whom where the name does not say it already. */
    private void as(Html body, Reading.Said row, Words words) {
        boolean sideSaysMore = !row.side().isEmpty() && !row.speaker().endsWith("/" + row.side());
        if (!row.role().isEmpty() || sideSaysMore) {
            body.raw("<span class=\"as\"><bdi>").text(row.role()).raw("</bdi>");
            if (sideSaysMore) {
                body.text((row.role().isEmpty() ? "" : " · ") + words.get("says.for") + " ");
                country(body, row.side(), words);
            }
            body.raw("</span>");
        }
    }

    void relations(Html body, List<Reading.Related> rows, int most, Words words) {
        if (rows.isEmpty()) {
            nothing(body, words);
            return;
        }
        body.raw("<ol class=\"done\">");
        rows.stream().limit(most).forEach(row -> relation(body, row, words));
        body.raw("</ol>");
    }

    private void relation(Html body, Reading.Related row, Words words) {
        body.open("li", "id", Timeline.id(row.iri()));
        date(body, row.date(), words);
        body.raw("<div>").open("p", "class", "act " + row.quadClass());
        country(body, row.source(), words);
        body.text(" ");
        body.link(pair(row.source(), row.target(), words), words.orKey("type.", row.type()), "class", "type");
        body.text(" ");
        country(body, row.target(), words);
        if (!row.status().equals("Actual")) {
            body.text(" ").element("span", words.orKey("status.", row.status()), "class", "tag");
        }
        body.close("p");
        body.element("p", row.words(), "class", "words", "dir", "auto");
        body.open("p", "class", "meta").text(words.orKey("quad.", row.quadClass()));
        if (!row.place().isEmpty()) {
            body.text(" · ").element("span", row.place(), "class", "place", "title", words.get("place"), "dir", "auto");
        }
        if (!row.magnitude().isEmpty()) {
            body.text(" · ")
                    .element(
                            "span",
                            row.magnitude(),
                            "class",
                            "magnitude",
                            "title",
                            words.get("magnitude"),
                            "dir",
                            "auto");
        }
        if (!row.claimedBy().isEmpty()) {
            body.text(" · " + words.get("claimed.by") + " ").raw("<bdi>");
            if (row.claim().isEmpty()) {
                body.text(row.claimedBy());
            } else {
                body.link(path(row.claim(), words), row.claimedBy());
            }
            body.raw("</bdi>");
        }
        origin(body, row.iri(), row.article(), row.headline(), row.rule(), words);
        body.raw("</p></div></li>");
    }

    static String pair(String one, String other, Words words) {
        return "/pair/" + encode(one) + "/" + encode(other) + "?lang=" + words.language();
    }

    private void origin(Html body, String finding, String article, String headline, String rule, Words words) {
        String title = headline.isBlank() ? article : shorten(headline);
        // The article's IRI is escaped as the graph has it; its id is not.
        String iri = finding.replaceFirst("/(statement|relation)/(.*)-[0-9]+$", "/article/$2");
        body.raw("<span class=\"from\"> · <bdi>").link(path(iri, words), title).raw("</bdi></span>");
        body.raw("<span class=\"evidence\"> · ")
                .link(path(finding, words), words.get("evidence"), "title", words.get("rule") + " " + rule)
                .raw("</span>");
    }

    static String shorten(String headline) {
        return headline.codePointCount(0, headline.length()) <= LONGEST_TITLE
                ? headline
                : headline.substring(0, headline.offsetByCodePoints(0, LONGEST_TITLE - 1)) + "…";
    }

    static void date(Html body, String date, Words words) {
        if (date.isEmpty()) {
            body.element("span", words.get("no.date"), "class", "undated");
        } else {
            body.element("time", words.date(date), "datetime", date);
        }
    }

    void country(Html body, String code, Words words) {
        body.link("/country/" + encode(code) + "?lang=" + words.language(), reading.country(code, words.language()));
    }

    /** Countries by their codes, with commas. */
    void countries(Html body, List<String> codes, Words words) {
        String between = "";
        for (String code : codes) {
            body.text(between);
            country(body, code, words);
            between = ", ";
        }
    }

    /** Names with numbers and bars; of countries the name is the code. */
    void counted(Html body, List<Reading.Counted> rows, Words words, boolean countries) {
        if (rows.isEmpty()) {
            nothing(body, words);
            return;
        }
        body.raw("<ol class=\"counted\">");
        for (Reading.Counted row : rows) {
            String name = countries ? reading.country(row.name(), words.language()) : row.name();
            body.raw("<li><bdi>");
            if (row.iri().isEmpty()) {
                body.text(name);
            } else {
                body.link(fragmentless(row.iri(), words), name);
            }
            body.raw("</bdi>")
                    .element("span", words.number(row.count()), "class", "n")
                    .raw("</li>");
        }
        body.raw("</ol>");
    }

    /** A field of a form. */
    static void input(Html body, String name, String value, String label, String type) {
        body.open("label").text(label);
        body.open("input", "type", type, "name", name, "value", value).close("label");
    }

    /** Fields for the first and last date. */
    static void dates(Html body, Filter filter, Words words) {
        for (String name : List.of("from", "to")) {
            body.open("label", "class", "date").text(words.get(name));
            body.open(
                            "input",
                            "name",
                            name,
                            "value",
                            name.equals("from") ? filter.from() : filter.to(),
                            "pattern",
                            "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?",
                            "placeholder",
                            words.get("date.form"),
                            "inputmode",
                            "numeric")
                    .close("label");
        }
    }

    /** A choice among the words that begin with a prefix. */
    void select(Html body, String name, String prefix, String chosen, Words words) {
        body.open("label").text(words.get(name)).open("select", "name", name);
        body.element("option", words.get("any"), "value", "");
        words.keys().stream().filter(key -> key.startsWith(prefix)).sorted().forEach(key -> {
            String value = key.substring(prefix.length());
            if (value.equals(chosen)) {
                body.element("option", words.get(key), "value", value, "selected", "selected");
            } else {
                body.element("option", words.get(key), "value", value);
            }
        });
        body.close("select").close("label");
    }

    /** Links to the pages before and after, and to all of it as a file. */
    void turn(Html body, String path, Filter filter, boolean more, Words words) {
        body.open("nav", "class", "pages", "aria-label", words.get("pages")).raw("<span>");
        if (filter.page() > 0) {
            body.link(
                    path + "?" + query(filter, filter.page() - 1, words), "← " + words.get("previous"), "rel", "prev");
        }
        body.raw("</span><span>");
        if (more) {
            body.link(path + "?" + query(filter, filter.page() + 1, words), words.get("next") + " →", "rel", "next");
        }
        body.raw("</span></nav>");
    }

    private static String query(Filter filter, int page, Words words) {
        return filter.query() + "lang=" + words.language() + "&page=" + page + "&size=" + filter.size();
    }

    /** Files of a selection. */
    static void files(Html body, String label, List<String> names, Filter filter, Words words) {
        body.open("p", "class", "files").text(label + " ");
        String query = filter.query().replaceFirst("&$", "");
        for (String name : names) {
            body.link(
                    "/export/" + name + (query.isEmpty() ? "" : "?" + query),
                    fileLabel(name, names, words),
                    "download",
                    "");
            body.text(" ");
        }
        body.close("p");
    }

    private static String fileLabel(String name, List<String> names, Words words) {
        boolean onlyTable = names.stream().filter(n -> n.endsWith(".csv")).count() < 2;
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "ttl" -> "Turtle";
            case "trig" -> "TriG";
            case "nq" -> "N-Quads";
            case "graphml" -> "GraphML";
            default -> onlyTable ? "CSV" : "CSV · " + words.get(name.substring(0, name.lastIndexOf('.')));
        };
    }

    /** A line of a list of facts. */
    static void fact(Html body, String name, String value) {
        if (!value.isEmpty()) {
            body.element("dt", name).element("dd", value, "dir", "auto");
        }
    }

    /** The link to Wikidata, where the graph has it. */
    static void wikidata(Html body, Graph graph, String iri, Words words) {
        graph.find(NodeFactory.createURI(iri), NodeFactory.createURI("http://www.w3.org/2002/07/owl#sameAs"), Node.ANY)
                .forEachRemaining(triple -> {
                    if (triple.getObject().isURI()
                            && triple.getObject().getURI().startsWith(WIKIDATA)) {
                        String item = triple.getObject().getURI().substring(WIKIDATA.length());
                        body.element("dt", words.get("same.as")).raw("<dd>");
                        body.link("https://www.wikidata.org/wiki/" + item, item, "rel", "noreferrer")
                                .raw("</dd>");
                    }
                });
    }

    /** Address and RDF of a node, at the foot of its page. */
    void cite(Html body, String iri, Words words) {
        String path = "/" + iri.substring(base.length());
        body.raw("<aside class=\"cite\"><p>").text(words.get("permanent") + " ");
        body.element("code", iri).raw("</p><p>").text(words.get("as.rdf") + " ");
        body.link(path + ".ttl", "Turtle").text(" ").link(path + ".jsonld", "JSON-LD");
        body.text(" ").link(path + ".nt", "N-Triples").text(" ").link(path + ".rdf", "RDF/XML");
        body.raw("</p></aside>");
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
