package org.depeche.serve;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetReaderRegistry;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.Context;
import org.depeche.store.NamedQuery;

/** Asking the graph from a page: one's own query, or one that comes with the program. */
final class QueryPage {
    static final String EXAMPLE = """
            PREFIX dep: <https://w3id.org/depeche#>
            PREFIX schema: <https://schema.org/>

            SELECT ?said ?speaker ?statement
            WHERE {
                ?node dep:speakerName ?speaker ; schema:text ?statement .
                OPTIONAL { ?node dep:saidOn ?said }
            }
            ORDER BY DESC ( STR ( ?said ) )
            LIMIT 50
            """;

    private static final String JSON = "application/sparql-results+json";

    private final QueryRunner runner;
    private final String base;

    QueryPage(QueryRunner runner, String base) {
        this.runner = runner;
        this.base = base;
    }

    /** The queries that come with the program. */
    void list(Html body, Words words) {
        body.raw("<ul class=\"list\">");
        for (NamedQuery query : NamedQuery.all()) {
            body.raw("<li>")
                    .link("/query/" + query.name() + "?lang=" + words.language(), query.title(words.language()))
                    .raw("</li>");
        }
        body.raw("</ul>");
    }

    private static void form(Html body, String text, Words words) {
        body.open("form", "action", "/query", "class", "own", "id", "own");
        body.open("input", "type", "hidden", "name", "lang", "value", words.language());
        body.open("label").text(words.get("query.own"));
        body.open("textarea", "name", "query", "spellcheck", "false")
                .text("\n" + text)
                .close("textarea")
                .close("label");
        body.raw("<p>").element("button", words.get("query.run")).raw("</p>").close("form");
    }

    /** A reader's own query with its result; without one, the editor and the list. */
    Page own(String text, Words words) {
        Html body = new Html().element("h1", words.get("query"));
        body.element("p", words.get("query.intro"), "class", "lead");
        // The script puts the editor here, in the place of the plain form.
        body.open(
                "div",
                "id",
                "editor",
                "data-vocabulary",
                "/api/vocabulary",
                "data-queries",
                "/api/queries?lang=" + words.language(),
                "data-choose",
                words.get("query.choose"),
                "data-table",
                words.get("query.as.table"),
                "data-chart",
                words.get("query.as.chart"),
                "data-network",
                words.get("query.as.network"));
        body.close("div");
        form(body, text.isEmpty() ? EXAMPLE : text, words);
        if (!text.isEmpty()) {
            body.raw("<div id=\"plain-result\">");
            result(body, text, words);
            body.raw("</div>");
        }
        body.element("h2", words.get("ready.questions"));
        list(body, words);
        return Page.of(words.get("query"), body)
                .styled("yasgui.min.css", "sparql.css")
                .with("d3.min.js", "yasgui.min.js", "sparql.js")
                .in("/query");
    }

    /** A query of the program with a field for each parameter, and its result. */
    Page named(NamedQuery query, Map<String, List<String>> parameters, Words words) {
        Map<String, String> values = new LinkedHashMap<>();
        Html body = new Html().element("h1", query.title(words.language()), "lang", query.toldIn(words.language()));
        body.open("p", "class", "lead", "lang", query.toldIn(words.language()))
                .text(query.problem(words.language()) + " " + query.solution(words.language()))
                .close("p");
        body.open("form", "class", "ask", "action", "/query/" + query.name());
        body.open("input", "type", "hidden", "name", "lang", "value", words.language());
        for (NamedQuery.Parameter parameter : query.parameters()) {
            // A field that was left empty says "any"; one that was not sent says "as usual".
            String value = parameters.containsKey(parameter.name())
                    ? Pages.first(parameters, parameter.name())
                    : parameter.name().equals("language") ? words.language() : parameter.value();
            values.put(parameter.name(), value);
            body.open("label", "title", parameter.meaning()).text(parameter.name());
            body.open("input", "name", parameter.name(), "value", value).close("label");
        }
        body.element("button", words.get("query.run")).close("form");
        try {
            Query bound = query.bind(values);
            result(body, bound.toString(), words);
            body.raw("<p>")
                    .link(
                            "/query?lang=" + words.language() + "&query=" + Lists.encode(bound.toString()),
                            words.get("query.edit"))
                    .raw("</p>");
        } catch (IllegalArgumentException | QueryException e) {
            throw new HttpException(400, e.getMessage());
        }
        body.raw("<details><summary>SPARQL</summary>");
        body.element("pre", query.text(), "class", "scroll", "tabindex", "0").raw("</details>");
        return Page.of(query.title(words.language()), body).in("/query");
    }

    private void result(Html body, String text, Words words) {
        Answer answer;
        body.element("h2", words.get("query.result"));
        try {
            answer = runner.run(text, base, List.of(), List.of(), JSON + ", text/turtle;q=0.9", null);
        } catch (HttpException e) {
            body.open("p", "role", "alert").text(e.getMessage()).close("p");
            return;
        }
        if (!answer.cut().isEmpty()) {
            body.element("p", words.get("query.cut"), "role", "status");
        }
        if (!answer.mediaType().startsWith(JSON)) {
            body.open("pre", "class", "scroll")
                    .text(new String(answer.body(), StandardCharsets.UTF_8))
                    .close("pre");
            return;
        }
        var parsed = RowSetReaderRegistry.getFactory(ResultSetLang.RS_JSON)
                .create(ResultSetLang.RS_JSON)
                .readAny(new java.io.ByteArrayInputStream(answer.body()), new Context());
        if (parsed.isBoolean()) {
            body.element("p", words.get(parsed.booleanResult() ? "query.yes" : "query.no"), "class", "lead");
        } else {
            table(body, parsed.rowSet(), words);
            body.open("p", "class", "meta").text(words.get("download") + ": ");
            for (String format : List.of("csv", "tsv", "json", "xml")) {
                body.link(
                                "/sparql?format=" + format + "&query=" + Lists.encode(text),
                                format.toUpperCase(java.util.Locale.ROOT))
                        .text(" ");
            }
            body.close("p");
        }
    }

    private void table(Html body, RowSet rows, Words words) {
        List<Binding> all = rows.stream().toList();
        body.raw("<div class=\"scroll\" tabindex=\"0\"><table><thead><tr>");
        for (Var variable : rows.getResultVars()) {
            boolean numbers = all.stream()
                    .map(row -> row.get(variable))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .filter(QueryPage::isNumber)
                    .isPresent();
            body.element("th", variable.getVarName(), "scope", "col", "class", numbers ? "n" : "");
        }
        body.raw("</tr></thead><tbody>");
        for (Binding row : all) {
            body.raw("<tr>");
            for (Var variable : rows.getResultVars()) {
                cell(body, row.get(variable));
            }
            body.raw("</tr>");
        }
        body.raw("</tbody></table></div>");
        body.element("p", words.number(all.size()) + " " + words.get("query.rows"), "class", "meta");
    }

    private void cell(Html body, Node node) {
        if (node == null) {
            body.raw("<td></td>");
        } else if (node.isURI()) {
            String iri = node.getURI();
            boolean ours = !base.isEmpty() && iri.startsWith(base);
            body.raw("<td><bdi>")
                    .link(ours ? "/" + iri.substring(base.length()) : iri, ours ? iri.substring(base.length()) : iri)
                    .raw("</bdi></td>");
        } else {
            String text = node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
            boolean number = isNumber(node);
            body.element("td", number ? rounded(text) : text, "class", number ? "n" : "", "dir", "auto");
        }
    }

    private static boolean isNumber(Node node) {
        return node.isLiteral() && node.getLiteralDatatypeURI().matches(".*#(integer|decimal|double)");
    }

    /** A third is 0.333 to a reader, and 0.333333333333333333333333 in what is downloaded. */
    private static String rounded(String number) {
        try {
            BigDecimal exact = new BigDecimal(number);
            return exact.scale() > 3 ? exact.setScale(3, RoundingMode.HALF_UP).toPlainString() : number;
        } catch (NumberFormatException e) {
            return number; // INF, NaN
        }
    }
}
