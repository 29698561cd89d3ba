package org.depeche.serve;

import java.util.Comparator;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** An article with what was read from it: the words on one side, the findings on the other, each leading to the other. */
final class ArticlePage {
    private static final int ON_PAGE = 300;

    private final Reading reading;
    private final Lists lists;
    private final Description description;

    ArticlePage(Reading reading, Lists lists, Description description) {
        this.reading = reading;
        this.lists = lists;
        this.description = description;
    }

    Page page(String iri, Words words) {
        Graph graph = description.of(iri);
        String id = Description.literal(graph, iri, Reading.SCHEMA + "identifier", "");
        String title = Description.literal(graph, iri, Reading.SCHEMA + "headline", id);
        String language = Description.literal(graph, iri, Reading.SCHEMA + "inLanguage", "");
        ArticleText text = new ArticleText();
        Html body = new Html().open("h1", "lang", language, "dir", "auto", "class", "headline");
        text.title(body, graph, iri, title);
        body.close("h1");
        byline(body, graph, iri, words);
        body.open("p", "class", "legend").raw("<mark class=\"statement\">").text(words.get("statements"));
        body.raw("</mark> <mark class=\"relation\">")
                .text(words.get("relations"))
                .raw("</mark> ");
        body.text(words.get("evidence.legend")).close("p");
        body.raw("<div class=\"columns reading\"><section>");
        body.open("article", "class", "text", "lang", language, "dir", "auto");
        text.body(body, graph, iri);
        body.close("article").raw("</section>");
        body.open("section", "class", "side notes", "aria-label", words.get("findings"));
        body.element("h2", words.get("statements"));
        List<Reading.Said> said = reading.statements(Filter.ALL.in(id).sized(ON_PAGE));
        said.sort(Comparator.comparingInt(row -> number(row.iri())));
        lists.statements(body, said, ON_PAGE, words);
        body.element("h2", words.get("relations"));
        List<Reading.Related> done = reading.relations(Filter.ALL.in(id).sized(ON_PAGE));
        done.sort(Comparator.comparingInt(row -> number(row.iri())));
        lists.relations(body, done, ON_PAGE, words);
        body.raw("</section></div>");
        Lists.files(
                body,
                words.get("export.article"),
                List.of("graph.ttl", "graph.trig", "graph.nq", "statements.csv", "relations.csv"),
                Filter.ALL.in(id),
                words);
        lists.cite(body, iri, words);
        return Page.of(title, body).with("article.js").in("/articles");
    }

    /** Findings are numbered in the order of the text. */
    private static int number(String iri) {
        String end = iri.substring(iri.lastIndexOf('-') + 1);
        return end.matches("[0-9]{1,9}") ? Integer.parseInt(end) : Integer.MAX_VALUE;
    }

    private void byline(Html body, Graph graph, String iri, Words words) {
        body.open("p", "class", "byline");
        String published = Description.literal(graph, iri, Reading.SCHEMA + "datePublished", "");
        if (!published.isEmpty()) {
            Lists.date(body, published, words);
        }
        graph.find(NodeFactory.createURI(iri), NodeFactory.createURI(Reading.SCHEMA + "publisher"), Node.ANY)
                .forEachRemaining(triple -> {
                    String publisher = triple.getObject().toString();
                    body.text(" · ").raw("<bdi>");
                    body.link(
                            lists.path(publisher, words),
                            Description.literal(graph, publisher, Reading.SCHEMA + "name", publisher));
                    body.raw("</bdi>");
                });
        graph.find(NodeFactory.createURI(iri), NodeFactory.createURI(Reading.SCHEMA + "url"), Node.ANY)
                .forEachRemaining(triple -> body.text(" · ")
                        .link(
                                triple.getObject().isURI() ? triple.getObject().getURI() : "",
                                words.get("source.article"),
                                "rel",
                                "noreferrer"));
        body.close("p");
    }
}
