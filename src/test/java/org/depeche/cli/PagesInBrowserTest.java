package org.depeche.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.depeche.serve.Limits;
import org.depeche.serve.Server;
import org.depeche.store.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The pages over the demo's dispatches, walked through in Chromium; left out where there is none. */
class PagesInBrowserTest {
    private static final int DESK = 1280;
    private static final int PHONE = 390;

    /** The pages by a name for their pictures. */
    private static final Map<String, String> PAGES = new TreeMap<>(Map.ofEntries(
            Map.entry("start", "/"),
            Map.entry("statements", "/statements"),
            Map.entry("relations", "/relations?status=Actual"),
            Map.entry("network", "/network"),
            Map.entry("people", "/people"),
            Map.entry("articles", "/articles"),
            Map.entry("search", "/search?q=russie"),
            Map.entry("person", "/person/Q7747"),
            Map.entry("country", "/country/RU"),
            Map.entry("pair", "/pair/RU/US"),
            Map.entry("article", "/article/fr-crimee-2014"),
            Map.entry("statement", "/statement/fr-crimee-2014-1"),
            Map.entry("relation", "/relation/fr-crimee-2014-1"),
            Map.entry("query", "/query"),
            Map.entry("question", "/query/cooperation-against-conflict"),
            Map.entry("download", "/download"),
            Map.entry("absent", "/person/nobody")));

    @TempDir
    static Path folder;

    private static Store store;
    private static Server server;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(
                Browser.chromium().isPresent() && Browser.chromedriver().isPresent(),
                "the browser tests are left out: they want chromium and chromium-driver (Debian's packages)");
        Path graph = folder.resolve("graph");
        assertThat(Run.depeche("build", "data/articles", "--store", graph.toString())
                        .code())
                .isZero();
        store = Store.openExisting(graph);
        server = Server.start(store, new Server.Options("127.0.0.1", 0, "", Limits.USUAL));
        browser = new Browser(folder.resolve("profile"), server.address().toString());
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
        }
        if (store != null) {
            store.close();
        }
    }

    @BeforeEach
    void desk() {
        browser.look("light", "screen", DESK);
        browser.complaints();
    }

    private static String in(String path, String language) {
        return path + (path.contains("?") ? "&" : "?") + "lang=" + language;
    }

    static Stream<Arguments> looks() {
        return PAGES.keySet().stream()
                .flatMap(name -> Stream.of(Arguments.of(name, "fr", "light"), Arguments.of(name, "en", "dark")));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void aPageCanBeReadByAllAndFitsATelephone(String name, String language, String scheme) throws IOException {
        browser.look(scheme, "screen", DESK);
        browser.open(in(PAGES.get(name), language));
        browser.shoot(name + "-" + language + "-" + scheme);
        assertThat(browser.faults()).isEmpty();
        assertThat(browser.fetchedElsewhere()).isEmpty();
        assertThat(browser.complaints()).allMatch(said -> name.equals("absent") && said.contains("404"));
        assertThat(browser.run("return document.documentElement.lang")).isEqualTo(language);
        browser.look(scheme, "screen", PHONE);
        browser.shoot(name + "-" + language + "-phone");
        assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
                .as("as wide as a telephone")
                .isLessThanOrEqualTo(PHONE);
    }

    @ParameterizedTest
    @MethodSource("printed")
    void aPageIsPrintedWithoutItsControls(String name) throws IOException {
        browser.open(in(PAGES.get(name), "fr"));
        browser.look("light", "print", DESK);
        browser.shoot(name + "-fr-print");
        assertThat(browser.find(".top nav").isDisplayed()).isFalse();
        assertThat(browser.find("h1").isDisplayed()).isTrue();
        assertThat(new String(browser.print(name + "-fr"), 0, 5, StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
    }

    static Stream<String> printed() {
        return Stream.of("article", "pair", "person");
    }

    @Test
    void theKeyboardSkipsToTheContent() {
        browser.open("/people?lang=fr");
        browser.tab();
        assertThat(browser.run("return document.activeElement.className")).isEqualTo("skip");
        browser.press(Keys.ENTER);
        assertThat(browser.run("return document.activeElement.id")).isEqualTo("main");
    }

    @Test
    void theSearchBoxCompletesANameAndOpensItsPage() {
        browser.open("/?lang=fr");
        WebElement box = browser.find("#search-top");
        box.sendKeys("pout");
        browser.await("return document.querySelectorAll('.completions li').length > 0");
        assertThat(box.getDomAttribute("aria-expanded")).isEqualTo("true");
        box.sendKeys(Keys.ARROW_DOWN, Keys.ENTER);
        browser.await("return location.pathname === '/person/Q7747'");
        assertThat(browser.find("h1").getText()).isEqualTo("Vladimir Poutine");
    }

    @Test
    void theNetworkIsChosenByYearsAndLeadsToAPair() {
        browser.open("/network?lang=fr");
        int all = browser.all(".network .edge").size();
        browser.run("const from = document.querySelector('#network-controls [name=from]');"
                + "from.value = '2022'; from.dispatchEvent(new Event('input', { bubbles: true }))");
        int late = browser.all(".network .edge").size();
        assertThat(late).isPositive().isLessThan(all);
        assertThat(browser.find("#network-controls output").getText()).startsWith("2022");
        browser.find("#network-controls [value=map]").click();
        assertThat(browser.all(".network .land")).hasSizeGreaterThan(150);
        String pair = (String) browser.run("const edge = document.querySelector('.network a:has(.edge)');"
                + "edge.dispatchEvent(new MouseEvent('click', { bubbles: true })); return edge.getAttribute('href')");
        browser.await("return location.pathname.startsWith('/pair/')");
        assertThat(browser.path()).isEqualTo(pair);
    }

    @Test
    void theWordsOfAnArticleShowWhatWasReadFromThem() {
        browser.open("/article/fr-crimee-2014?lang=fr");
        browser.run("document.querySelector('article mark a').focus()");
        WebElement card = browser.find("#reading-card");
        assertThat(card.isDisplayed()).isTrue();
        assertThat(card.getText()).contains("Vladimir Poutine", "fr.inverted");
        assertThat(browser.all(".notes li.on")).hasSize(1);
        browser.press(Keys.ESCAPE);
        assertThat(card.isDisplayed()).isFalse();
    }

    @Test
    void theEditorAnswersAReadyQuestionAsTableChartAndGraph() {
        browser.open("/query?lang=en");
        browser.run("const choice = document.querySelector('select[aria-label]');"
                + "choice.value = [...choice.options].find(o => o.text.startsWith('Cooperation against')).value;"
                + "choice.dispatchEvent(new Event('change'))");
        browser.await("return document.querySelectorAll('.yasr table tbody tr').length > 5");
        browser.find(".yasr .select_chart").click();
        browser.await("return document.querySelectorAll('svg.results rect').length > 5");
        browser.find(".yasr .select_network").click();
        browser.await("return document.querySelectorAll('svg.results line').length > 5");
    }

    @Test
    void resultsInTheEditorRunNoScript() {
        String evil = "<img src=x onerror='window.evil=1'><script>window.evil=1</script>";
        for (String query : List.of(
                "SELECT ?x ?y { VALUES (?x ?y) { (\"\"\"" + evil + "\"\"\" 1) (<javascript:window.evil=1> 2) } }",
                "SELECT (IRI('http://a/\"><img/src=x/onerror=window.evil=1>') AS ?x) (<http://b> AS ?y) {}")) {
            browser.open("/query?lang=fr&query=" + java.net.URLEncoder.encode(query, StandardCharsets.UTF_8));
            browser.await("return document.querySelectorAll('.yasr table tbody tr').length > 0");
            for (String view : List.of(".select_chart", ".select_network", ".select_response", ".select_table")) {
                browser.find(".yasr " + view).click();
            }
            assertThat(browser.run("return window.evil")).isNull();
            assertThat(browser.all(".yasr img, .yasr script")).isEmpty();
            assertThat(browser.all(".yasr a[href^='javascript:']")).isEmpty();
        }
    }
}
