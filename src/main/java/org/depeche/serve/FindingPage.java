package org.depeche.serve;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** A statement or relation by itself, with the words around it, so that it can be checked and cited. */
final class FindingPage {
    private static final int AROUND = 280;

    private final Reading reading;
    private final Lists lists;
    private final Description description;

    FindingPage(Reading reading, Lists lists, Description description) {
        this.reading = reading;
        this.lists = lists;
        this.description = description;
    }

    /** What the page shows before the node's properties. */
    void show(Html body, String iri, Words words) {
        Graph finding = description.of(iri);
        String article = finding
                .find(
                        NodeFactory.createURI(iri),
                        NodeFactory.createURI("http://www.w3.org/ns/prov#wasDerivedFrom"),
                        Node.ANY)
                .toList()
                .stream()
                .map(triple -> triple.getObject().toString())
                .findFirst()
                .orElse("");
        Graph whole = description.of(article);
        String id = Description.literal(whole, article, Reading.SCHEMA + "identifier", "");
        boolean statement = iri.matches(".*/statement/[^/]*");
        if (statement) {
            List<Reading.Said> said = reading.statements(Filter.ALL.in(id).sized(500));
            said.removeIf(row -> !row.iri().equals(iri));
            body.raw("<div class=\"single\">");
            lists.statements(body, said, 1, words);
        } else {
            List<Reading.Related> related = reading.relations(Filter.ALL.in(id).sized(500));
            related.removeIf(row -> !row.iri().equals(iri));
            body.raw("<div class=\"single\">");
            lists.relations(body, related, 1, words);
        }
        body.raw("</div>").element("h2", words.get("in.context"));
        String language = Description.literal(whole, article, Reading.SCHEMA + "inLanguage", "");
        body.open("blockquote", "class", "text context", "lang", language, "dir", "auto");
        new ArticleText(iri).around(body, whole, article, AROUND);
        body.close("blockquote");
        body.raw("<dl class=\"facts\">");
        fact(body, finding, iri, "rule", words);
        fact(body, finding, iri, "cue", words);
        fact(body, finding, iri, "confidence", words);
        term(body, finding, iri, "dateBasis", words);
        term(body, finding, iri, "speechAct", words);
        body.raw("</dl>");
    }

    private static void fact(Html body, Graph graph, String iri, String property, Words words) {
        Lists.fact(body, words.get("fact." + property), Description.literal(graph, iri, Reading.DEP + property, ""));
    }

    /** A term of the vocabulary by its label. */
    private void term(Html body, Graph graph, String iri, String property, Words words) {
        graph.find(NodeFactory.createURI(iri), NodeFactory.createURI(Reading.DEP + property), Node.ANY)
                .forEachRemaining(triple -> Lists.fact(
                        body, words.get("fact." + property), reading.label(triple.getObject(), words.language())));
    }
}
