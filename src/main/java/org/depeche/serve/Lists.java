package org.depeche.serve;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.jena.atlas.lib.Pair;

/** Statements, relations and actors as lists of a page. */
final class Lists {
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
        if (rows.isEmpty()) {
            body.element("p", words.get("nothing"), "class", "meta");
            return;
        }
        body.raw("<ol class=\"said\">");
        rows.stream().limit(most).forEach(row -> statement(body, row, words));
        body.raw("</ol>");
    }

    private void statement(Html body, Reading.Said row, Words words) {
        body.raw("<li>");
        date(body, row.date(), words);
        body.raw("<div><p class=\"who\">");
        if (row.speaker().isEmpty()) {
            body.text(words.get("no.speaker"));
        } else {
            body.raw("<bdi>")
                    .link(fragmentless(row.speaker(), words), row.name())
                    .raw("</bdi>");
        }
        body.raw("</p>").open("p", "class", "meta");
        body.raw("<bdi>").text(row.role()).raw("</bdi>");
        if (!row.side().isEmpty()) {
            body.text((row.role().isEmpty() ? "" : " · ") + words.get("says.for") + " ");
            country(body, row.side(), words);
        }
        body.close("p");
        body.open("blockquote", "class", row.kind(), "lang", row.language(), "dir", "auto");
        body.text(row.text()).close("blockquote");
        body.open("p", "class", "meta").text(words.orKey("kind.", row.kind()));
        if (!row.carriedBy().isEmpty()) {
            body.text(" · " + words.get("carried.by") + " ")
                    .raw("<bdi>")
                    .text(row.carriedBy())
                    .raw("</bdi>");
        }
        origin(body, row.iri(), row.article(), row.headline(), words);
        body.raw("</p></div></li>");
    }

    void relations(Html body, List<Reading.Related> rows, int most, Words words) {
        if (rows.isEmpty()) {
            body.element("p", words.get("nothing"), "class", "meta");
            return;
        }
        body.raw("<ol class=\"done\">");
        rows.stream().limit(most).forEach(row -> relation(body, row, words));
        body.raw("</ol>");
    }

    private void relation(Html body, Reading.Related row, Words words) {
        body.raw("<li>");
        date(body, row.date(), words);
        body.raw("<div>").open("p", "class", "act " + row.quadClass());
        country(body, row.source(), words);
        body.text(" ").element("b", words.orKey("type.", row.type())).text(" ");
        country(body, row.target(), words);
        body.text(" ");
        body.link(
                "/pair/" + encode(row.source()) + "/" + encode(row.target()) + "?lang=" + words.language(),
                words.orKey("status.", row.status()),
                "class",
                "tag");
        body.close("p")
                .open("p", "class", "words", "dir", "auto")
                .text(row.words())
                .close("p");
        body.open("p", "class", "meta").text(words.orKey("quad.", row.quadClass()));
        if (!row.claimedBy().isEmpty()) {
            body.text(" · " + words.get("claimed.by") + " ")
                    .raw("<bdi>")
                    .text(row.claimedBy())
                    .raw("</bdi>");
        }
        origin(body, row.iri(), row.article(), row.headline(), words);
        body.raw("</p></div></li>");
    }

    private void origin(Html body, String finding, String article, String headline, Words words) {
        body.text(" · ").link(path(finding, words), words.get("evidence")).text(" · " + words.get("read.in") + " ");
        String title = headline.isBlank() ? article : shorten(headline);
        // The article's IRI is escaped as the graph has it; its id is not.
        String iri = finding.replaceFirst("/(statement|relation)/(.*)-[0-9]+$", "/article/$2");
        body.raw("<bdi>").link(path(iri, words), title).raw("</bdi>");
    }

    private static String shorten(String headline) {
        return headline.codePointCount(0, headline.length()) <= 80
                ? headline
                : headline.substring(0, headline.offsetByCodePoints(0, 79)) + "…";
    }

    private static void date(Html body, String date, Words words) {
        if (date.isEmpty()) {
            body.element("span", words.get("no.date"), "class", "undated");
        } else {
            body.element("time", date, "datetime", date);
        }
    }

    void country(Html body, String code, Words words) {
        body.link("/country/" + encode(code) + "?lang=" + words.language(), reading.country(code, words.language()));
    }

    /** Names with numbers; of countries the name is the code. */
    void counted(Html body, List<Reading.Counted> rows, Words words, boolean countries) {
        if (rows.isEmpty()) {
            body.element("p", words.get("nothing"), "class", "meta");
            return;
        }
        body.raw("<ul class=\"list\">");
        for (Reading.Counted row : rows) {
            body.raw("<li><bdi>");
            body.link(path(row.iri(), words), countries ? reading.country(row.name(), words.language()) : row.name());
            body.raw("</bdi>")
                    .element("span", words.number(row.count()), "class", "n")
                    .raw("</li>");
        }
        body.raw("</ul>");
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

    /** Links to the pages before and after. */
    void turn(Html body, String path, Filter filter, boolean more, Words words) {
        body.raw("<nav class=\"pages\"><span>");
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
        StringBuilder query =
                new StringBuilder("lang=" + words.language() + "&page=" + page + "&size=" + filter.size());
        for (Pair<String, String> value : List.of(
                Pair.create("speaker", filter.speaker()), Pair.create("country", filter.country()),
                Pair.create("source", filter.source()), Pair.create("target", filter.target()),
                Pair.create("type", filter.type()), Pair.create("status", filter.status()),
                Pair.create("from", filter.from()), Pair.create("to", filter.to()),
                Pair.create("q", filter.words()), Pair.create("article", filter.article()))) {
            if (!value.getRight().isEmpty()) {
                query.append('&').append(value.getLeft()).append('=').append(encode(value.getRight()));
            }
        }
        return query.toString();
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
