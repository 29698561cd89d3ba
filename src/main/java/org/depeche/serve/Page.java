package org.depeche.serve;

import java.util.List;

/**
 * A page for people.
 *
 * @param status of HTTP
 * @param title without the site's name
 * @param body inside {@code main}
 * @param scripts names of assets that it needs beside the search box's, in order
 * @param styles likewise
 * @param section path of the section of the site that it belongs to, such as {@code /people}; or empty
 */
record Page(int status, String title, Html body, List<String> scripts, List<String> styles, String section) {
    private static final List<String> SECTIONS =
            List.of("/statements", "/relations", "/network", "/people", "/articles", "/query");

    static Page of(String title, Html body) {
        return new Page(200, title, body, List.of(), List.of(), "");
    }

    Page with(String... names) {
        return new Page(status, title, body, List.of(names), styles, section);
    }

    Page styled(String... names) {
        return new Page(status, title, body, scripts, List.of(names), section);
    }

    Page in(String path) {
        return new Page(status, title, body, scripts, styles, path);
    }

    Page answering(int code) {
        return new Page(code, title, body, scripts, styles, section);
    }

    /** The whole document. {@code here} is the path with its query, for the link to the other language. */
    String render(Words words, String here) {
        Html html = new Html();
        html.raw("<!DOCTYPE html>\n").open("html", "lang", words.language());
        html.raw(
                "<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        html.element("title", title.isEmpty() ? "Dépêche" : title + " — Dépêche");
        html.open("link", "rel", "icon", "type", "image/svg+xml", "href", Assets.address("icon.svg"));
        styles.forEach(name -> html.open("link", "rel", "stylesheet", "href", Assets.address(name)));
        html.open("link", "rel", "stylesheet", "href", Assets.address("style.css"));
        html.open("script", "src", Assets.address("completion.js"), "defer", "").close("script");
        scripts.forEach(name ->
                html.open("script", "src", Assets.address(name), "defer", "").close("script"));
        html.raw("</head>\n<body>");
        html.element("a", words.get("skip"), "class", "skip", "href", "#main");
        top(html, words, here);
        html.raw("\n<main id=\"main\" tabindex=\"-1\">").add(body).raw("</main>\n");
        bottom(html, words);
        return html.raw("</body></html>\n").toString();
    }

    private void top(Html html, Words words, String here) {
        html.raw("<header class=\"top\">");
        html.link("/?lang=" + words.language(), "Dépêche", "class", "name");
        searchBox(html, words, "search-top", "");
        html.open("nav", "aria-label", words.get("sections"));
        for (String path : SECTIONS) {
            String[] current = path.equals(section) ? new String[] {"aria-current", "page"} : new String[0];
            html.link(path + "?lang=" + words.language(), words.get(path.substring(1)), current);
        }
        html.link(
                otherLanguage(words, here),
                words.get("other"),
                "class",
                "language",
                "hreflang",
                words.other(),
                "lang",
                words.other());
        html.raw("</nav></header>");
    }

    /** The search box, which the script completes. */
    static void searchBox(Html html, Words words, String id, String asked) {
        html.open("form", "class", "search", "action", "/search", "role", "search");
        html.open("input", "type", "hidden", "name", "lang", "value", words.language());
        html.element("label", words.get("search.label"), "for", id, "class", "unseen");
        html.open(
                "input",
                "type",
                "search",
                "name",
                "q",
                "id",
                id,
                "value",
                asked,
                "placeholder",
                words.get("search.label"),
                "autocomplete",
                "off",
                "data-complete",
                "/api/entities?size=8&lang=" + words.language(),
                "data-kinds",
                words.get("kind.person") + "|" + words.get("kind.country") + "|" + words.get("kind.organisation"));
        html.element("button", words.get("search")).close("form");
    }

    private static void bottom(Html html, Words words) {
        html.raw("<footer>").element("p", words.get("footer")).raw("<p>");
        html.link("/?lang=" + words.language(), words.get("start")).text(" · ");
        html.link("/download?lang=" + words.language(), words.get("export")).text(" · ");
        html.link("/sparql", "SPARQL").text(" · ");
        html.link("/.well-known/void", "VoID").text(" · ");
        html.link("/api/openapi.json", "API");
        html.raw("</p></footer>");
    }

    private static String otherLanguage(Words words, String here) {
        String bare = here.replaceAll("([?&])lang=[a-z]*&?", "$1").replaceAll("[?&]$", "");
        return bare + (bare.contains("?") ? "&" : "?") + "lang=" + words.other();
    }
}
