package org.depeche.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.depeche.model.Article;
import org.depeche.model.DateBasis;
import org.depeche.model.PartialDate;
import org.depeche.model.Relation.Status;
import org.depeche.model.RelationType;
import org.depeche.model.Statement;
import org.depeche.rdf.ArticleGraph;
import org.depeche.rdf.Dispatch;
import org.depeche.rdf.GraphBuilder;
import org.depeche.rdf.Iris;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each query that comes with the program answers its question on a small store. */
class NamedQueryTest {
    @TempDir
    static Path folder;

    private static Store store;

    /** Four articles: what Denisov said, what the United States claim, and what was announced and then done. */
    @BeforeAll
    static void build() {
        GraphBuilder builder = new GraphBuilder(new Iris(Iris.DEFAULT_BASE), Dispatch.countries());
        Map<Node, Graph> graphs = new LinkedHashMap<>();
        for (Dispatch dispatch : List.of(coop(), claims(), plans(), done())) {
            ArticleGraph graph = builder.graph(dispatch.findings());
            graphs.put(graph.name(), graph.graph());
        }
        store = Store.open(folder);
        store.replaceKnown(new Iris(Iris.DEFAULT_BASE).known(), builder.known());
        store.replace(graphs);
    }

    private static Dispatch coop() {
        return Dispatch.of(
                        "coop",
                        "2020-12",
                        "Pékin et Moscou",
                        "« Plus qu’une alliance », a dit Denisov mardi. « Aucun tiers »."
                                + " Pékin et Moscou coopèrent. La Chine achète du gaz russe.")
                .person("Andreï Denisov", "ambassadeur russe à Pékin", "RU")
                .unlinked("Andreï Denisov", "no-candidate")
                .says("Andreï Denisov", "Plus qu’une alliance")
                .as("ambassadeur russe à Pékin", "RU")
                .cue("a dit")
                .on("2020-12-29", DateBasis.WEEKDAY_AND_DAY)
                .via("Global Times", "Sputnik")
                .about("CN", "RU")
                .done()
                .says("Andreï Denisov", "Aucun tiers")
                .as("", "RU")
                .about("CN")
                .done()
                .relates(
                        "CN",
                        RelationType.COOPERATE,
                        "RU",
                        "2020-12",
                        Status.ACTUAL,
                        "",
                        -1,
                        "Pékin et Moscou coopèrent");
    }

    private static Dispatch claims() {
        return Dispatch.of(
                        "claims",
                        "",
                        "",
                        "Washington accuse la Chine de fournir des armes à la Russie, a dit John Kirby."
                                + " L’Ukraine dit que la Russie bombarde Kiev.")
                .person("John Kirby", "porte-parole", "US")
                .linked("John Kirby", "Q6242949")
                .held("Q6242949", "Spokesperson for the Department of State", "US", "2015-05-13", "2017-01-20")
                .held("Q6242949", "Coordinator for Strategic Communications", "US", "2022-05", "")
                .says("John Kirby", "fournir des armes à la Russie")
                .as("porte-parole", "US")
                .indirectly()
                .act(Statement.SpeechAct.ACCUSE)
                .on("2024", DateBasis.YEAR)
                .about("CN", "RU")
                .done()
                .relates("US", RelationType.ACCUSE, "CN", "Washington accuse la Chine")
                .relates("CN", RelationType.AID, "RU", "2024", Status.POSSIBLE, "", 0, "fournir des armes à la Russie")
                .relates("RU", RelationType.ASSAULT, "UA", "", Status.ACTUAL, "Ukraine", -1, "la Russie bombarde Kiev");
    }

    private static Dispatch plans() {
        return Dispatch.of("plans", "2024-03-05", "", "Paris aidera Kiev. La France aide l’Ukraine, a dit Macron.")
                .person("Emmanuel Macron", "président", "FR")
                .says("Emmanuel Macron", "La France aide l’Ukraine")
                .as("président", "FR")
                .act(Statement.SpeechAct.PROMISE)
                .on("2024-03-05", DateBasis.RELATIVE)
                .about("FR", "UA")
                .done()
                .relates("FR", RelationType.AID, "UA", "2025", Status.PLANNED, "", -1, "Paris aidera Kiev");
    }

    private static Dispatch done() {
        return Dispatch.of("done", "2025-06", "", "La France aide l’Ukraine.")
                .relates("FR", RelationType.AID, "UA", "La France aide l’Ukraine");
    }

    /** Two outlets tell of a strike on days next to each other, and a third carries the text of the first. */
    private static List<Dispatch> strikes() {
        String agency = "Moscou a bombardé Kiev. Plusieurs immeubles ont brûlé.";
        String own = "Une journaliste a vu la fumée : Moscou a bombardé Kiev, et le fleuve charrie des débris.";
        return List.of(
                strike("strike-1", "2026-01-10", agency),
                strike("strike-2", "2026-01-11", own),
                strike("strike-3", "2026-01-10", agency));
    }

    private static Dispatch strike(String id, String day, String text) {
        return Dispatch.of(new Article(id, "fr", "", "Le Fil " + id, PartialDate.parse(day), "", text, "test"))
                .relates("RU", RelationType.ASSAULT, "UA", "Moscou a bombardé Kiev");
    }

    @Test
    void eventsByIndependentOutlets(@TempDir Path other) {
        GraphBuilder builder = new GraphBuilder(new Iris(Iris.DEFAULT_BASE), Dispatch.countries());
        Map<Node, Graph> graphs = new LinkedHashMap<>();
        strikes().forEach(dispatch -> {
            ArticleGraph graph = builder.graph(dispatch.findings());
            graphs.put(graph.name(), graph.graph());
        });
        try (Store strikes = Store.open(other)) {
            strikes.replace(graphs);
            assertThat(rows(strikes, "events-by-independent-outlets", "source", "RU"))
                    .containsExactly(
                            "from=2026-01-10 to=2026-01-11 type=https://w3id.org/depeche/plover#ASSAULT target=UA articles=3"
                                    + " outlets=3 independent=2",
                            "from=2026-01-09 to=2026-01-10 type=https://w3id.org/depeche/plover#ASSAULT target=UA articles=2"
                                    + " outlets=2 independent=1");
        }
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Test
    void everyQueryTellsInFrenchWhatItIsFor() {
        assertThat(NamedQuery.all()).allSatisfy(query -> {
            assertThat(query.toldIn("fr")).isEqualTo("fr");
            assertThat(query.problem("fr")).isNotEqualTo(query.problem());
            assertThat(query.solution("fr")).isNotEqualTo(query.solution("de")).isNotEmpty();
        });
    }

    @Test
    void whoSaidWhatWhen() {
        assertThat(rows("who-said-what-when"))
                .contains(
                        "said=2020-12-29 speaker=Andreï Denisov role=ambassadeur russe à Pékin for=RU statement=Plus qu’une alliance"
                                + " kind=direct carriedBy=Global Times article=coop");
        assertThat(rows("who-said-what-when", "person", "kirby")).hasSize(1);
        assertThat(rows("who-said-what-when", "side", "RU")).hasSize(2);
        assertThat(rows("who-said-what-when", "from", "2021")).hasSize(2);
        assertThat(rows("who-said-what-when", "to", "2020-12")).hasSize(1);
        assertThat(rows("who-said-what-when", "limit", "3")).hasSize(3);
    }

    @Test
    void whichCountryDoesWhat() {
        assertThat(rows("which-country-does-what"))
                .contains(
                        "date=2020-12 source=Chine type=COOPERATE target=Russie status=actual words=Pékin et Moscou coopèrent"
                                + " article=coop",
                        "date=2024 source=Chine type=AID target=Russie status=possible claimedBy=John Kirby"
                                + " words=fournir des armes à la Russie article=claims")
                .hasSize(6);
        assertThat(rows("which-country-does-what", "language", "en"))
                .anyMatch(row -> row.contains("source=United States"));
    }

    @Test
    void whoSpeaksForWhom() {
        assertThat(rows("who-speaks-for-whom"))
                .containsExactly(
                        "country=France speaker=Emmanuel Macron roles=président statements=1 first=2024-03-05 last=2024-03-05",
                        "country=Russie speaker=Andreï Denisov roles=ambassadeur russe à Pékin statements=2 first=2020-12-29"
                                + " last=2020-12-29",
                        "country=États-Unis speaker=John Kirby roles=porte-parole statements=1 first=2024 last=2024");
    }

    @Test
    void whoSpeaksForACountry() {
        assertThat(rows("who-speaks-for-a-country", "country", "US"))
                .containsExactly(
                        "speaker=John Kirby roles=porte-parole statements=1 item=http://www.wikidata.org/entity/Q6242949");
    }

    @Test
    void whoSpokeInWhichOffice() {
        assertThat(rows("who-spoke-in-which-office", "country", "US"))
                .containsExactly(
                        "said=2024 speaker=John Kirby office=Coordinator for Strategic Communications from=2022-05"
                                + " text=fournir des armes à la Russie source=Wikidata 2023-01-10");
    }

    @Test
    void statementsAboutACountry() {
        assertThat(rows("statements-about-a-country", "country", "CN"))
                .containsExactly(
                        "said=2024 speaker=John Kirby for=US statement=fournir des armes à la Russie article=claims",
                        "said=2020-12-29 speaker=Andreï Denisov for=RU statement=Plus qu’une alliance article=coop",
                        "speaker=Andreï Denisov for=RU statement=Aucun tiers article=coop");
        assertThat(rows("statements-about-a-country")).hasSize(1);
    }

    @Test
    void whatADoesToB() {
        assertThat(rows("what-a-does-to-b"))
                .containsExactly(
                        "date=2020-12 type=COOPERATE status=actual words=Pékin et Moscou coopèrent article=coop",
                        "date=2024 type=AID status=possible claimedBy=John Kirby words=fournir des armes à la Russie article=claims");
        assertThat(rows("what-a-does-to-b", "source", "RU", "target", "CN")).hasSize(1);
    }

    @Test
    void cooperationAgainstConflict() {
        assertThat(rows("cooperation-against-conflict"))
                .containsExactlyInAnyOrder(
                        "one=CN other=RU cooperation=1 conflict=0 balance=1.0",
                        "one=CN other=US cooperation=0 conflict=1 balance=-1.0",
                        "one=FR other=UA cooperation=1 conflict=0 balance=1.0",
                        "one=RU other=UA cooperation=0 conflict=1 balance=-1.0");
    }

    @Test
    void pairsByQuadClass() {
        assertThat(rows("pairs-by-quad-class"))
                .contains(
                        "source=US target=CN verbalCooperation=0 materialCooperation=0 verbalConflict=1 materialConflict=0");
    }

    @Test
    void claimsOfOneSide() {
        assertThat(rows("claims-of-one-side"))
                .containsExactly(
                        "source=CN type=AID target=RU side=US claimedBy=John Kirby status=possible article=claims",
                        "source=RU type=ASSAULT target=UA side=UA claimedBy=Ukraine status=actual article=claims");
    }

    @Test
    void deniedAndPlannedAgainstActual() {
        assertThat(rows("denied-and-planned-against-actual"))
                .containsExactly(
                        "source=CN type=AID target=RU status=possible date=2024 article=claims",
                        "source=FR type=AID target=UA status=planned date=2025 article=plans actualIn=done");
    }

    @Test
    void statementsCarriedByOthers() {
        assertThat(rows("statements-carried-by-others"))
                .containsExactly(
                        "said=2020-12-29 speaker=Andreï Denisov chain=Global Times → Sputnik publisher=L’Écho du soir"
                                + " statement=Plus qu’une alliance article=coop");
    }

    @Test
    void statementsWithoutDate() {
        assertThat(rows("statements-without-date"))
                .containsExactly(
                        "why=the text gives no time for it speaker=Andreï Denisov statement=Aucun tiers article=coop");
    }

    @Test
    void mostQuotedPeople() {
        assertThat(rows("most-quoted-people"))
                .startsWith("person=Andreï Denisov statements=2 direct=2 articles=1 for=RU")
                .contains("person=John Kirby statements=1 direct=0 articles=1 for=US");
    }

    @Test
    void countriesThatSpeakOfCountries() {
        assertThat(rows("countries-that-speak-of-countries")).startsWith("for=RU about=CN act=assert statements=2");
    }

    @Test
    void namesNotLinked() {
        assertThat(rows("names-not-linked"))
                .containsExactly("name=Andreï Denisov why=no-candidate statements=2 articles=1");
    }

    @Test
    void articleWithEvidence() {
        Graph graph = store.read(data -> QueryExec.dataset(data)
                .query(NamedQuery.find("article-with-evidence").orElseThrow().bind(Map.of("article", "coop")))
                .construct());
        assertThat(graph.size()).isGreaterThan(60);
        int stored = store.read(data ->
                data.getGraph(new Iris(Iris.DEFAULT_BASE).article("coop")).size());
        assertThat(graph.size()).isEqualTo(stored);
    }

    @Test
    void evidenceOfAnArticle() {
        assertThat(rows("evidence-of-an-article", "article", "claims"))
                .hasSize(4)
                .contains(
                        "finding=relation/claims-1 what=content part=text start=0 end=26 prefix= exact=Washington accuse la Chine"
                                + " suffix= de fournir des armes à la Russi rule=test.relation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"heads-of-state-in-wikidata", "parties-of-speakers-in-wikidata"})
    void federatedQueriesAreNotSent(String name) {
        String query = NamedQuery.find(name).orElseThrow().bind(Map.of()).toString();
        assertThat(QueryFactory.create(query).toString()).contains("SERVICE", "query.wikidata.org", "owl:sameAs");
    }

    static List<NamedQuery> all() {
        return NamedQuery.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void opensWithTitleProblemAndSolution(NamedQuery query) {
        assertThat(List.of(query.title(), query.problem(), query.solution())).noneMatch(String::isBlank);
        assertThat(query.bind(Map.of())).isNotNull();
    }

    @Test
    void listsEachFileOfTheFolder() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("queries"))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".rq")))
                    .containsExactlyInAnyOrderElementsOf(
                            all().stream().map(query -> query.name() + ".rq").toList());
        }
    }

    static Stream<String> hostile() {
        return Stream.of(
                "\" . } # ",
                "FR\") } ; DROP ALL #",
                "\\",
                "\"\"\"",
                "'",
                "?x",
                "$country",
                "\n}",
                "<http://a>",
                "\u0000");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void takesAValueForNothingButAValue(String value) {
        assertThat(rows("statements-about-a-country", "country", value)).isEmpty();
        String text = NamedQuery.find("statements-about-a-country")
                .orElseThrow()
                .bind(Map.of("country", value))
                .toString();
        if (value.indexOf('\u0000') < 0) {
            assertThat(QueryFactory.create(text)).isNotNull();
        }
    }

    @Test
    void refusesParametersThatAreNone() {
        NamedQuery query = NamedQuery.find("what-a-does-to-b").orElseThrow();
        assertThatThrownBy(() -> query.bind(Map.of("sauce", "CN"))).hasMessageContaining("no parameter 'sauce'");
        assertThatThrownBy(() -> query.bind(Map.of("limit", "-1"))).hasMessageContaining("whole number");
    }

    @Test
    void findsNothingOutsideItsFolder() {
        assertThat(NamedQuery.find("../ontology/shapes")).isEmpty();
        assertThat(NamedQuery.find("none")).isEmpty();
    }

    @Test
    void counts() {
        assertThat(store.counts())
                .extracting(Counts::articles, Counts::statements, Counts::relations, Counts::people)
                .containsExactly(4L, 4L, 6L, 3L);
        assertThat(store.counts().countries()).isEqualTo(5);
    }

    private static List<String> rows(String name, String... values) {
        return rows(store, name, values);
    }

    private static List<String> rows(Store store, String name, String... values) {
        Map<String, String> set = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            set.put(values[i], values[i + 1]);
        }
        return store.read(data -> {
            List<String> rows = new ArrayList<>();
            RowSet found = QueryExec.dataset(data)
                    .query(NamedQuery.find(name).orElseThrow().bind(set))
                    .select();
            found.forEachRemaining(row -> rows.add(found.getResultVars().stream()
                    .filter(row::contains)
                    .map(variable -> variable.getVarName() + "=" + text(row.get(variable)))
                    .collect(Collectors.joining(" "))));
            return rows;
        });
    }

    private static String text(Node node) {
        return node.isURI() ? node.getURI() : node.getLiteralLexicalForm();
    }
}
