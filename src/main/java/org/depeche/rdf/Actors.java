package org.depeche.rdf;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.depeche.model.EntityNames;
import org.depeche.model.Link;
import org.depeche.model.LinkedFindings;
import org.depeche.model.Mention;
import org.depeche.model.OfficePeriod;
import org.depeche.model.Person;

/**
 * The actors of one article. A name stands for a country where it is one of a country's names, capitals or seats
 * («Pékin»); for a person where the article's people hold it; for an organisation where it begins with a capital letter;
 * and for somebody who is described and not named otherwise («porte-parole du ministère»).
 */
final class Actors {
    private final LinkedFindings findings;
    private final Iris iris;
    private final CountryNames countries;
    private final Graph graph;
    private final Set<String> people = new HashSet<>();
    private final Map<String, Node> nodes = new HashMap<>();

    Actors(LinkedFindings findings, Iris iris, CountryNames countries, Graph graph) {
        this.findings = findings;
        this.iris = iris;
        this.countries = countries;
        this.graph = graph;
        for (Person person : findings.findings().people()) {
            people.add(person.name());
        }
    }

    /** The node of a country or bloc, described in the graph. */
    Node country(String code) {
        Node node = iris.country(code);
        graph.add(node, RDF.type.asNode(), countries.isBloc(code) ? Dep.BLOC : Dep.COUNTRY);
        graph.add(node, Dep.CODE, Literals.string(code));
        return node;
    }

    /** The node of whoever a name stands for, described in the graph. */
    Node actor(String name) {
        Node known = nodes.get(name);
        if (known == null) {
            known = describe(name);
            nodes.put(name, known);
        }
        return known;
    }

    private Node describe(String name) {
        String qid = findings.actors().get(name) instanceof Link.Linked linked ? linked.qid() : "";
        // A title without a name may be linked to whoever held the office.
        boolean person =
                findings.actors().get(name) instanceof Link.Linked linked && linked.kind() == Mention.Kind.PERSON;
        if (person || people.contains(name)) {
            return named(iris.person(name, qid), Dep.PERSON, name);
        }
        String code = countries.code(name, qid);
        if (!code.isEmpty()) {
            return country(code);
        }
        if (!name.isEmpty() && Character.isUpperCase(name.codePointAt(0)) || !qid.isEmpty()) {
            return named(iris.organisation(name, qid), Dep.ORGANIZATION, name);
        }
        return named(iris.described(findings.findings().article().id(), name), Dep.DESCRIBED_ACTOR, name);
    }

    private Node named(Node node, Node type, String name) {
        graph.add(node, RDF.type.asNode(), type);
        graph.add(node, Dep.NAME, Literals.string(name));
        Link link = findings.actors().get(name);
        if (link != null) {
            link(node, name, link);
        }
        return node;
    }

    private void link(Node node, String name, Link link) {
        Node article = iris.article(findings.findings().article().id());
        Node about = Iris.within(article, "link-" + Slug.of(name));
        graph.add(about, RDF.type.asNode(), Dep.NAME_LINK);
        graph.add(about, Dep.LINK_OF, node);
        graph.add(about, Dep.LINKED_NAME, Literals.string(name));
        graph.add(about, Dep.DERIVED_FROM, article);
        if (link instanceof Link.Linked linked) {
            Node item = Dep.wikidata(linked.qid());
            graph.add(node, OWL.sameAs.asNode(), item);
            names(node, linked);
            local(node, name, linked);
            offices(node, linked.qid());
            graph.add(about, Dep.LINKED_TO, item);
            graph.add(about, Dep.CONFIDENCE, Literals.decimal(linked.score()));
            graph.add(about, Dep.LINK_BASIS, Literals.string(linked.basis()));
        } else if (link instanceof Link.Unlinked unlinked) {
            graph.add(about, Dep.UNLINKED_BECAUSE, Literals.string(unlinked.reason()));
            if (!unlinked.detail().isEmpty()) {
                graph.add(about, RDFS.comment.asNode(), Literals.string(unlinked.detail()));
            }
        }
    }

    /** Labels and aliases in the languages in which they are known; the link's own label where none is. */
    private void names(Node node, Link.Linked linked) {
        EntityNames known = findings.names().getOrDefault(linked.qid(), EntityNames.NONE);
        if (known.byLanguage().isEmpty()) {
            String language = findings.findings().article().language();
            graph.add(node, RDFS.label.asNode(), Literals.string(linked.label(), language));
        }
        for (String language : known.byLanguage().keySet()) {
            known.label(language)
                    .ifPresent(label -> graph.add(node, RDFS.label.asNode(), Literals.string(label, language)));
            known.aliases(language).forEach(alias -> graph.add(node, Dep.ALT_LABEL, Literals.string(alias, language)));
        }
    }

    /**
     * Ties the node that the name has in articles where it is not linked to the one that it has here: an older graph, and
     * whoever cites it, lead on. Not where somebody else is known by that name, as the local node may then be that other.
     */
    private void local(Node node, String name, Link.Linked linked) {
        if (findings.unshared().contains(name)) {
            Node local = linked.kind() == Mention.Kind.PERSON || people.contains(name)
                    ? iris.person(name, "")
                    : iris.organisation(name, "");
            graph.add(local, OWL.sameAs.asNode(), node);
        }
    }

    /** What somebody is known to have been: no words of the article say so, and each tells the source that does. */
    private void offices(Node person, String qid) {
        for (OfficePeriod period : findings.offices().getOrDefault(qid, List.of())) {
            Node membership = Iris.within(
                    person,
                    "office-"
                            + Slug.of(String.join(
                                    " ",
                                    period.country(),
                                    period.position(),
                                    period.start().toString(),
                                    period.end().toString())));
            // Apart from the role of that name in articles, whose words are its labels.
            Node role = iris.role("office " + period.position());
            graph.add(membership, RDF.type.asNode(), Dep.MEMBERSHIP);
            graph.add(membership, Dep.MEMBER, person);
            graph.add(membership, Dep.ROLE, role);
            graph.add(membership, DCTerms.source.asNode(), Literals.string(period.source()));
            if (!period.country().isEmpty()) {
                graph.add(membership, Dep.ORGANIZATION_OF, country(period.country()));
            }
            if (period.start().isKnown()) {
                graph.add(membership, Dep.START_DATE, Literals.date(period.start()));
            }
            if (period.end().isKnown()) {
                graph.add(membership, Dep.END_DATE, Literals.date(period.end()));
            }
            graph.add(role, RDF.type.asNode(), Dep.ROLE_CLASS);
            graph.add(role, Dep.PREF_LABEL, Literals.string(period.position(), "en"));
        }
    }
}
