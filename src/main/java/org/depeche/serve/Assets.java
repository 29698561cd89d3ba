package org.depeche.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Style, scripts, fonts and the map that the pages use, all from this server. Only what is listed here is given: a path
 * that a client makes up leads to no resource of the program.
 */
final class Assets {
    static final String PATH = "/static/";

    private static final String OWN = "/org/depeche/serve/static/";
    private static final String WEBJARS = "/META-INF/resources/webjars/";

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "woff2", "font/woff2");

    /** Resources by the name that the pages call them; those of libraries stand below their version. */
    private static final Map<String, String> RESOURCES = new TreeMap<>();

    static {
        for (String own : new String[] {
            "style.css",
            "sparql.css",
            "icon.svg",
            "world.json",
            "article.js",
            "completion.js",
            "network.js",
            "sparql.js",
            "fonts/source-sans-3-latin-wght-normal.woff2",
            "fonts/source-sans-3-latin-ext-wght-normal.woff2",
            "fonts/source-serif-4-latin-wght-normal.woff2",
            "fonts/source-serif-4-latin-wght-italic.woff2",
            "fonts/source-serif-4-latin-ext-wght-normal.woff2",
            "fonts/source-serif-4-latin-ext-wght-italic.woff2"
        }) {
            RESOURCES.put(own, OWN + own);
        }
        RESOURCES.put("d3.min.js", WEBJARS + "d3/7.9.0/dist/d3.min.js");
        RESOURCES.put("yasgui.min.js", WEBJARS + "zazuko__yasgui/4.5.0/build/yasgui.min.js");
        RESOURCES.put("yasgui.min.css", WEBJARS + "zazuko__yasgui/4.5.0/build/yasgui.min.css");
    }

    private static final Map<String, Answer> READ = new ConcurrentHashMap<>();

    private Assets() {}

    /** The asset at a path; empty where there is none. */
    static Optional<Answer> at(String path) {
        String name = path.startsWith(PATH) ? path.substring(PATH.length()) : "";
        return RESOURCES.containsKey(name) ? Optional.of(READ.computeIfAbsent(name, Assets::read)) : Optional.empty();
    }

    /** Address of an asset, which is another for another content, so that browsers may keep it. */
    static String address(String name) {
        Answer asset = at(PATH + name).orElseThrow(() -> new IllegalArgumentException("no asset " + name));
        return PATH + name + "?v=" + asset.tag().replaceAll("[^A-Za-z0-9]", "").substring(1, 9);
    }

    private static Answer read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(RESOURCES.get(name))) {
            if (in == null) {
                throw new IllegalStateException("the program comes without " + RESOURCES.get(name));
            }
            return new Answer(TYPES.get(name.substring(name.lastIndexOf('.') + 1)), in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
