package org.depeche.serve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;

/** An article's words with those marked that a finding was read from. Passages may overlap: each stretch names them all. */
final class ArticleText {
    private static final String OA = "http://www.w3.org/ns/oa#";

    /** A passage in code points; {@code rule} names what read it. */
    private record Marked(int start, int end, String finding, String rule, boolean relation) {}

    private final String only;

    /** Marks all findings. */
    ArticleText() {
        this("");
    }

    /** @param only IRI of the one finding to mark; empty for all */
    ArticleText(String only) {
        this.only = only;
    }

    void title(Html body, Graph graph, String article, String title) {
        write(body, title, marks(graph, "Title"));
    }

    void body(Html body, Graph graph, String article) {
        write(body, text(graph, article), marks(graph, "Text"));
    }

    /** The part of the text around a finding, with so many characters before and after; nothing where it has none. */
    void around(Html body, Graph graph, String article, int more) {
        List<Marked> marks = marks(graph, "Text");
        String text = text(graph, article);
        int count = text.codePointCount(0, text.length());
        marks.removeIf(mark -> mark.end() > count);
        if (marks.isEmpty()) {
            return;
        }
        int start = Math.max(0, marks.get(0).start() - more);
        int end = Math.min(count, marks.stream().mapToInt(Marked::end).max().orElse(0) + more);
        body.text(start > 0 ? "… " : "");
        write(body, text, marks, start, end);
        body.text(end < count ? " …" : "");
    }

    private static void write(Html body, String text, List<Marked> marks) {
        int count = text.codePointCount(0, text.length());
        marks.removeIf(mark -> mark.end() > count);
        write(body, text, marks, 0, count);
    }

    private static void write(Html body, String text, List<Marked> marks, int start, int end) {
        TreeSet<Integer> cuts = new TreeSet<>();
        marks.forEach(mark -> {
            cuts.add(Math.max(start, mark.start()));
            cuts.add(Math.min(end, mark.end()));
        });
        cuts.add(end);
        int at = start;
        for (int cut : cuts) {
            int from = at;
            List<Marked> here = marks.stream()
                    .filter(mark -> mark.start() <= from && mark.end() >= cut)
                    .toList();
            if (cut > at) {
                stretch(body, part(text, at, cut), here);
            }
            at = Math.max(at, cut);
        }
    }

    private static void stretch(Html body, String words, List<Marked> marks) {
        if (marks.isEmpty()) {
            body.text(words);
            return;
        }
        boolean statement = marks.stream().anyMatch(mark -> !mark.relation());
        boolean relation = marks.stream().anyMatch(Marked::relation);
        body.open(
                "mark",
                "class",
                statement && relation ? "statement relation" : relation ? "relation" : "statement",
                "data-of",
                marks.stream().map(mark -> Timeline.id(mark.finding())).collect(Collectors.joining(" ")));
        body.link(
                "#" + Timeline.id(marks.get(0).finding()),
                words,
                "title",
                marks.stream().map(Marked::rule).distinct().collect(Collectors.joining(", ")));
        body.close("mark");
    }

    private static String part(String text, int start, int end) {
        return text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
    }

    private List<Marked> marks(Graph graph, String part) {
        List<Marked> marks = new ArrayList<>();
        for (Triple triple : graph.find(Node.ANY, NodeFactory.createURI(Reading.DEP + "evidence"), Node.ANY)
                .toList()) {
            Node evidence = triple.getObject();
            String finding = triple.getSubject().isURI() ? triple.getSubject().getURI() : "";
            boolean wanted = only.isEmpty() || finding.equals(only);
            if (wanted
                    && graph.contains(
                            evidence,
                            NodeFactory.createURI(Reading.DEP + "part"),
                            NodeFactory.createURI(Reading.DEP + part))) {
                for (Triple selector : graph.find(evidence, NodeFactory.createURI(OA + "hasSelector"), Node.ANY)
                        .toList()) {
                    String start = literal(graph, selector.getObject(), OA + "start");
                    String end = literal(graph, selector.getObject(), OA + "end");
                    if (start.matches("[0-9]{1,9}") && end.matches("[0-9]{1,9}")) {
                        marks.add(new Marked(
                                Integer.parseInt(start),
                                Integer.parseInt(end),
                                finding,
                                literal(graph, triple.getSubject(), Reading.DEP + "rule"),
                                finding.matches(".*/relation/[^/]*")));
                    }
                }
            }
        }
        marks.removeIf(mark -> mark.start() >= mark.end());
        marks.sort(Comparator.comparingInt(Marked::start)
                .thenComparing(Marked::relation)
                .thenComparing(mark -> -mark.end())
                .thenComparing(Marked::finding));
        return marks;
    }

    private static String text(Graph graph, String article) {
        return literal(graph, NodeFactory.createURI(article), Reading.SCHEMA + "articleBody");
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
