package org.depeche.rdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.depeche.model.DateBasis;
import org.depeche.model.Part;
import org.depeche.model.Relation;
import org.depeche.model.RelationType;
import org.depeche.model.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class VocabularyTest {
    static {
        JenaSystem.init();
    }

    private static final Graph DEPECHE = load("depeche.ttl");
    private static final Graph PLOVER = load("plover.ttl");

    static Stream<Node> terms() {
        return Stream.concat(subjects(DEPECHE), subjects(PLOVER));
    }

    @ParameterizedTest
    @MethodSource("terms")
    void saysWhatATermMeansInEnglishAndFrench(Node term) {
        Graph graph = term.getURI().startsWith(Dep.PLOVER) ? PLOVER : DEPECHE;
        assertThat(languages(graph, term, RDFS.label.asNode())).containsExactlyInAnyOrder("en", "fr");
        assertThat(languages(graph, term, RDFS.comment.asNode())).containsExactlyInAnyOrder("en", "fr");
    }

    @Test
    void definesEachTermThatGraphsUse() throws IllegalAccessException {
        for (Field field : Dep.class.getDeclaredFields()) {
            if (field.getType() == Node.class
                    && ((Node) field.get(null)).getURI().startsWith(Dep.NAMESPACE)) {
                assertThat(isDefined(DEPECHE, (Node) field.get(null)))
                        .as(field.getName())
                        .isTrue();
            }
        }
    }

    static Stream<Enum<?>> constants() {
        return Stream.of(
                        Statement.Kind.values(),
                        Statement.SpeechAct.values(),
                        Relation.Status.values(),
                        Part.values(),
                        Stream.of(DateBasis.values())
                                .filter(basis -> basis != DateBasis.NONE)
                                .toArray(Enum[]::new))
                .flatMap(Stream::of);
    }

    @ParameterizedTest
    @MethodSource("constants")
    void definesEachConceptOfTheRecords(Enum<?> constant) {
        assertThat(isDefined(DEPECHE, Dep.concept(constant))).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void tiesEachTypeToQuadClassDirectPropertyAndCameo(RelationType type) {
        assertThat(PLOVER.contains(Dep.plover(type), SKOS.broader.asNode(), Dep.plover(type.quadClass())))
                .isTrue();
        assertThat(DEPECHE.contains(Dep.direct(type), Dep.dep("directFormOf"), Dep.plover(type)))
                .isTrue();
        assertThat(PLOVER.contains(Dep.plover(type), NodeFactory.createURI(Dep.PLOVER + "cameoRoot"), Node.ANY))
                .isTrue();
        assertThat(DEPECHE.contains(
                        Dep.direct(type),
                        RDF.type.asNode(),
                        NodeFactory.createURI("http://www.w3.org/2002/07/owl#SymmetricProperty")))
                .isEqualTo(type.isSymmetric());
    }

    @Test
    void hasTheTwentyRootsOfCameo() {
        List<String> codes = PLOVER.find(Node.ANY, RDF.type.asNode(), NodeFactory.createURI(Dep.PLOVER + "CameoRoot"))
                .mapWith(triple -> triple.getSubject().getURI().replaceFirst(".*CAMEO-", ""))
                .toList();
        assertThat(codes).hasSize(20).contains("01", "20");
    }

    private static boolean isDefined(Graph graph, Node term) {
        return graph.contains(term, RDF.type.asNode(), Node.ANY);
    }

    private static Stream<Node> subjects(Graph graph) {
        return graph
                .find(Node.ANY, RDF.type.asNode(), Node.ANY)
                .mapWith(triple -> triple.getSubject())
                .toList()
                .stream()
                .distinct();
    }

    private static List<String> languages(Graph graph, Node term, Node property) {
        List<String> languages = new ArrayList<>();
        graph.find(term, property, Node.ANY)
                .forEachRemaining(t -> languages.add(t.getObject().getLiteralLanguage()));
        return languages;
    }

    private static Graph load(String name) {
        return RDFParser.source(VocabularyTest.class.getResourceAsStream("/org/depeche/ontology/" + name))
                .lang(Lang.TURTLE)
                .toGraph();
    }
}
