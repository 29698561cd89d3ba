package org.depeche.serve;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;

/** The page of a country, and that of two: what one did with and to the other over time. */
final class CountryPages {
    private static final int ON_PAIR = 100;
    private static final int RELATIONS = 25;
    private static final int STATEMENTS = 15;
    private static final int VOICES = 12;

    private final Reading reading;
    private final Portraits portraits;
    private final Lists lists;
    private final Description description;

    CountryPages(Reading reading, Portraits portraits, Lists lists, Description description) {
        this.reading = reading;
        this.portraits = portraits;
        this.lists = lists;
        this.description = description;
    }

    Page country(String iri, Words words) {
        Graph graph = description.of(iri);
        String code = Description.literal(graph, iri, Reading.DEP + "code", iri.replaceFirst("^.*/", ""));
        String name = reading.country(code, words.language());
        Html body = new Html().element("h1", name);
        Map<String, Map<String, Long>> partners = reading.partners(code);
        summary(body, partners, words);
        YearChart chart = new YearChart();
        reading.years(code).forEach(row -> chart.add(row.year(), row.quadClass(), row.count()));
        chart.draw(body, "/relations?country=" + Lists.encode(code) + "&lang=" + words.language() + "&", words);
        if (!partners.isEmpty()) {
            body.element("h2", words.get("partners"));
            partners(body, code, partners, words);
        }
        body.raw("<div class=\"columns\"><section>").element("h2", words.get("relations"));
        lists.relations(body, reading.relations(Filter.ALL.about(code).sized(RELATIONS)), RELATIONS, words);
        more(body, "/relations", "all.relations", code, words);
        body.element("h2", words.get("statements"));
        lists.statements(body, reading.statements(Filter.ALL.about(code).sized(STATEMENTS)), STATEMENTS, words);
        more(body, "/statements", "all.statements", code, words);
        body.raw("</section><section class=\"side\">").element("h2", words.get("profile"));
        body.raw("<dl class=\"facts\">");
        Lists.fact(body, words.get("code"), code);
        Lists.wikidata(body, graph, iri, words);
        body.raw("</dl>");
        List<Reading.Counted> voices = portraits.voices(code, VOICES);
        if (!voices.isEmpty()) {
            body.element("h2", words.get("spokespeople"));
            lists.counted(body, voices, words, false);
        }
        body.raw("</section></div>");
        Lists.files(
                body,
                words.get("download"),
                List.of("relations.csv", "statements.csv", "network.graphml"),
                Filter.ALL.about(code),
                words);
        lists.cite(body, iri, words);
        return Page.of(name, body).in("/network");
    }

    private static void more(Html body, String path, String label, String code, Words words) {
        body.raw("<p class=\"more\">")
                .link(path + "?country=" + Lists.encode(code) + "&lang=" + words.language(), words.get(label) + " →")
                .raw("</p>");
    }

    private void summary(Html body, Map<String, Map<String, Long>> partners, Words words) {
        long good = count(partners, "Cooperation");
        long bad = count(partners, "Conflict");
        if (good + bad > 0) {
            body.open("p", "class", "lead");
            body.text(words.fill(
                    "country.summary",
                    words.form("n.relations", good + bad, words.number(good + bad)),
                    words.form("n.partners", partners.size(), words.number(partners.size())),
                    words.number(good),
                    words.number(bad)));
            body.close("p");
        }
    }

    private static long count(Map<String, Map<String, Long>> partners, String side) {
        return partners.values().stream()
                .flatMap(counts -> counts.entrySet().stream())
                .filter(count -> count.getKey().endsWith(side))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private void partners(Html body, String code, Map<String, Map<String, Long>> partners, Words words) {
        NetworkPage.open(body, words.get("with"), words);
        partners.forEach((other, counts) -> {
            body.raw("<tr><th scope=\"row\">");
            body.link(Lists.pair(code, other, words), reading.country(other, words.language()));
            body.raw("</th>");
            NetworkPage.cells(body, counts, words);
            body.raw("</tr>");
        });
        body.raw("</tbody></table></div>");
    }

    /**
     * Two countries.
     *
     * @param asked type, status and dates; who does it to whom is set here
     */
    Page pair(String one, String other, Filter asked, Words words) {
        String oneName = reading.country(one, words.language());
        String otherName = reading.country(other, words.language());
        String title = words.fill("pair.title", oneName, otherName);
        Html body = new Html().raw("<h1>");
        lists.country(body, one, words);
        body.text(words.get("pair.and"));
        lists.country(body, other, words);
        body.raw("</h1>");
        chart(body, one, other, words);
        filter(body, "/pair/" + Lists.encode(one) + "/" + Lists.encode(other), asked, words);
        Filter sized = asked.sized(ON_PAIR);
        List<Reading.Related> there = reading.relations(sized.between(one, other));
        List<Reading.Related> back = reading.relations(sized.between(other, one));
        // What they do together is told once.
        back.removeAll(there);
        body.raw("<div class=\"columns even\"><section>").element("h2", words.fill("does.to", oneName, otherName));
        lists.relations(body, there, ON_PAIR, words);
        body.raw("</section><section>").element("h2", words.fill("does.to", otherName, oneName));
        lists.relations(body, back, ON_PAIR, words);
        body.raw("</section></div><div class=\"columns even\"><section>")
                .element("h2", words.fill("says.of", oneName, otherName));
        lists.statements(body, reading.statements(sized.ofOneAboutOther(one, other)), ON_PAIR, words);
        body.raw("</section><section>").element("h2", words.fill("says.of", otherName, oneName));
        lists.statements(body, reading.statements(sized.ofOneAboutOther(other, one)), ON_PAIR, words);
        body.raw("</section></div>");
        Lists.files(body, words.get("download"), List.of("relations.csv"), asked.between(one, other), words);
        return Page.of(title, body).in("/network");
    }

    private void chart(Html body, String one, String other, Words words) {
        YearChart chart = new YearChart();
        Set<Reading.Related> all = new LinkedHashSet<>(
                reading.relations(Filter.ALL.between(one, other).sized(500)));
        all.addAll(reading.relations(Filter.ALL.between(other, one).sized(500)));
        List<Reading.Related> actual = new ArrayList<>(all);
        actual.removeIf(row -> !row.status().equals("Actual") || row.date().length() < 4);
        actual.forEach(row -> chart.add(row.date().substring(0, 4), row.quadClass(), 1));
        chart.draw(
                body,
                "/pair/" + Lists.encode(one) + "/" + Lists.encode(other) + "?lang=" + words.language() + "&",
                words);
    }

    private void filter(Html body, String path, Filter asked, Words words) {
        body.open("form", "class", "ask", "action", path);
        body.open("input", "type", "hidden", "name", "lang", "value", words.language());
        lists.select(body, "type", "type.", asked.type(), words);
        lists.select(body, "status", "status.", asked.status(), words);
        Lists.dates(body, asked, words);
        body.element("button", words.get("filter")).close("form");
    }
}
