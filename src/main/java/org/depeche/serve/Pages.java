package org.depeche.serve;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.depeche.store.NamedQuery;
import org.depeche.store.Store;

/** The pages and what stands on each. */
final class Pages {
    private static final int FOUND = 30;
    private static final int STATEMENTS_FOUND = 20;
    private static final int PEOPLE = 200;

    private final Reading reading;
    private final Entities entities;
    private final QueryPage queries;
    private final Lists lists;
    private final NodePages nodes;
    private final StartPage start;
    private final NetworkPage network;

    Pages(Store store, Reading reading, Entities entities, Census census, QueryRunner runner, String base) {
        this.reading = reading;
        this.entities = entities;
        this.lists = new Lists(reading, base);
        this.queries = new QueryPage(runner, base);
        this.nodes = new NodePages(store, reading, new Portraits(reading), lists, base);
        this.start = new StartPage(census, reading, lists, queries);
        this.network = new NetworkPage(new Network(reading), reading);
    }

    /** The page at a path; empty where the path may be that of a node. */
    Optional<Page> at(String path, Map<String, List<String>> parameters, Words words) {
        return switch (path) {
            case "/" -> Optional.of(start.page(words));
            case "/statements" -> Optional.of(statements(Filter.of(parameters), words));
            case "/relations" -> Optional.of(relations(Filter.of(parameters), words));
            case "/network" -> Optional.of(network.page(words));
            case "/people" -> Optional.of(people(first(parameters, "q"), words));
            case "/articles" -> Optional.of(articles(Filter.of(parameters), words));
            case "/search" -> Optional.of(search(first(parameters, "q"), words));
            case "/download" -> Optional.of(export(words));
            case "/query" -> Optional.of(queries.own(first(parameters, "query"), words));
            default ->
                path.startsWith("/query/") ? named(path, parameters, words) : nodes.pair(path, parameters, words);
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
        return Page.of(Integer.toString(e.status()), body).answering(e.status());
    }

    private Page statements(Filter filter, Words words) {
        Html body = new Html().element("h1", words.get("statements"));
        form(body, "/statements", words);
        Lists.input(body, "q", filter.words(), words.get("words"), "search");
        Lists.input(body, "speaker", filter.speaker(), words.get("speaker"), "text");
        Lists.input(body, "country", filter.country(), words.get("country"), "text");
        Lists.dates(body, filter, words);
        body.element("button", words.get("search")).close("form");
        List<Reading.Said> rows = reading.statements(filter);
        lists.statements(body, rows, filter.size(), words);
        lists.turn(body, "/statements", filter, rows.size() > filter.size(), words);
        Lists.files(body, words.get("download"), List.of("statements.csv"), filter, words);
        return Page.of(words.get("statements"), body).in("/statements");
    }

    private Page relations(Filter filter, Words words) {
        Html body = new Html().element("h1", words.get("relations"));
        form(body, "/relations", words);
        Lists.input(body, "country", filter.country(), words.get("country"), "text");
        lists.select(body, "type", "type.", filter.type(), words);
        lists.select(body, "status", "status.", filter.status(), words);
        Lists.dates(body, filter, words);
        body.element("button", words.get("search")).close("form");
        List<Reading.Related> rows = reading.relations(filter);
        lists.relations(body, rows, filter.size(), words);
        lists.turn(body, "/relations", filter, rows.size() > filter.size(), words);
        Lists.files(body, words.get("download"), List.of("relations.csv", "network.graphml"), filter, words);
        return Page.of(words.get("relations"), body).in("/relations");
    }

    private Page people(String asked, Words words) {
        Html body = new Html().element("h1", words.get("people"));
        form(body, "/people", words);
        Lists.input(body, "q", asked, words.get("words"), "search");
        body.element("button", words.get("search")).close("form").raw("<div class=\"in-columns\">");
        lists.counted(body, reading.people(asked, PEOPLE), words, false);
        return Page.of(words.get("people"), body.raw("</div>")).in("/people");
    }

    private Page articles(Filter filter, Words words) {
        Html body = new Html().element("h1", words.get("articles"));
        form(body, "/articles", words);
        Lists.input(body, "q", filter.words(), words.get("words"), "search");
        Lists.dates(body, filter, words);
        body.element("button", words.get("search")).close("form");
        List<Reading.Listed> rows = reading.articles(filter);
        if (rows.isEmpty()) {
            lists.nothing(body, words);
        }
        body.raw("<ol class=\"articles\">");
        rows.stream().limit(filter.size()).forEach(row -> {
            body.raw("<li>");
            Lists.date(body, row.date(), words);
            body.open("div", "lang", row.language(), "dir", "auto")
                    .link(
                            lists.path(row.iri(), words),
                            row.headline().isBlank() ? row.id() : Lists.shorten(row.headline()))
                    .close("div");
            body.element("span", row.publisher(), "class", "meta").raw("</li>");
        });
        body.raw("</ol>");
        lists.turn(body, "/articles", filter, rows.size() > filter.size(), words);
        return Page.of(words.get("articles"), body).in("/articles");
    }

    private static void form(Html body, String path, Words words) {
        body.open("form", "class", "ask", "action", path);
        body.open("input", "type", "hidden", "name", "lang", "value", words.language());
    }

    /** Whoever and whatever bears a name, and statements with the words. */
    private Page search(String asked, Words words) {
        Html body = new Html().element("h1", words.get("search"));
        Page.searchBox(body, words, "search-page", asked);
        if (!asked.isEmpty()) {
            List<Entities.Entity> found = entities.find(asked, words.language(), FOUND);
            if (!found.isEmpty()) {
                body.raw("<ol class=\"counted wide\">");
                for (Entities.Entity entity : found) {
                    body.raw("<li><bdi>").link(lists.path(entity.iri(), words), entity.name());
                    body.raw("</bdi>").element("span", words.get("kind." + entity.kind()), "class", "meta");
                    body.element("span", words.number(entity.count()), "class", "n")
                            .raw("</li>");
                }
                body.raw("</ol>");
            }
            body.element("h2", words.get("statements"));
            Filter filter = Filter.ALL.containing(asked).sized(STATEMENTS_FOUND);
            List<Reading.Said> said = reading.statements(filter);
            lists.statements(body, said, STATEMENTS_FOUND, words);
            if (said.size() > STATEMENTS_FOUND) {
                body.raw("<p class=\"more\">")
                        .link(
                                "/statements?" + filter.query() + "lang=" + words.language(),
                                words.get("all.statements") + " →")
                        .raw("</p>");
            }
        }
        return Page.of(words.get("search"), body);
    }

    private Page export(Words words) {
        Html body = new Html().element("h1", words.get("export"));
        body.element("p", words.get("export.lead"), "class", "lead");
        body.raw("<dl class=\"facts\">");
        for (String name :
                List.of("graph.ttl", "graph.trig", "graph.nq", "statements.csv", "relations.csv", "network.graphml")) {
            body.raw("<dt>").link("/export/" + name, name, "download", "").raw("</dt>");
            body.element("dd", words.get("export." + name));
        }
        body.raw("</dl>").element("h2", words.get("export.selection"));
        body.raw("<form class=\"ask\" action=\"/export/statements.csv\">");
        Lists.input(body, "speaker", "", words.get("speaker"), "text");
        Lists.input(body, "country", "", words.get("country"), "text");
        Lists.dates(body, Filter.ALL, words);
        body.raw("<span class=\"buttons\">");
        for (String name : List.of("statements.csv", "relations.csv", "graph.ttl", "graph.trig", "network.graphml")) {
            body.element("button", name, "formaction", "/export/" + name);
        }
        body.raw("</span>").close("form");
        body.element("h2", words.get("export.programs"));
        body.raw("<dl class=\"facts\">");
        for (String path :
                List.of("/sparql", "/data", "/.well-known/void", "/queries", "/api/openapi.json", "/reconcile")) {
            body.raw("<dt>").link(path, path).raw("</dt>");
            body.element("dd", words.get("export" + path.replace('/', '.').replace("..", ".")));
        }
        body.raw("</dl>");
        return Page.of(words.get("export"), body);
    }

    static String first(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of("")).get(0).strip();
    }
}
