package org.depeche.serve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import org.depeche.store.Store;

/** The page of a person, country, pair of countries, article, or any other node. */
final class NodePages {
    private static final int ON_PAGE = 100;
    private static final String WIKIDATA = "http://www.wikidata.org/entity/";

    private final Reading reading;
    private final Lists lists;
    private final Description description;
    private final ArticleText text = new ArticleText();
    private final String base;

    NodePages(Store store, Reading reading, Lists lists, String base) {
        this.reading = reading;
        this.lists = lists;
        this.description = new Description(store);
        this.base = base;
    }

    Page node(String iri, Words words) {
        String path = iri.substring(base.length());
        if (path.startsWith("person/") || path.startsWith("organisation/") || path.startsWith("actor/")) {
            return person(iri, words);
        }
        if (path.startsWith("country/")) {
            return country(iri, words);
        }
        return path.startsWith("article/") ? article(iri, words) : other(iri, words);
    }

    /** The page of two countries, at {@code /pair/CN/RU}; empty for another path. */
    Optional<Page> pair(String path, Words words) {
        String[] parts = path.split("/", -1);
        if (parts.length != 4 || !parts[1].equals("pair")) {
            return Optional.empty();
        }
        if (!parts[2].matches("[A-Z0-9_]{2,30}") || !parts[3].matches("[A-Z0-9_]{2,30}")) {
            throw new HttpException(404, path);
        }
        String one = reading.country(parts[2], words.language());
        String other = reading.country(parts[3], words.language());
        String title = String.format(Locale.ROOT, words.get("pair.title"), one, other);
        Html body = new Html().element("h1", title);
        List<Reading.Related> there =
                reading.relations(Filter.ALL.between(parts[2], parts[3]).sized(ON_PAGE));
        List<Reading.Related> back =
                reading.relations(Filter.ALL.between(parts[3], parts[2]).sized(ON_PAGE));
        List<Reading.Related> all = new ArrayList<>(there);
        back.stream().filter(row -> !all.contains(row)).forEach(all::add);
        Chart.years(body, all, words);
        body.element("h2", String.format(Locale.ROOT, words.get("does.to"), one, other));
        lists.relations(body, there, ON_PAGE, words);
        body.element("h2", String.format(Locale.ROOT, words.get("does.to"), other, one));
        lists.relations(body, back, ON_PAGE, words);
        return Optional.of(Page.of(title, body));
    }

    private Page person(String iri, Words words) {
        Graph graph = description.of(iri);
        String name = literal(graph, iri, Reading.SCHEMA + "name", iri);
        Html body = new Html().raw("<bdi>").element("h1", name).raw("</bdi>").raw("<dl class=\"facts\">");
        fact(body, words.get("roles"), String.join(" · ", reading.roles(iri)));
        List<String> sides = reading.sides(iri);
        if (!sides.isEmpty()) {
            body.element("dt", words.get("sides")).raw("<dd>");
            sides.forEach(code -> {
                lists.country(body, code, words);
                body.text(" ");
            });
            body.raw("</dd>");
        }
        sameAs(body, graph, iri, words);
        body.raw("</dl><div class=\"columns\"><section>").element("h2", words.get("statements"));
        lists.statements(body, reading.statements(Filter.ALL.by(iri).sized(ON_PAGE)), ON_PAGE, words);
        body.raw("</section><section>").element("h2", words.get("speaks.of"));
        lists.counted(body, reading.topics(iri), words, true);
        body.raw("</section></div>");
        formats(body, iri, words);
        return Page.of(name, body);
    }

    private Page country(String iri, Words words) {
        Graph graph = description.of(iri);
        String code = literal(graph, iri, Reading.DEP + "code", "");
        String name = reading.country(code, words.language());
        Html body = new Html().element("h1", name).raw("<dl class=\"facts\">");
        fact(body, "ISO", code);
        sameAs(body, graph, iri, words);
        body.raw("</dl>");
        Map<String, Map<String, Long>> partners = reading.partners(code);
        if (!partners.isEmpty()) {
            body.element("h2", words.get("partners"));
            partners(body, code, partners, words);
        }
        body.raw("<div class=\"columns\"><section>").element("h2", words.get("relations"));
        lists.relations(body, reading.relations(Filter.ALL.about(code).sized(30)), 30, words);
        body.raw("</section><section>").element("h2", words.get("statements"));
        lists.statements(body, reading.statements(Filter.ALL.about(code).sized(15)), 15, words);
        body.raw("</section></div>");
        formats(body, iri, words);
        return Page.of(name, body);
    }

    private void partners(Html body, String code, Map<String, Map<String, Long>> partners, Words words) {
        List<String> quads = List.of("VerbalCooperation", "MaterialCooperation", "VerbalConflict", "MaterialConflict");
        body.raw("<div class=\"scroll\" tabindex=\"0\"><table><thead><tr>")
                .element("th", words.get("with"), "scope", "col");
        quads.forEach(quad -> body.element("th", words.get("quad." + quad), "scope", "col", "class", "n"));
        body.raw("</tr></thead><tbody>");
        partners.forEach((other, counts) -> {
            body.raw("<tr><th scope=\"row\">");
            body.link(
                    "/pair/" + Lists.encode(code) + "/" + Lists.encode(other) + "?lang=" + words.language(),
                    reading.country(other, words.language()));
            body.raw("</th>");
            quads.forEach(quad -> {
                long count = counts.getOrDefault(quad, 0L);
                body.element("td", words.number(count), "class", count == 0 ? "n zero" : "n");
            });
            body.raw("</tr>");
        });
        body.raw("</tbody></table></div>");
    }

    private Page article(String iri, Words words) {
        Graph graph = description.of(iri);
        String id = literal(graph, iri, Reading.SCHEMA + "identifier", "");
        String title = literal(graph, iri, Reading.SCHEMA + "headline", id);
        String language = literal(graph, iri, Reading.SCHEMA + "inLanguage", "");
        Html body = new Html().open("h1", "lang", language, "dir", "auto");
        text.title(body, graph, iri, title);
        body.close("h1").open("p", "class", "meta");
        String published = literal(graph, iri, Reading.SCHEMA + "datePublished", "");
        if (!published.isEmpty()) {
            body.text(words.get("published") + " ")
                    .element("time", published, "datetime", published)
                    .text(" ");
        }
        graph.find(NodeFactory.createURI(iri), NodeFactory.createURI(Reading.SCHEMA + "publisher"), Node.ANY)
                .forEachRemaining(triple -> {
                    String publisher = triple.getObject().getURI();
                    body.text(words.get("by") + " ").raw("<bdi>");
                    body.link(
                            lists.path(publisher, words),
                            literal(graph, publisher, Reading.SCHEMA + "name", publisher));
                    body.raw("</bdi> ");
                });
        graph.find(NodeFactory.createURI(iri), NodeFactory.createURI(Reading.SCHEMA + "url"), Node.ANY)
                .forEachRemaining(triple -> body.text("· ")
                        .link(
                                triple.getObject().isURI() ? triple.getObject().getURI() : "",
                                words.get("source.article")));
        body.close("p").element("p", words.get("evidence.legend"), "class", "meta");
        body.open("article", "class", "text", "lang", language, "dir", "auto");
        text.body(body, graph, iri);
        body.close("article").element("h2", words.get("statements"));
        lists.statements(body, reading.statements(Filter.ALL.in(id).sized(ON_PAGE)), ON_PAGE, words);
        body.element("h2", words.get("relations"));
        lists.relations(body, reading.relations(Filter.ALL.in(id).sized(ON_PAGE)), ON_PAGE, words);
        formats(body, iri, words);
        return Page.of(title, body);
    }

    private Page other(String iri, Words words) {
        Graph graph = description.of(iri);
        String name = iri.substring(base.length());
        Html body = new Html().element("h1", name);
        List<String> subjects = new ArrayList<>();
        graph.find().forEachRemaining(triple -> {
            if (triple.getSubject().isURI()
                    && !subjects.contains(triple.getSubject().getURI())) {
                subjects.add(triple.getSubject().getURI());
            }
        });
        subjects.sort(Comparator.naturalOrder());
        for (String subject : subjects) {
            int hash = subject.indexOf('#');
            String fragment = hash < 0 ? "" : subject.substring(hash + 1);
            body.element(
                    "h2",
                    fragment.isEmpty() ? words.get("properties") : fragment,
                    "id",
                    fragment.isEmpty() ? "top" : fragment);
            body.raw("<dl class=\"facts\">");
            graph.find(NodeFactory.createURI(subject), Node.ANY, Node.ANY).toList().stream()
                    .sorted(Comparator.comparing(
                                    (org.apache.jena.graph.Triple triple) -> triple.predicateMatches(RDF.type.asNode())
                                            ? ""
                                            : triple.getPredicate().toString())
                            .thenComparing(triple -> triple.getObject().toString()))
                    .forEach(triple -> property(body, triple.getPredicate(), triple.getObject(), words));
            body.raw("</dl>");
        }
        formats(body, iri, words);
        return Page.of(name, body);
    }

    private void property(Html body, Node property, Node value, Words words) {
        body.element("dt", property.getURI().replaceFirst("^.*[#/]", "")).open("dd", "dir", "auto");
        if (value.isURI()) {
            String iri = value.getURI();
            boolean ours = iri.startsWith(base);
            String shown = ours ? iri.substring(base.length()) : iri.replaceFirst("^.*[#/](?=.)", "");
            int hash = iri.indexOf('#');
            String path = hash >= 0 && ours
                    ? lists.path(iri.substring(0, hash), words) + iri.substring(hash)
                    : lists.path(iri, words);
            body.link(path, shown);
        } else {
            body.text(value.isLiteral() ? value.getLiteralLexicalForm() : value.toString());
        }
        body.close("dd");
    }

    private static void fact(Html body, String name, String value) {
        if (!value.isEmpty()) {
            body.element("dt", name).element("dd", value, "dir", "auto");
        }
    }

    private static void sameAs(Html body, Graph graph, String iri, Words words) {
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

    private void formats(Html body, String iri, Words words) {
        String path = "/" + iri.substring(base.length());
        body.open("p", "class", "meta").text(words.get("as.rdf") + ": ");
        body.link(path + ".ttl", "Turtle")
                .text(" · ")
                .link(path + ".jsonld", "JSON-LD")
                .text(" · ");
        body.link(path + ".nt", "N-Triples")
                .text(" · ")
                .link(path + ".rdf", "RDF/XML")
                .close("p");
    }

    private static String literal(Graph graph, String subject, String property, String otherwise) {
        return graph.find(NodeFactory.createURI(subject), NodeFactory.createURI(property), Node.ANY).toList().stream()
                .map(org.apache.jena.graph.Triple::getObject)
                .filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm)
                .min(Comparator.naturalOrder())
                .orElse(otherwise);
    }
}
