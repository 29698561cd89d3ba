package org.depeche.serve;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.depeche.store.Counts;
import org.depeche.store.NamedQuery;
import org.depeche.store.Store;

/** The pages and what stands on each. */
final class Pages {
    private static final int ON_START = 8;

    private final Store store;
    private final Reading reading;
    private final QueryPage queries;
    private final Lists lists;
    private final NodePages nodes;
    private final Map<String, Page> start = new ConcurrentHashMap<>();

    Pages(Store store, Reading reading, QueryRunner runner, String base) {
        this.store = store;
        this.reading = reading;
        this.lists = new Lists(reading, base);
        this.queries = new QueryPage(runner, base);
        this.nodes = new NodePages(store, reading, lists, base);
    }

    /** The page at a path; empty where the path may be that of a node. */
    Optional<Page> at(String path, Map<String, List<String>> parameters, Words words) {
        return switch (path) {
            // The server is the only one to hold the store, and never writes: this page stays what it is.
            case "/" -> Optional.of(start.computeIfAbsent(words.language(), language -> start(words)));
            case "/statements" -> Optional.of(statements(Filter.of(parameters), words));
            case "/relations" -> Optional.of(relations(Filter.of(parameters), words));
            case "/people" -> Optional.of(people(first(parameters, "q"), words));
            case "/query" -> Optional.of(queries.own(first(parameters, "query"), words));
            default -> path.startsWith("/query/") ? named(path, parameters, words) : nodes.pair(path, words);
        };
    }

    private Optional<Page> named(String path, Map<String, List<String>> parameters, Words words) {
        return NamedQuery.find(path.substring("/query/".length()))
                .map(query -> queries.named(query, parameters, words));
    }

    /** The page of a node that the graph knows. */
    Page node(String iri, Words words) {
        return nodes.node(iri, words);
    }

    Page error(Words words, HttpException e) {
        Html body = new Html().element("h1", words.orKey("error.", Integer.toString(e.status())));
        body.open("p", "class", "lead");
        body.text(e.status() == 404 ? words.get("error.404.text") + " " + e.getMessage() : e.getMessage());
        body.close("p");
        return new Page(e.status(), Integer.toString(e.status()), body);
    }

    private Page start(Words words) {
        Html body = new Html().element("h1", "Dépêche").element("p", words.get("tagline"), "class", "lead");
        figures(body, words);
        body.raw("<div class=\"columns\"><section>").element("h2", words.get("latest.statements"));
        lists.statements(body, reading.statements(Filter.ALL.sized(ON_START)), ON_START, words);
        body.element("h2", words.get("latest.relations"));
        lists.relations(body, reading.relations(Filter.ALL.sized(ON_START)), ON_START, words);
        body.raw("</section><section>").element("h2", words.get("most.quoted"));
        lists.counted(body, reading.people("", ON_START), words, false);
        body.element("h2", words.get("most.present"));
        lists.counted(body, reading.countries(ON_START), words, true);
        body.raw("</section></div>").element("h2", words.get("query"));
        queries.index(body, words);
        queries.form(body, QueryPage.EXAMPLE, words);
        return Page.of("", body);
    }

    private void figures(Html body, Words words) {
        Counts counts = store.counts();
        body.raw("<dl class=\"figures\">");
        figure(body, words, "articles", counts.articles());
        figure(body, words, "statements", counts.statements());
        figure(body, words, "relations", counts.relations());
        figure(body, words, "people", counts.people());
        figure(body, words, "organisations", counts.organisations());
        figure(body, words, "countries", counts.countries());
        figure(body, words, "triples", counts.triples());
        body.raw("</dl>");
    }

    private static void figure(Html body, Words words, String name, long number) {
        body.raw("<div>")
                .element("dt", words.get("count." + name))
                .element("dd", words.number(number))
                .raw("</div>");
    }

    private Page statements(Filter filter, Words words) {
        Html body = new Html().element("h1", words.get("statements"));
        body.open("form", "class", "ask", "action", "/statements", "role", "search");
        body.open("input", "type", "hidden", "name", "lang", "value", words.language());
        input(body, "q", filter.words(), words.get("words"), "search");
        input(body, "speaker", filter.speaker(), words.get("speaker"), "text");
        input(body, "country", filter.country(), words.get("country"), "text");
        dates(body, filter, words);
        body.element("button", words.get("search")).close("form");
        List<Reading.Said> rows = reading.statements(filter);
        lists.statements(body, rows, filter.size(), words);
        lists.turn(body, "/statements", filter, rows.size() > filter.size(), words);
        return Page.of(words.get("statements"), body);
    }

    private Page relations(Filter filter, Words words) {
        Html body = new Html().element("h1", words.get("relations"));
        body.open("form", "class", "ask", "action", "/relations", "role", "search");
        body.open("input", "type", "hidden", "name", "lang", "value", words.language());
        input(body, "country", filter.country(), words.get("country"), "text");
        lists.select(body, "type", "type.", filter.type(), words);
        lists.select(body, "status", "status.", filter.status(), words);
        dates(body, filter, words);
        body.element("button", words.get("search")).close("form");
        List<Reading.Related> rows = reading.relations(filter);
        lists.relations(body, rows, filter.size(), words);
        lists.turn(body, "/relations", filter, rows.size() > filter.size(), words);
        return Page.of(words.get("relations"), body);
    }

    private static void dates(Html body, Filter filter, Words words) {
        input(body, "from", filter.from(), words.get("from"), "text");
        input(body, "to", filter.to(), words.get("to"), "text");
    }

    private Page people(String asked, Words words) {
        Html body = new Html().element("h1", words.get("people"));
        body.open("form", "class", "ask", "action", "/people", "role", "search");
        body.open("input", "type", "hidden", "name", "lang", "value", words.language());
        input(body, "q", asked, words.get("words"), "search");
        body.element("button", words.get("search")).close("form");
        lists.counted(body, reading.people(asked, 200), words, false);
        return Page.of(words.get("people"), body);
    }

    static void input(Html body, String name, String value, String label, String type) {
        body.open("label");
        body.text(label);
        body.open("input", "type", type, "name", name, "value", value);
        body.close("label");
    }

    static String first(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of("")).get(0).strip();
    }
}
