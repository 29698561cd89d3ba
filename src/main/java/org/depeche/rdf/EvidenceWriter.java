package org.depeche.rdf;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.depeche.model.Article;
import org.depeche.model.Part;
import org.depeche.model.Passage;

/**
 * Words of an article as a Web Annotation target: where they stand, and what they are with what stands around them, so
 * that they are found again in a copy that is not quite the same.
 */
final class EvidenceWriter {
    /** How many UTF-16 units of the text before and after the words are kept. */
    private static final int CONTEXT = 32;

    private final Article article;
    private final Node source;
    private final Graph graph;

    EvidenceWriter(Article article, Node source, Graph graph) {
        this.article = article;
        this.source = source;
        this.graph = graph;
    }

    /** Adds {@code owner property evidence} and describes the evidence. */
    void write(Node owner, Node property, String name, Passage passage) {
        String whole = passage.in() == Part.TITLE ? article.title() : article.text();
        int start = passage.span().start();
        int end = passage.span().end();
        if (end > whole.length()
                || !whole.regionMatches(start, passage.text(), 0, passage.text().length())) {
            throw new IllegalArgumentException("article " + article.id() + " has other words than «" + passage.text()
                    + "» at " + passage.span() + " of its " + passage.in().label());
        }
        Node evidence = Iris.within(owner, name);
        Node position = Iris.within(owner, name + "-position");
        Node quote = Iris.within(owner, name + "-quote");
        graph.add(owner, property, evidence);
        graph.add(evidence, RDF.type.asNode(), Dep.EVIDENCE);
        graph.add(evidence, Dep.HAS_SOURCE, source);
        graph.add(evidence, Dep.PART, Dep.concept(passage.in()));
        graph.add(evidence, Dep.HAS_SELECTOR, position);
        graph.add(evidence, Dep.HAS_SELECTOR, quote);
        // Web Annotation counts in code points (4.2.5), where our records count in UTF-16 units.
        graph.add(position, RDF.type.asNode(), Dep.POSITION_SELECTOR);
        graph.add(position, Dep.START, Literals.integer(whole.codePointCount(0, start)));
        graph.add(position, Dep.END, Literals.integer(whole.codePointCount(0, end)));
        graph.add(quote, RDF.type.asNode(), Dep.QUOTE_SELECTOR);
        graph.add(quote, Dep.EXACT, Literals.string(passage.text()));
        graph.add(quote, Dep.PREFIX, Literals.string(whole.substring(before(whole, start), start)));
        graph.add(quote, Dep.SUFFIX, Literals.string(whole.substring(end, after(whole, end))));
    }

    private static int before(String text, int start) {
        int from = Math.max(0, start - CONTEXT);
        return from > 0 && Character.isLowSurrogate(text.charAt(from)) ? from - 1 : from;
    }

    private static int after(String text, int end) {
        int to = Math.min(text.length(), end + CONTEXT);
        return to < text.length() && Character.isLowSurrogate(text.charAt(to)) ? to + 1 : to;
    }
}
