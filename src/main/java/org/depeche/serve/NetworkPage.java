package org.depeche.serve;

import java.util.List;
import java.util.TreeSet;

/** The countries and what they do with and to each other: as a network, on a map, and as a table. */
final class NetworkPage {
    private static final List<String> QUADS =
            List.of("MaterialCooperation", "VerbalCooperation", "VerbalConflict", "MaterialConflict");
    private static final int IN_TABLE = 200;

    private final Network network;
    private final Reading reading;

    NetworkPage(Network network, Reading reading) {
        this.network = network;
        this.reading = reading;
    }

    Page page(Words words) {
        Network.Graph graph = network.graph("Actual", words.language());
        TreeSet<String> years = Network.years(graph);
        Html body = new Html().element("h1", words.get("network"));
        body.element("p", words.get("network.lead"), "class", "lead");
        if (graph.edges().isEmpty()) {
            body.element("p", words.get("nothing"), "class", "meta");
        } else {
            controls(body, years, words);
            figure(body, "graph", List.copyOf(years), words);
            body.element("h2", words.get("pairs"), "id", "pairs");
            table(body, Network.pairs(graph), words);
        }
        Lists.files(body, words.get("download"), List.of("network.graphml", "relations.csv"), Filter.ALL, words);
        return Page.of(words.get("network"), body)
                .with("d3.min.js", "network.js")
                .in("/network");
    }

    /** Hidden until the script shows them: without it they would do nothing. */
    private static void controls(Html body, TreeSet<String> years, Words words) {
        body.open("form", "class", "controls", "id", "network-controls", "hidden", "");
        body.raw("<fieldset>").element("legend", words.get("show"));
        for (String view : List.of("graph", "map")) {
            body.open("label").open("input", "type", "radio", "name", "view", "value", view);
            body.text(" " + words.get("view." + view)).close("label");
        }
        body.raw("</fieldset><fieldset>").element("legend", words.get("edges"));
        for (String quad : QUADS) {
            body.open("label", "class", "key " + quad)
                    .open("input", "type", "checkbox", "name", "quad", "value", quad, "checked", "")
                    .raw("<i></i>")
                    .text(words.get("quad." + quad))
                    .close("label");
        }
        body.raw("</fieldset>");
        if (years.size() > 1) {
            body.raw("<fieldset class=\"years\">").element("legend", words.get("years"));
            slider(body, "from", years.first(), years, words);
            slider(body, "to", years.last(), years, words);
            body.raw("<output></output></fieldset>");
        }
        body.close("form");
    }

    private static void slider(Html body, String name, String value, TreeSet<String> years, Words words) {
        body.open("label").text(words.get(name) + " ");
        body.open(
                        "input",
                        "type",
                        "range",
                        "name",
                        name,
                        "min",
                        years.first(),
                        "max",
                        years.last(),
                        "step",
                        "1",
                        "value",
                        value)
                .close("label");
    }

    /** The place where the script draws; the words that it needs come along. */
    static void figure(Html body, String view, List<String> years, Words words) {
        body.open(
                "figure",
                "class",
                "network " + view,
                "data-network",
                "/api/network?lang=" + words.language(),
                "data-world",
                Assets.address("world.json"),
                "data-view",
                view,
                "data-lang",
                words.language(),
                "data-label",
                words.get("network.label"),
                "data-cooperation",
                words.get("cooperation"),
                "data-conflict",
                words.get("conflict"),
                "data-undated",
                words.get("no.date"));
        body.raw("<div class=\"canvas\"></div>");
        YearChart.legend(body, words);
        body.close("figure");
    }

    private void table(Html body, List<Network.Pair> pairs, Words words) {
        open(body, words.get("pair"), words);
        for (Network.Pair pair : pairs.subList(0, Math.min(IN_TABLE, pairs.size()))) {
            body.raw("<tr><th scope=\"row\">");
            body.link(
                            Lists.pair(pair.one(), pair.other(), words),
                            reading.country(pair.one(), words.language()) + " – "
                                    + reading.country(pair.other(), words.language()))
                    .raw("</th>");
            cells(body, pair.counts(), words);
            body.raw("</tr>");
        }
        body.raw("</tbody></table></div>");
        if (pairs.size() > IN_TABLE) {
            body.element("p", words.number(IN_TABLE) + " / " + words.number(pairs.size()), "class", "meta");
        }
    }

    /** Opens a table whose rows are named in the first column and counted by {@link #cells}. */
    static void open(Html body, String first, Words words) {
        body.raw("<div class=\"scroll\" tabindex=\"0\"><table class=\"pairs\"><thead><tr>")
                .element("th", first, "scope", "col");
        QUADS.forEach(quad -> body.element("th", words.get("quad." + quad), "scope", "col", "class", "n"));
        body.element("th", words.get("balance"), "scope", "col").raw("</tr></thead><tbody>");
    }

    /** Counts of the four quad classes and a bar that weighs conflict against cooperation. */
    static void cells(Html body, java.util.Map<String, Long> counts, Words words) {
        for (String quad : QUADS) {
            long count = counts.getOrDefault(quad, 0L);
            body.element("td", words.number(count), "class", count == 0 ? "n zero" : "n");
        }
        long good = counts.getOrDefault("MaterialCooperation", 0L) + counts.getOrDefault("VerbalCooperation", 0L);
        long bad = counts.getOrDefault("MaterialConflict", 0L) + counts.getOrDefault("VerbalConflict", 0L);
        long share = good + bad == 0 ? 0 : Math.round(100.0 * good / (good + bad));
        body.raw("<td>")
                .open(
                        "svg",
                        "class",
                        "balance",
                        "viewBox",
                        "0 0 100 8",
                        "preserveAspectRatio",
                        "none",
                        "role",
                        "img",
                        "aria-label",
                        share + " % " + words.get("cooperation"));
        body.open("rect", "class", "MaterialCooperation", "width", Long.toString(share), "height", "8")
                .close("rect");
        body.open(
                        "rect",
                        "class",
                        "MaterialConflict",
                        "x",
                        Long.toString(share),
                        "width",
                        Long.toString(100 - share),
                        "height",
                        "8")
                .close("rect")
                .raw("</svg></td>");
    }
}
