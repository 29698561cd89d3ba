package org.depeche.rdf;

import java.time.LocalDate;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.depeche.model.PartialDate;
import org.depeche.model.Relation;

/**
 * Ties relations to the events that they may tell of, so that the same event in other articles is found: same pair, same
 * type, and days that are next to each other, since one outlet dates by when it happened and another by when it heard.
 *
 * <p>An event is a window of two days, and a day lies in two windows. So relations of neighbouring days share one, each
 * article's graph is made without a look at any other, and what is tied grows with the articles, not with their square.
 */
final class EventWriter {
    private final Iris iris;
    private final Graph graph;

    EventWriter(Iris iris, Graph graph) {
        this.iris = iris;
        this.graph = graph;
    }

    /**
     * @param published when the article appeared, which stands in for the day of a relation without a date
     */
    void write(Node node, Relation relation, PartialDate published) {
        PartialDate date = relation.date().isKnown() ? relation.date() : published;
        if (date.isDay()) {
            LocalDate day = date.toLocalDate();
            candidate(node, relation, PartialDate.of(day.minusDays(1)).toString(), day.minusDays(1), day);
            candidate(node, relation, date.toString(), day, day.plusDays(1));
        } else if (date.month() > 0) {
            candidate(node, relation, date.toString(), date.earliest(), date.latest());
        } // a year holds too much to be one event
    }

    private void candidate(Node node, Relation relation, String window, LocalDate first, LocalDate last) {
        Node event = iris.event(relation.source(), relation.type().name(), relation.target(), window);
        graph.add(node, Dep.SAME_EVENT_AS, event);
        graph.add(event, RDF.type.asNode(), Dep.EVENT_CANDIDATE);
        graph.add(event, Dep.START_DATE, Literals.date(PartialDate.of(first)));
        graph.add(event, Dep.END_DATE, Literals.date(PartialDate.of(last)));
    }
}
