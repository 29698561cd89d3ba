package org.depeche.rdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.update.UpdateAction;
import org.apache.jena.update.UpdateFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A good graph passes; each way of spoiling it is caught, and said in words. */
class ShapesTest {
    private static final Shapes SHAPES = Shapes.load();
    private static final String PREFIXES = """
            BASE <http://localhost:3030/>
            PREFIX dep: <https://w3id.org/depeche#>
            PREFIX plover: <https://w3id.org/depeche/plover#>
            PREFIX schema: <https://schema.org/>
            PREFIX oa: <http://www.w3.org/ns/oa#>
            PREFIX prov: <http://www.w3.org/ns/prov#>
            PREFIX owl: <http://www.w3.org/2002/07/owl#>
            PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
            """;

    @Test
    void passesAGoodGraph() {
        assertThat(SHAPES.check(good())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a statement without evidence | DELETE WHERE { <statement/7f3a-1> dep:evidence ?e } | must have evidence
            a relation without evidence | DELETE WHERE { <relation/7f3a-1> dep:evidence ?e } | must have evidence
            evidence that quotes other words | DELETE { ?q oa:exact ?w } INSERT { ?q oa:exact "autre" } WHERE { BIND(<relation/7f3a-1#evidence-1-quote> AS ?q) ?q oa:exact ?w } | quotes other words than
            evidence that stands elsewhere | DELETE { ?q oa:start ?w } INSERT { ?q oa:start 0 } WHERE { BIND(<relation/7f3a-1#evidence-1-position> AS ?q) ?q oa:start ?w } | quotes other words than
            evidence without a place | DELETE WHERE { <relation/7f3a-1#evidence-1> oa:hasSelector ?s } | must have a position and a quote
            evidence with two quotes | DELETE { ?p a oa:TextPositionSelector } INSERT { ?p a oa:TextQuoteSelector } WHERE { BIND(<relation/7f3a-1#evidence-1-position> AS ?p) } | without a position, or without a quote
            evidence with two positions | DELETE { ?q a oa:TextQuoteSelector } INSERT { ?q a oa:TextPositionSelector } WHERE { BIND(<relation/7f3a-1#evidence-1-quote> AS ?q) } | without a position, or without a quote
            evidence in another part | DELETE DATA { <relation/7f3a-1#evidence-1> dep:part dep:Text } ; INSERT DATA { <relation/7f3a-1#evidence-1> dep:part dep:Title } | quotes other words than
            a day that the calendar has not | DELETE WHERE { <statement/7f3a-1> dep:saidOn ?d } ; INSERT DATA { <statement/7f3a-1> dep:saidOn "2021-02-30"^^xsd:date } | must have one date
            a date in words | DELETE WHERE { <statement/7f3a-1> dep:saidOn ?d } ; INSERT DATA { <statement/7f3a-1> dep:saidOn "mardi" } | must have one date
            two dates | INSERT DATA { <statement/7f3a-1> dep:saidOn "2019"^^xsd:gYear } | must have one date
            a date that rests on nothing | DELETE WHERE { <statement/7f3a-1> dep:dateBasis ?b } | must say what its date rests on
            a basis without date | DELETE WHERE { <statement/7f3a-1> dep:saidOn ?d } | a basis without date
            a date with basis NoDate | DELETE WHERE { <relation/7f3a-1> dep:dateBasis ?b } ; INSERT DATA { <relation/7f3a-1> dep:dateBasis dep:NoDate } | a date without basis
            a direct triple out of nowhere | INSERT DATA { <country/CN> dep:assaults <country/RU> } | no actual, unclaimed relation
            a direct triple of what is denied | DELETE DATA { <relation/7f3a-2> dep:status dep:Actual } ; INSERT DATA { <relation/7f3a-2> dep:status dep:Denied } | no actual, unclaimed relation
            a direct triple of what is claimed | INSERT DATA { <relation/7f3a-2> dep:claimant <person/andrei-denisov> } | no actual, unclaimed relation
            a direct triple the wrong way | INSERT DATA { <country/CN> dep:accuses <country/US> } | no actual, unclaimed relation
            a relation with itself | DELETE DATA { <relation/7f3a-1> dep:target <country/RU> } ; INSERT DATA { <relation/7f3a-1> dep:target <country/CN> } | must have one source
            a relation to a person | INSERT DATA { <relation/7f3a-1> dep:target <person/andrei-denisov> } | must have one target
            a statement without text | DELETE WHERE { <statement/7f3a-1> schema:text ?t } | must have one text
            a statement of no article | DELETE WHERE { <statement/7f3a-1> prov:wasDerivedFrom ?a } | must be derived from one article
            a finding of no rule | DELETE WHERE { <statement/7f3a-1> dep:rule ?r } | must name the rule
            a speaker of whom nothing is known | DELETE WHERE { <person/andrei-denisov> a ?t } | must have a speaker that is described
            a speaker who does not state | DELETE WHERE { ?p dep:stated <statement/7f3a-1> } | its speaker does not state
            somebody else who states | INSERT DATA { <country/CN> dep:stated <statement/7f3a-1> } | or that somebody else does
            """)
    void catches(String what, String update, String message) {
        assertThat(messages(spoiled(update))).as(what).contains(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            INSERT DATA { <relation/7f3a-1> dep:type plover:AID }
            DELETE WHERE { <relation/7f3a-1> dep:status ?s }
            DELETE WHERE { <relation/7f3a-1> dep:quadClass ?s }
            INSERT DATA { <statement/7f3a-1> dep:kind dep:Mixed }
            INSERT DATA { <statement/7f3a-1> dep:confidence 1.5 }
            INSERT DATA { <statement/7f3a-1> dep:onBehalfOf <person/andrei-denisov> }
            INSERT DATA { <country/RU> dep:code "ru" }
            INSERT DATA { <person/andrei-denisov> owl:sameAs <http://example.org/Q1> }
            DELETE WHERE { <person/andrei-denisov> schema:name ?n }
            INSERT DATA { <article/7f3a> schema:inLanguage "français" }
            INSERT DATA { <article/7f3a> schema:datePublished "hier" }
            DELETE WHERE { <statement/7f3a-1#report-1> dep:position ?p }
            DELETE WHERE { <statement/7f3a-1#content-1> dep:part ?p }
            """)
    void catches(String update) {
        assertThat(SHAPES.check(spoiled(update))).isNotEmpty();
    }

    private static Graph good() {
        return new GraphBuilder(new Iris(Iris.DEFAULT_BASE), Dispatch.countries())
                .graph(GraphBuilderTest.denisov().findings())
                .graph();
    }

    private static Graph spoiled(String update) {
        Graph graph = good();
        int size = graph.size();
        String before = GraphBuilderTest.nTriples(graph);
        DatasetGraph dataset = DatasetGraphFactory.wrap(graph);
        UpdateAction.execute(UpdateFactory.create(PREFIXES + update), dataset);
        assertThat(GraphBuilderTest.nTriples(graph))
                .as("the update changes one of %d triples", size)
                .isNotEqualTo(before);
        return graph;
    }

    private static String messages(Graph graph) {
        List<Violation> violations = SHAPES.check(graph);
        return violations.stream().map(Violation::toString).collect(Collectors.joining("\n"));
    }
}
