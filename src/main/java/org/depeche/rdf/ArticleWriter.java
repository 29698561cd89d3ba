package org.depeche.rdf;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import org.depeche.model.Article;
import org.depeche.model.DateBasis;
import org.depeche.model.Findings;
import org.depeche.model.LinkedFindings;
import org.depeche.model.PartialDate;
import org.depeche.model.Passage;
import org.depeche.model.Person;
import org.depeche.model.Relation;
import org.depeche.model.Statement;

/** Writes the findings of one article into a graph. */
final class ArticleWriter {
    private final Findings findings;
    private final Article article;
    private final Iris iris;
    private final Graph graph;
    private final Actors actors;
    private final Node self;
    private final EvidenceWriter evidence;
    private final EventWriter events;

    ArticleWriter(LinkedFindings linked, Iris iris, CountryNames countries, Graph graph) {
        this.findings = linked.findings();
        this.article = findings.article();
        this.iris = iris;
        this.graph = graph;
        this.actors = new Actors(linked, iris, countries, graph);
        this.self = iris.article(article.id());
        this.evidence = new EvidenceWriter(article, self, graph);
        this.events = new EventWriter(iris, graph);
    }

    void write() {
        article();
        for (int i = 0; i < findings.people().size(); i++) {
            person(findings.people().get(i), i + 1);
        }
        for (int i = 0; i < findings.statements().size(); i++) {
            statement(findings.statements().get(i), iris.statement(article.id(), i + 1));
        }
        for (int i = 0; i < findings.relations().size(); i++) {
            relation(findings.relations().get(i), iris.relation(article.id(), i + 1));
        }
    }

    private void article() {
        add(self, RDF.type.asNode(), Dep.NEWS_ARTICLE);
        add(self, Dep.IDENTIFIER, Literals.string(article.id()));
        text(self, Dep.HEADLINE, article.title());
        text(self, Dep.ARTICLE_BODY, article.text());
        plain(self, Dep.IN_LANGUAGE, article.language());
        if (article.published().isKnown()) {
            add(self, Dep.DATE_PUBLISHED, Literals.date(article.published()));
        }
        if (!article.url().isEmpty()) {
            add(self, Dep.URL, address(article.url()));
        }
        if (!article.publisher().isEmpty()) {
            add(self, Dep.PUBLISHER, actors.actor(article.publisher()));
        }
    }

    private void person(Person person, int number) {
        Node node = actors.actor(person.name());
        if (!person.country().isEmpty()) {
            add(node, Dep.OF_COUNTRY, actors.country(person.country()));
        }
        if (!person.role().isEmpty()) {
            Node membership = Iris.within(self, "membership-" + number);
            Node role = iris.role(person.role());
            add(membership, RDF.type.asNode(), Dep.MEMBERSHIP);
            add(membership, Dep.MEMBER, node);
            add(membership, Dep.ROLE, role);
            add(membership, Dep.DERIVED_FROM, self);
            if (!person.country().isEmpty()) {
                add(membership, Dep.ORGANIZATION_OF, actors.country(person.country()));
            }
            add(role, RDF.type.asNode(), Dep.ROLE_CLASS);
            text(role, Dep.PREF_LABEL, person.role());
        }
    }

    private void statement(Statement statement, Node node) {
        add(node, RDF.type.asNode(), Dep.STATEMENT);
        if (statement.kind() == Statement.Kind.DIRECT) {
            add(node, RDF.type.asNode(), Dep.QUOTATION);
        }
        if (!statement.speaker().isEmpty()) {
            Node speaker = actors.actor(statement.speaker());
            add(speaker, Dep.STATED, node);
            add(node, Dep.SPEAKER, speaker);
            plain(node, Dep.SPEAKER_NAME, statement.speaker());
        }
        text(node, Dep.SPEAKER_ROLE, statement.role());
        if (!statement.onBehalfOf().isEmpty()) {
            add(node, Dep.ON_BEHALF_OF, actors.country(statement.onBehalfOf()));
        }
        text(node, Dep.TEXT, statement.content().stream().map(Passage::text).collect(Collectors.joining(" ")));
        add(node, Dep.KIND, Dep.concept(statement.kind()));
        add(node, Dep.SPEECH_ACT, Dep.concept(statement.act()));
        date(node, Dep.SAID_ON, statement.date(), statement.dateBasis());
        reports(node, statement.via());
        if (!statement.addressee().isEmpty()) {
            add(node, Dep.ADDRESSEE, actors.actor(statement.addressee()));
            plain(node, Dep.ADDRESSEE_NAME, statement.addressee());
        }
        for (String code : statement.about()) {
            add(node, Dep.ABOUT, actors.country(code));
        }
        origin(node, statement.rule());
        add(node, Dep.CONFIDENCE, Literals.decimal(statement.confidence()));
        evidence(node, "content", statement.content());
        if (statement.cue() != null) {
            text(node, Dep.CUE, statement.cue().text());
            evidence.write(node, Dep.CUE_EVIDENCE, "cue", statement.cue());
        }
        if (statement.speakerText() != null) {
            evidence.write(node, Dep.SPEAKER_EVIDENCE, "speaker", statement.speakerText());
        }
    }

    /** Who carried it, in order: 1 heard it from the speaker, 2 from 1, and so on. */
    private void reports(Node statement, List<String> via) {
        for (int i = 0; i < via.size(); i++) {
            Node reporter = actors.actor(via.get(i));
            Node report = Iris.within(statement, "report-" + (i + 1));
            add(statement, Dep.REPORTED_BY, reporter);
            add(statement, Dep.HAS_REPORT, report);
            add(report, RDF.type.asNode(), Dep.REPORT);
            add(report, Dep.REPORTER, reporter);
            plain(report, Dep.REPORTER_NAME, via.get(i));
            add(report, Dep.POSITION, Literals.integer(i + 1));
        }
    }

    private void relation(Relation relation, Node node) {
        Node source = actors.country(relation.source());
        Node target = actors.country(relation.target());
        add(node, RDF.type.asNode(), Dep.RELATION);
        add(node, RDF.type.asNode(), Dep.SEM_EVENT);
        add(node, Dep.SOURCE, source);
        add(node, Dep.TARGET, target);
        add(node, Dep.RELATION_TYPE, Dep.plover(relation.type()));
        add(node, Dep.QUAD_CLASS, Dep.plover(relation.type().quadClass()));
        date(node, Dep.DATE, relation.date(), relation.dateBasis());
        add(node, Dep.STATUS, Dep.concept(relation.status()));
        text(node, Dep.PLACE_NAME, relation.place().name());
        if (!relation.place().country().isEmpty()) {
            add(node, Dep.PLACE_COUNTRY, actors.country(relation.place().country()));
        }
        text(node, Dep.MAGNITUDE, relation.magnitude());
        events.write(node, relation, article.published());
        if (relation.claimedBy() >= 0) {
            add(node, Dep.CLAIMED_BY, iris.statement(article.id(), relation.claimedBy() + 1));
        }
        if (!relation.saidBy().isEmpty()) {
            add(node, Dep.CLAIMANT, actors.actor(relation.saidBy()));
            plain(node, Dep.CLAIMANT_NAME, relation.saidBy());
        }
        origin(node, relation.rule());
        evidence(node, "evidence", relation.evidence());
        if (isAsserted(relation)) {
            Node direct = Dep.direct(relation.type());
            add(source, direct, target);
            if (relation.type().isSymmetric()) {
                // The store infers nothing, and whoever asks for either side must find it.
                add(target, direct, source);
            }
        }
    }

    /** Whether the article itself says that it is so. */
    private static boolean isAsserted(Relation relation) {
        return relation.status() == Relation.Status.ACTUAL && relation.saidBy().isEmpty() && relation.claimedBy() < 0;
    }

    private void date(Node node, Node property, PartialDate date, DateBasis basis) {
        if (date.isKnown()) {
            add(node, property, Literals.date(date));
            add(node, Dep.DATE_PRECISION, Literals.precision(date));
        }
        add(node, Dep.DATE_BASIS, basis == DateBasis.NONE ? Dep.dep("NoDate") : Dep.concept(basis));
    }

    private void origin(Node node, String rule) {
        add(node, Dep.DERIVED_FROM, self);
        plain(node, Dep.RULE, rule);
    }

    private void evidence(Node node, String name, List<Passage> passages) {
        for (int i = 0; i < passages.size(); i++) {
            evidence.write(node, Dep.EVIDENCE_OF, name + "-" + (i + 1), passages.get(i));
        }
    }

    private void text(Node node, Node property, String text) {
        if (!text.isEmpty()) {
            add(node, property, Literals.string(text, article.language()));
        }
    }

    private void plain(Node node, Node property, String text) {
        if (!text.isEmpty()) {
            add(node, property, Literals.string(text));
        }
    }

    private void add(Node subject, Node property, Node object) {
        graph.add(subject, property, object);
    }

    /** A web address as an IRI where it is one, so that it can be followed; as text where it is not. */
    private static Node address(String url) {
        try {
            URI uri = new URI(url);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null ? NodeFactory.createURI(uri.toASCIIString()) : Literals.string(url);
        } catch (URISyntaxException e) {
            return Literals.string(url);
        }
    }
}
