package org.depeche.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium as it lies on this machine, driven by the driver that came with it. It keeps screenshots in target/screenshots. */
final class Browser implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ChromeDriver driver;
    private final String address;
    private final String axe;

    /** @param address of the server, which ends with a slash */
    Browser(Path profile, String address) throws IOException {
        this.address = address.substring(0, address.length() - 1);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium().orElseThrow().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--user-data-dir=" + profile);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        this.driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(chromedriver().orElseThrow().toFile())
                        .withSilent(true)
                        .build(),
                options);
        driver.manage().timeouts().scriptTimeout(PATIENCE);
        try (InputStream in = Browser.class.getResourceAsStream("/axe.min.js")) {
            this.axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Files.createDirectories(SCREENSHOTS);
    }

    static Optional<Path> chromium() {
        return first("CHROME_BIN", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    }

    static Optional<Path> chromedriver() {
        return first("CHROMEDRIVER", "/usr/bin/chromedriver", "/usr/lib/chromium-browser/chromedriver");
    }

    private static Optional<Path> first(String variable, String... usual) {
        String named = System.getenv(variable);
        return Stream.concat(Stream.ofNullable(named), Stream.of(usual))
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Light or dark, screen or print, so wide. */
    void look(String scheme, String media, int width) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("media", media, "features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    /** Opens a page and waits until its scripts have drawn what they draw. */
    void open(String path) {
        driver.get(address + path);
        await("return document.fonts.status === 'loaded' && [...document.querySelectorAll("
                + "'figure[data-network], #editor')].every(one => one.dataset.ready === 'true')");
    }

    /** Waits until a script says true. */
    void await(String script) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Boolean.TRUE.equals(driver.executeScript(script))) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not in " + PATIENCE.toSeconds() + " s at " + path() + ": " + script
                        + "; the browser says " + complaints());
            }
            try {
                Thread.sleep(30); // it draws
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    Object run(String script) {
        return driver.executeScript(script);
    }

    /** Path and query of the page that is open. */
    String path() {
        return driver.getCurrentUrl().substring(address.length());
    }

    WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** Presses keys where the focus is. */
    void press(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    void tab() {
        press(Keys.TAB);
    }

    /** Errors of scripts, and what the policy of the page forbade. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Addresses that the page fetched from elsewhere. */
    @SuppressWarnings("unchecked")
    List<String> fetchedElsewhere() {
        return (List<String>) driver.executeScript("return performance.getEntriesByType('resource').map(e => e.name)"
                + ".filter(name => !name.startsWith(location.origin) && !name.startsWith('data:'))");
    }

    /** Serious and critical faults that axe finds, each with the first places. */
    List<String> faults() throws IOException {
        driver.executeScript(axe);
        String found = (String) driver.executeAsyncScript("const done = arguments[arguments.length - 1];"
                + "axe.run({ resultTypes: ['violations'] }).then(found => done(JSON.stringify(found.violations)))");
        List<String> faults = new ArrayList<>();
        new ObjectMapper().readTree(found).forEach(violation -> {
            if (violation.path("impact").asText().matches("serious|critical")) {
                faults.add(violation.get("id").asText() + ": "
                        + violation.at("/nodes/0/html").asText() + " "
                        + violation.at("/nodes/0/failureSummary").asText());
            }
        });
        return faults;
    }

    /** The whole page as a picture. */
    void shoot(String name) throws IOException {
        Map<String, Object> picture = driver.executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        Files.write(SCREENSHOTS.resolve(name + ".png"), Base64.getDecoder().decode((String) picture.get("data")));
    }

    /** The page as it is printed. */
    byte[] print(String name) throws IOException {
        Map<String, Object> pdf = driver.executeCdpCommand("Page.printToPDF", Map.of("printBackground", false));
        byte[] bytes = Base64.getDecoder().decode((String) pdf.get("data"));
        Files.write(SCREENSHOTS.resolve(name + ".pdf"), bytes);
        return bytes;
    }

    @Override
    public void close() {
        driver.quit();
    }
}
