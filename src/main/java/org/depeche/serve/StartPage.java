package org.depeche.serve;

import java.util.List;
import org.depeche.store.Counts;

/** The first page: what is in this graph, where to look, what came last. */
final class StartPage {
    private static final int ON_PAGE = 6;
    private static final int IN_LIST = 10;

    private final Census census;
    private final Reading reading;
    private final Lists lists;
    private final QueryPage queries;

    StartPage(Census census, Reading reading, Lists lists, QueryPage queries) {
        this.census = census;
        this.reading = reading;
        this.lists = lists;
        this.queries = queries;
    }

    Page page(Words words) {
        Html body = new Html().raw("<div class=\"opening\">");
        body.raw("<h1>");
        for (String question : words.get("start.title").split("(?<=\\?) ")) {
            body.element("span", question).text(" ");
        }
        body.raw("</h1>").element("p", words.get("tagline"), "class", "lead");
        body.raw("</div>");
        figures(body, words);
        network(body, words);
        body.raw("<div class=\"columns\"><section>").element("h2", words.get("latest.statements"));
        lists.statements(body, reading.statements(Filter.ALL.sized(ON_PAGE)), ON_PAGE, words);
        more(body, "/statements", "all.statements", words);
        body.element("h2", words.get("latest.relations"));
        lists.relations(body, reading.relations(Filter.ALL.sized(ON_PAGE)), ON_PAGE, words);
        more(body, "/relations", "all.relations", words);
        body.raw("</section><section class=\"side\">").element("h2", words.get("most.quoted"));
        lists.counted(body, reading.people("", IN_LIST), words, false);
        body.element("h2", words.get("most.present"));
        lists.counted(body, reading.countries(IN_LIST), words, true);
        body.element("h2", words.get("ready.questions"));
        queries.list(body, words);
        body.raw("</section></div>");
        return Page.of("", body).with("d3.min.js", "network.js");
    }

    private static void more(Html body, String path, String label, Words words) {
        body.raw("<p class=\"more\">")
                .link(path + "?lang=" + words.language(), words.get(label) + " →")
                .raw("</p>");
    }

    private void figures(Html body, Words words) {
        Counts counts = census.tally().counts();
        body.raw("<dl class=\"figures\">");
        figure(body, words, "articles", "/articles", counts.articles());
        figure(body, words, "statements", "/statements", counts.statements());
        figure(body, words, "relations", "/relations", counts.relations());
        figure(body, words, "people", "/people", counts.people());
        figure(body, words, "organisations", "", counts.organisations());
        figure(body, words, "countries", "/network", counts.countries());
        figure(body, words, "triples", "/download", counts.triples());
        body.raw("</dl>");
    }

    private static void figure(Html body, Words words, String name, String path, long number) {
        body.raw("<div>").element("dt", words.get("count." + name)).open("dd");
        if (path.isEmpty()) {
            body.text(words.number(number));
        } else {
            body.link(path + "?lang=" + words.language(), words.number(number));
        }
        body.raw("</dd></div>");
    }

    private void network(Html body, Words words) {
        body.open("section", "class", "map", "aria-label", words.get("network"));
        NetworkPage.figure(body, "map", List.of(), words);
        body.raw("<p class=\"more\">")
                .link("/network?lang=" + words.language(), words.get("explore") + " →")
                .raw("</p></section>");
    }
}
