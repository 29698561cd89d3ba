package org.depeche.rdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.exec.QueryExec;
import org.depeche.model.Article;
import org.depeche.model.DateBasis;
import org.depeche.model.Part;
import org.depeche.model.PartialDate;
import org.depeche.model.Passage;
import org.depeche.model.Place;
import org.depeche.model.Relation;
import org.depeche.model.RelationType;
import org.depeche.model.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphBuilderTest {
    private static final GraphBuilder BUILDER = new GraphBuilder(new Iris(Iris.DEFAULT_BASE), Dispatch.countries());
    private static final Shapes SHAPES = Shapes.load();

    private static final String PREFIXES = """
            BASE <http://localhost:3030/>
            PREFIX dep: <https://w3id.org/depeche#>
            PREFIX plover: <https://w3id.org/depeche/plover#>
            PREFIX schema: <https://schema.org/>
            PREFIX oa: <http://www.w3.org/ns/oa#>
            PREFIX org: <http://www.w3.org/ns/org#>
            PREFIX owl: <http://www.w3.org/2002/07/owl#>
            PREFIX prov: <http://www.w3.org/ns/prov#>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/>
            PREFIX time: <http://www.w3.org/2006/time#>
            PREFIX wd: <http://www.wikidata.org/entity/>
            PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
            """;

    static Dispatch denisov() {
        return Dispatch.of(
                        "7f3a",
                        "2020-12",
                        "Pékin et Moscou",
                        "«La coopération russo-chinoise est plus qu’une alliance», a-t-il commenté mardi 29 décembre, cité par"
                                + " Global Times. Pékin et Moscou coopèrent. 😀 Washington les accuse.")
                .person("Andreï Denisov", "ambassadeur russe à Pékin", "RU")
                .says("Andreï Denisov", "La coopération russo-chinoise est plus qu’une alliance")
                .as("ambassadeur russe à Pékin", "RU")
                .cue("a-t-il commenté")
                .named("il")
                .on("2020-12-29", DateBasis.WEEKDAY_AND_DAY)
                .via("Global Times")
                .about("CN", "RU")
                .done()
                .relates(
                        "CN",
                        RelationType.COOPERATE,
                        "RU",
                        "2020-12",
                        Relation.Status.ACTUAL,
                        "",
                        -1,
                        "Pékin et Moscou coopèrent")
                .relates("US", RelationType.ACCUSE, "CN", "Washington les accuse");
    }

    @Test
    void saysWhoSaidWhatWhen() {
        assertThat(denisov()).holds("""
                <person/andrei-denisov> dep:stated <statement/7f3a-1> .
                <statement/7f3a-1> a dep:Statement, schema:Quotation ;
                    dep:speaker <person/andrei-denisov> ; dep:speakerRole "ambassadeur russe à Pékin"@fr ;
                    dep:onBehalfOf <country/RU> ;
                    schema:text "La coopération russo-chinoise est plus qu’une alliance"@fr ;
                    dep:kind dep:Direct ; dep:cue "a-t-il commenté"@fr ; dep:speechAct dep:Assert ;
                    dep:saidOn "2020-12-29"^^xsd:date ; dep:dateBasis dep:WeekdayAndDay ; dep:datePrecision time:unitDay ;
                    dep:reportedBy <organisation/global-times> ; schema:about <country/CN>, <country/RU> ;
                    prov:wasDerivedFrom <article/7f3a> ; dep:rule "test.statement" .""");
    }

    @Test
    void saysWhichCountryDoesWhatWithWhich() {
        assertThat(denisov()).holds("""
                <country/CN> dep:cooperatesWith <country/RU> . <country/RU> dep:cooperatesWith <country/CN> .
                <country/US> dep:accuses <country/CN> .
                <relation/7f3a-1> a dep:Relation, sem:Event ; dep:source <country/CN> ; dep:target <country/RU> ;
                    dep:type plover:COOPERATE ; dep:quadClass plover:MaterialCooperation ;
                    dep:date "2020-12"^^xsd:gYearMonth ; dep:status dep:Actual ; prov:wasDerivedFrom <article/7f3a> .""");
        assertThat(denisov()).lacks("<country/CN> dep:accuses <country/US> .");
    }

    @Test
    void keepsTheWordsThatItWasReadFrom() {
        int start = denisov().findings().findings().article().text().indexOf("Pékin et Moscou coopèrent");
        assertThat(denisov()).holds("""
                <relation/7f3a-1> dep:evidence ?evidence .
                ?evidence oa:hasSource <article/7f3a> ; dep:part dep:Text ; oa:hasSelector ?position, ?quote .
                ?position a oa:TextPositionSelector ; oa:start %d ; oa:end %d .
                ?quote a oa:TextQuoteSelector ; oa:exact "Pékin et Moscou coopèrent" ;
                    oa:prefix "écembre, cité par Global Times. " ;
                    oa:suffix ". 😀 Washington les accuse." .""".formatted(start, start + 25));
    }

    @Test
    void countsInCodePointsAsWebAnnotationDoes() {
        int utf16 = denisov().findings().findings().article().text().indexOf("Washington");
        assertThat(denisov()).holds("""
                <relation/7f3a-2#evidence-1-position> oa:start %d ; oa:end %d .""".formatted(utf16 - 1, utf16 - 1 + "Washington les accuse".length()));
    }

    @Test
    void keepsTheArticle() {
        assertThat(denisov()).holds("""
                <article/7f3a> a schema:NewsArticle ; schema:identifier "7f3a" ; schema:headline "Pékin et Moscou"@fr ;
                    schema:datePublished "2020-12"^^xsd:gYearMonth ; schema:url <https://example.org/7f3a> ;
                    schema:inLanguage "fr" ; schema:publisher <organisation/l-echo-du-soir> ; schema:articleBody ?body .""");
    }

    @Test
    void keepsPeopleWithTheirRoles() {
        assertThat(denisov()).holds("""
                <person/andrei-denisov> a schema:Person ; schema:name "Andreï Denisov" ; dep:ofCountry <country/RU> .
                ?membership a org:Membership ; org:member <person/andrei-denisov> ; org:organization <country/RU> ;
                    org:role <role/ambassadeur-russe-a-pekin> .""");
    }

    @ParameterizedTest
    @EnumSource(names = {"PLANNED", "DENIED", "POSSIBLE"})
    void assertsNoDirectTripleOfWhatIsNotActual(Relation.Status status) {
        Dispatch dispatch = Dispatch.of("a", "", "", "Paris aide Kiev.")
                .relates("FR", RelationType.AID, "UA", "", status, "", -1, "Paris aide Kiev");
        assertThat(dispatch).lacks("?s dep:aids ?o .").holds("?r dep:status dep:%s .".formatted(capitalised(status)));
    }

    @Test
    void assertsNoDirectTripleOfWhatIsOnlyClaimed() {
        Dispatch claimed = Dispatch.of("a", "", "", "Paris aide Kiev.")
                .relates("FR", RelationType.AID, "UA", "", Relation.Status.ACTUAL, "Moscou", -1, "Paris aide Kiev");
        Dispatch stated = Dispatch.of("a", "", "", "Paris aide Kiev, dit Moscou.")
                .says("Moscou", "Paris aide Kiev")
                .done()
                .relates("FR", RelationType.AID, "UA", "", Relation.Status.ACTUAL, "", 0, "Paris aide Kiev");
        assertThat(claimed).lacks("?s dep:aids ?o .").holds("<relation/a-1> dep:claimant <country/RU> .");
        assertThat(stated).lacks("?s dep:aids ?o .").holds("<relation/a-1> dep:claimedBy <statement/a-1> .");
    }

    @Test
    void keepsWhereAndHowMuch() {
        assertThat(Dispatch.of("a", "", "", "Paris livre 24 drones à Kiev, à Bruges.")
                        .at("Bruges", "CN")
                        .much("24 drones")
                        .relates("FR", RelationType.AID, "UA", "Paris livre 24 drones"))
                .holds("""
                        <relation/a-1> dep:placeName "Bruges"@fr ; dep:placeCountry <country/CN> ; dep:magnitude "24 drones"@fr .
                        <country/CN> a dep:Country .""");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2022-03-01, -, FR-AID-UA-2022-02-28 FR-AID-UA-2022-03-01",
                "-, 2022-03-02, FR-AID-UA-2022-03-01 FR-AID-UA-2022-03-02",
                "2022-03, 2022-04-01, FR-AID-UA-2022-03",
                "2022, 2022-04-01, -",
                "-, -, -"
            })
    void tiesARelationToTheEventsThatItMayTellOf(String date, String published, String events) {
        Dispatch dispatch = Dispatch.of("a", published == null ? "" : published, "", "Paris aide Kiev.")
                .relates(
                        "FR",
                        RelationType.AID,
                        "UA",
                        date == null ? "" : date,
                        Relation.Status.ACTUAL,
                        "",
                        -1,
                        "Paris aide Kiev");
        for (String event : events == null ? new String[0] : events.split(" ")) {
            assertThat(dispatch)
                    .holds("<relation/a-1> dep:sameEventAs <event/%s> . <event/%s> schema:endDate ?day ."
                            .formatted(event, event));
        }
        if (events == null) {
            assertThat(dispatch).lacks("?relation dep:sameEventAs ?event .");
        }
    }

    @Test
    void keepsTheOrderOfHearsay() {
        assertThat(Dispatch.of("a", "", "", "« Oui ».")
                        .says("Li", "Oui")
                        .via("Xinhua", "Reuters")
                        .done())
                .holds("""
                        <statement/a-1> dep:report ?first, ?second .
                        ?first dep:position 1 ; dep:reporter <organisation/xinhua> .
                        ?second dep:position 2 ; dep:reporter <organisation/reuters> .""");
    }

    @Test
    void keepsHomonymsApartAndLinksThem() {
        Dispatch dispatch = Dispatch.of("a", "", "", "Jean Martin")
                .person("Jean Martin", "", "")
                .linked("Jean Martin", "Q42");
        assertThat(dispatch).holds("""
                <person/Q42> schema:name "Jean Martin" ; owl:sameAs wd:Q42 .
                ?link dep:linkOf <person/Q42> ; dep:linkedName "Jean Martin" ; dep:linkedTo wd:Q42 ;
                    dep:linkBasis "name and office" ; dep:confidence 0.9 .""");
    }

    @Test
    void saysWhyANameIsNotLinked() {
        Dispatch dispatch =
                Dispatch.of("a", "", "", "Jean").person("Jean", "", "").unlinked("Jean", "no-candidate");
        assertThat(dispatch).holds("?link dep:linkOf <person/jean> ; dep:unlinkedBecause \"no-candidate\" .");
    }

    @Test
    void tellsSpeakersApart() {
        String text = "« Un » « Deux » « Trois » « Quatre »";
        Dispatch dispatch = Dispatch.of("a", "", "", text)
                .person("Li Wei", "", "")
                .says("Li Wei", "Un")
                .done()
                .says("Pékin", "Deux")
                .done()
                .says("Amnesty International", "Trois")
                .done()
                .says("porte-parole du ministère", "Quatre")
                .done();
        assertThat(dispatch).holds("""
                <person/li-wei> a schema:Person ; dep:stated <statement/a-1> .
                <country/CN> a dep:Country ; dep:stated <statement/a-2> .
                <organisation/amnesty-international> a schema:Organization ; dep:stated <statement/a-3> .
                <actor/a/porte-parole-du-ministere> a dep:DescribedActor ; dep:stated <statement/a-4> .""");
    }

    @Test
    void keepsAStatementWhoseSpeakerIsNotKnown() {
        assertThat(Dispatch.of("a", "", "", "« Oui ».").says("", "Oui").done())
                .holds("<statement/a-1> schema:text \"Oui\"@fr ; dep:dateBasis dep:NoDate .")
                .lacks("?anybody dep:stated ?s .")
                .lacks("<statement/a-1> dep:saidOn ?date .");
    }

    @Test
    void joinsAContentThatTheCueInterrupts() {
        assertThat(Dispatch.of("a", "", "", "« Oui », dit Li, « et non ».")
                        .says("Li", "Oui")
                        .and("et non")
                        .done())
                .holds("""
                        <statement/a-1> schema:text "Oui et non"@fr ; dep:evidence <statement/a-1#content-1>,
                            <statement/a-1#content-2> .""");
    }

    @Test
    void knowsCountries() {
        Graph known = BUILDER.known();
        org.assertj.core.api.Assertions.assertThat(SHAPES.check(known)).isEmpty();
        org.assertj.core.api.Assertions.assertThat(ask(known, """
                <country/CN> a dep:Country ; dep:code "CN" ; owl:sameAs wd:Q148 ; rdfs:label "Chine"@fr, "China"@en .
                <country/EU> a dep:Bloc .""")).isTrue();
    }

    static Stream<String> awkward() {
        return Stream.of(
                "a b",
                "a/b",
                "../../etc",
                ".",
                "..",
                "a#b?c=d",
                "a%20b",
                "<script>",
                "\"'>",
                "é",
                "习近平",
                "\u202Eabc",
                "\uD800",
                "a\u0000b",
                "😀",
                "{}|\\^`",
                "İstanbul",
                "x".repeat(3000),
                "&amp;",
                "a\nb");
    }

    @ParameterizedTest
    @MethodSource("awkward")
    void makesSafeIrisOfWhateverAnIdOrNameHolds(String odd) {
        Dispatch dispatch = Dispatch.of(odd, "2020", odd, odd + " dit oui")
                .person(odd, odd, "FR")
                .says(odd, "oui")
                .via(odd, odd + odd)
                .to(odd)
                .as(odd, "FR")
                .done()
                .unlinked(odd, "no-candidate");
        ArticleGraph graph = BUILDER.graph(dispatch.findings());
        org.assertj.core.api.Assertions.assertThat(SHAPES.check(graph.graph())).isEmpty();
        String lines = nTriples(graph.graph());
        org.assertj.core.api.Assertions.assertThat(parse(lines).isIsomorphicWith(graph.graph()))
                .isTrue();
        org.assertj.core.api.Assertions.assertThat(graph.name().getURI())
                .matches("http://localhost:3030/article/[A-Za-z0-9%._~-]+");
    }

    @Test
    void givesDifferentIdsDifferentIris() {
        Iris iris = new Iris(Iris.DEFAULT_BASE);
        List<String> ids = awkward().filter(id -> !id.equals("\uD800")).toList();
        org.assertj.core.api.Assertions.assertThat(
                        ids.stream().map(iris::article).map(Node::getURI).distinct())
                .hasSameSizeAs(ids);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C+", "C++", "C#", "C", "C&A", "C@A", "C A"})
    void givesNamesThatDifferInMoreThanMarksDifferentSlugs(String name) {
        List<String> others = Stream.of("C+", "C++", "C#", "C", "C&A", "C@A", "C A")
                .filter(other -> !other.equals(name))
                .map(Slug::of)
                .toList();
        org.assertj.core.api.Assertions.assertThat(others).doesNotContain(Slug.of(name));
    }

    @Test
    void givesOneSlugToSpellingsOfOneName() {
        org.assertj.core.api.Assertions.assertThat(Stream.of("Andreï Denisov", "ANDREI DENISOV", "Andreï\u00A0Denisov")
                        .map(Slug::of))
                .containsOnly("andrei-denisov");
        org.assertj.core.api.Assertions.assertThat(Slug.of("Lech Wałęsa et Œdipe"))
                .isEqualTo("lech-walesa-et-oedipe");
    }

    @Test
    void givesTheSameGraphForTheSameFindings() {
        org.assertj.core.api.Assertions.assertThat(
                        nTriples(BUILDER.graph(denisov().findings()).graph()))
                .isEqualTo(nTriples(new GraphBuilder(new Iris(Iris.DEFAULT_BASE), Dispatch.countries())
                        .graph(denisov().findings())
                        .graph()));
    }

    @Test
    void storesNoBlankNode() {
        org.assertj.core.api.Assertions.assertThat(
                        nTriples(BUILDER.graph(denisov().findings()).graph()))
                .doesNotContain("_:");
    }

    @Test
    void refusesEvidenceThatTheArticleHasNot() {
        Dispatch dispatch = Dispatch.of("a", "", "", "Paris aide Kiev.");
        Relation relation = new Relation(
                "FR",
                RelationType.AID,
                "UA",
                PartialDate.UNKNOWN,
                DateBasis.NONE,
                Relation.Status.ACTUAL,
                "",
                -1,
                Place.UNKNOWN,
                "",
                List.of(new Passage(Part.TEXT, new Span(0, 5), "Tokyo")),
                "r");
        var findings = new org.depeche.model.LinkedFindings(
                new org.depeche.model.Findings(
                        dispatch.findings().findings().article(), List.of(), List.of(relation), List.of(), List.of()),
                java.util.Map.of());
        assertThatThrownBy(() -> BUILDER.graph(findings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Tokyo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "file:///tmp/",
                "http://a",
                "http://a/?q/",
                "http://a/#",
                "http://é/",
                "ftp://a/"
            })
    void refusesABaseThatIsNone(String base) {
        assertThatThrownBy(() -> new Iris(base)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesAnAddressThatIsNoneAsText() {
        Article article = new Article("a", "fr", "pas une adresse", "", PartialDate.UNKNOWN, "", "Texte.", "test");
        assertThat(Dispatch.of(article)).holds("<article/a> schema:url \"pas une adresse\" .");
    }

    private static String capitalised(Enum<?> constant) {
        String lower = constant.name().toLowerCase(java.util.Locale.ROOT);
        return Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
    }

    private static Held assertThat(Dispatch dispatch) {
        Graph graph = BUILDER.graph(dispatch.findings()).graph();
        org.assertj.core.api.Assertions.assertThat(SHAPES.check(graph)).isEmpty();
        return new Held(graph);
    }

    private record Held(Graph graph) {
        Held holds(String pattern) {
            org.assertj.core.api.Assertions.assertThat(ask(graph, pattern))
                    .as("%s%nin%n%s", pattern, turtle(graph))
                    .isTrue();
            return this;
        }

        Held lacks(String pattern) {
            org.assertj.core.api.Assertions.assertThat(ask(graph, pattern))
                    .as(pattern)
                    .isFalse();
            return this;
        }
    }

    private static boolean ask(Graph graph, String pattern) {
        return QueryExec.graph(graph)
                .query(PREFIXES + "ASK { " + pattern + " }")
                .ask();
    }

    private static String turtle(Graph graph) {
        return RDFWriter.source(graph).lang(Lang.TURTLE).asString();
    }

    static String nTriples(Graph graph) {
        return RDFWriter.source(graph)
                .lang(Lang.NTRIPLES)
                .asString()
                .lines()
                .sorted()
                .collect(java.util.stream.Collectors.joining("\n"));
    }

    private static Graph parse(String nTriples) {
        return RDFParser.fromString(nTriples, Lang.NTRIPLES).toGraph();
    }
}
