package org.depeche.serve;

import java.util.List;
import org.apache.jena.graph.Graph;

/** The page of a person or organisation: a portrait in words, a time line, what it said. */
final class ActorPage {
    private static final int ON_PAGE = 100;

    private final Reading reading;
    private final Portraits portraits;
    private final Lists lists;
    private final Description description;

    ActorPage(Reading reading, Portraits portraits, Lists lists, Description description) {
        this.reading = reading;
        this.portraits = portraits;
        this.lists = lists;
        this.description = description;
    }

    Page page(String iri, Words words) {
        Graph graph = description.of(iri);
        Portraits.Portrait portrait = portraits.of(iri);
        String name = portrait.names().isEmpty()
                ? iri.replaceFirst("^.*/", "")
                : portrait.names().get(0);
        Html body = new Html().raw("<bdi>").element("h1", name).raw("</bdi>");
        portrait(body, portrait, words);
        List<Reading.Said> statements = reading.statements(Filter.ALL.by(iri).sized(ON_PAGE));
        Timeline.draw(body, statements, words);
        body.raw("<div class=\"columns\"><section>").element("h2", words.get("statements"));
        lists.statementsOf(body, statements, ON_PAGE, words);
        if (statements.size() > ON_PAGE) {
            body.raw("<p class=\"more\">")
                    .link(
                            "/statements?" + Filter.ALL.by(iri).query() + "lang=" + words.language(),
                            words.get("all.statements") + " →")
                    .raw("</p>");
        }
        body.raw("</section><section class=\"side\">");
        facts(body, graph, portrait, words);
        counted(body, "speaks.of", portrait.topics(), true, words);
        counted(body, "speaks.to", portrait.addressees(), false, words);
        counted(body, "carried.by.whom", portrait.carriers(), false, words);
        body.raw("</section></div>");
        Lists.files(body, words.get("download"), List.of("statements.csv"), Filter.ALL.by(iri), words);
        lists.cite(body, iri, words);
        return Page.of(name, body).in("/people");
    }

    /** Roles and figures as sentences. */
    private void portrait(Html body, Portraits.Portrait portrait, Words words) {
        body.raw("<div class=\"portrait\">");
        if (!portrait.roles().isEmpty()) {
            Portraits.Held now = portrait.roles().stream()
                    .filter(held -> held.language().equals(words.language()))
                    .findFirst()
                    .orElse(portrait.roles().get(0));
            body.element("p", now.role(), "class", "lead", "lang", now.language(), "dir", "auto");
        }
        body.raw("<p>");
        body.text(words.form("portrait.count", portrait.statements(), words.number(portrait.statements())));
        body.text(" " + words.form("portrait.articles", portrait.articles(), words.number(portrait.articles())));
        if (!portrait.first().isEmpty()) {
            body.text(
                    portrait.first().equals(portrait.last())
                            ? ", " + words.date(portrait.first())
                            : ", " + words.fill("from.to", words.date(portrait.first()), words.date(portrait.last())));
        }
        body.text(".");
        if (!portrait.sides().isEmpty()) {
            body.text(" " + words.get("speaks.for") + " ");
            lists.countries(body, portrait.sides(), words);
            body.text(".");
        }
        body.raw("</p></div>");
    }

    private void facts(Html body, Graph graph, Portraits.Portrait portrait, Words words) {
        body.element("h2", words.get("profile")).raw("<dl class=\"facts\">");
        if (!portrait.roles().isEmpty()) {
            body.element("dt", words.get("roles")).raw("<dd><ul class=\"roles\">");
            for (Portraits.Held held : portrait.roles()) {
                body.raw("<li>").element("span", held.role(), "dir", "auto");
                if (!held.first().isEmpty()) {
                    String when = held.first().equals(held.last())
                            ? words.date(held.first())
                            : words.date(held.first()) + " – " + words.date(held.last());
                    body.text(" ").element("span", when, "class", "meta");
                }
                body.raw("</li>");
            }
            body.raw("</ul></dd>");
        }
        if (portrait.names().size() > 1) {
            Lists.fact(
                    body,
                    words.get("also.called"),
                    String.join(
                            " · ", portrait.names().subList(1, portrait.names().size())));
        }
        Lists.wikidata(body, graph, portrait.iri(), words);
        body.raw("</dl>");
    }

    private void counted(Html body, String title, List<Reading.Counted> rows, boolean countries, Words words) {
        if (!rows.isEmpty()) {
            body.element("h2", words.get(title));
            lists.counted(body, rows, words, countries);
        }
    }
}
