package org.depeche.serve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;

/** An article's words with those marked that a finding was read from. */
final class ArticleText {
    private static final String OA = "http://www.w3.org/ns/oa#";

    /** A passage in code points; {@code rule} names what read it. */
    private record Marked(int start, int end, String finding, String rule, boolean relation) {}

    void title(Html body, Graph graph, String article, String title) {
        write(body, graph, title, marks(graph, article, "Title"));
    }

    void body(Html body, Graph graph, String article) {
        String text = literal(graph, NodeFactory.createURI(article), Reading.SCHEMA + "articleBody");
        write(body, graph, text, marks(graph, article, "Text"));
    }

    private static void write(Html body, Graph graph, String text, List<Marked> marks) {
        int at = 0;
        int count = text.codePointCount(0, text.length());
        for (Marked mark : marks) {
            if (mark.start() >= at && mark.end() <= count) { // what overlaps the mark before is listed below the text
                body.text(part(text, at, mark.start()));
                body.open("mark", "class", mark.relation() ? "relation" : "statement");
                body.link(mark.finding(), part(text, mark.start(), mark.end()), "title", mark.rule());
                body.close("mark");
                at = mark.end();
            }
        }
        body.text(part(text, at, count));
    }

    private static String part(String text, int start, int end) {
        return text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
    }

    private static List<Marked> marks(Graph graph, String article, String part) {
        List<Marked> marks = new ArrayList<>();
        String base = article.substring(0, article.lastIndexOf("/article/") + 1);
        for (Triple triple : graph.find(Node.ANY, NodeFactory.createURI(Reading.DEP + "evidence"), Node.ANY)
                .toList()) {
            Node evidence = triple.getObject();
            if (graph.contains(
                    evidence, NodeFactory.createURI(Reading.DEP + "part"), NodeFactory.createURI(Reading.DEP + part))) {
                String finding = triple.getSubject().getURI();
                for (Triple selector : graph.find(evidence, NodeFactory.createURI(OA + "hasSelector"), Node.ANY)
                        .toList()) {
                    String start = literal(graph, selector.getObject(), OA + "start");
                    String end = literal(graph, selector.getObject(), OA + "end");
                    if (!start.isEmpty() && !end.isEmpty()) {
                        marks.add(new Marked(
                                Integer.parseInt(start),
                                Integer.parseInt(end),
                                "/" + finding.substring(base.length()),
                                literal(graph, triple.getSubject(), Reading.DEP + "rule"),
                                finding.startsWith("relation/", base.length())));
                    }
                }
            }
        }
        // Of two that begin alike, the statement, and then the longer, is marked.
        marks.sort(Comparator.comparingInt(Marked::start)
                .thenComparing(Marked::relation)
                .thenComparing(mark -> -mark.end()));
        return marks;
    }

    private static String literal(Graph graph, Node subject, String property) {
        return graph.find(subject, NodeFactory.createURI(property), Node.ANY).toList().stream()
                .map(Triple::getObject)
                .filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm)
                .findFirst()
                .orElse("");
    }
}
