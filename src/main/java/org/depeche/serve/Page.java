package org.depeche.serve;

/**
 * A page for people.
 *
 * @param status of HTTP
 * @param title without the site's name
 * @param body inside {@code main}
 */
record Page(int status, String title, Html body) {
    static Page of(String title, Html body) {
        return new Page(200, title, body);
    }

    /** The whole document. {@code here} is the path with its query, for the link to the other language. */
    String render(Words words, String here) {
        Html html = new Html();
        html.raw("<!DOCTYPE html>\n")
                .open("html", "lang", words.language())
                .raw(
                        "<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .element("title", title.isEmpty() ? "Dépêche" : title + " — Dépêche")
                .raw("<link rel=\"stylesheet\" href=\"/style.css\"><link rel=\"icon\" href=\"data:,\"></head>\n<body>")
                .open("a", "class", "skip", "href", "#main")
                .text(words.get("skip"))
                .close("a")
                .raw("<header class=\"top\">")
                .link("/?lang=" + words.language(), "Dépêche", "class", "name")
                .raw("<nav>")
                .link("/statements?lang=" + words.language(), words.get("statements"))
                .link("/relations?lang=" + words.language(), words.get("relations"))
                .link("/people?lang=" + words.language(), words.get("people"))
                .link("/query?lang=" + words.language(), words.get("query"))
                .link(otherLanguage(words, here), words.get("other"), "hreflang", words.other(), "lang", words.other())
                .raw("</nav></header>\n<main id=\"main\">")
                .add(body)
                .raw("</main>\n<footer>")
                .text(words.get("footer"))
                .raw("</footer></body></html>\n");
        return html.toString();
    }

    private static String otherLanguage(Words words, String here) {
        String bare = here.replaceAll("([?&])lang=[a-z]*&?", "$1").replaceAll("[?&]$", "");
        return bare + (bare.contains("?") ? "&" : "?") + "lang=" + words.other();
    }
}
