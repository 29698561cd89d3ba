package org.depeche.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/**
 * What a page says of its article: schema.org in JSON-LD first, then Open Graph, then Dublin Core, then plain HTML. What it does
 * not say is the empty string.
 */
record PageFacts(String title, String published, String publisher, String url, String language) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final Set<String> TELLING = Set.of("html", "meta", "link", "script", "h1", "time");

    /** Objects within objects that are looked into for the article. */
    private static final int DEPTH = 4;

    static PageFacts of(Document page) {
        Elements found = telling(page);
        JsonNode article = article(found);
        Map<String, String> metas = metas(found);
        String language = first(
                text(article, "inLanguage"),
                named(found, "html").attr("lang"),
                meta(metas, "og:locale", "dc.language", "dcterms.language"));
        return new PageFacts(
                first(
                        text(article, "headline"),
                        meta(metas, "og:title", "dc.title", "dcterms.title"),
                        text(named(found, "h1").first()),
                        page.title()),
                first(
                        text(article, "datePublished"),
                        meta(
                                metas,
                                "article:published_time",
                                "dcterms.issued",
                                "dc.date.issued",
                                "dcterms.date",
                                "dc.date",
                                "date"),
                        time(found)),
                first(
                        text(article.path("publisher"), "name"),
                        text(article, "publisher"),
                        meta(metas, "og:site_name", "dc.publisher", "dcterms.publisher")),
                first(canonical(found), meta(metas, "og:url"), text(article, "url")),
                language);
    }

    /** The elements that may tell something, of which a page has few among many, in their order. */
    private static Elements telling(Document page) {
        Elements telling = new Elements();
        Walk.down(page, element -> {
            if (TELLING.contains(element.normalName())) {
                telling.add(element);
            }
            return true;
        });
        return telling;
    }

    private static Elements named(Elements found, String name) {
        Elements named = new Elements();
        for (Element element : found) {
            if (element.nameIs(name)) {
                named.add(element);
            }
        }
        return named;
    }

    private static boolean says(Element element, String attribute, String value) {
        return element.attr(attribute).toLowerCase(Locale.ROOT).equals(value);
    }

    private static JsonNode article(Elements telling) {
        for (Element script : named(telling, "script")) {
            if (!says(script, "type", "application/ld+json")) {
                continue;
            }
            try {
                JsonNode found = article(MAPPER.readTree(script.data()), DEPTH);
                if (!found.isMissingNode()) {
                    return found;
                }
            } catch (JsonProcessingException e) {
                // Broken JSON-LD is common and no fault of the article: the page's other words are asked.
                continue;
            }
        }
        return MissingNode.getInstance();
    }

    private static JsonNode article(JsonNode json, int depth) {
        if (json == null || depth == 0) {
            return MissingNode.getInstance();
        }
        if (json.isObject() && isArticle(json.path("@type"))) {
            return json;
        }
        for (JsonNode inner : json.isArray() ? json : json.path("@graph")) {
            JsonNode found = article(inner, depth - 1);
            if (!found.isMissingNode()) {
                return found;
            }
        }
        return MissingNode.getInstance();
    }

    private static boolean isArticle(JsonNode type) {
        if (type.isTextual()) {
            // NewsArticle, ReportageNewsArticle, Article, …
            return type.asText().endsWith("Article") || type.asText().equals("BlogPosting");
        }
        for (JsonNode one : type) {
            if (isArticle(one)) {
                return true;
            }
        }
        return false;
    }

    private static String canonical(Elements found) {
        for (Element link : named(found, "link")) {
            if (says(link, "rel", "canonical") && link.hasAttr("href")) {
                return link.attr("href");
            }
        }
        return "";
    }

    /** The first that stands in the article or in a header, or calls itself the day of publication. */
    private static String time(Elements found) {
        for (Element time : named(found, "time")) {
            if (time.hasAttr("datetime") && (says(time, "itemprop", "datepublished") || isOfArticle(time))) {
                return time.attr("datetime");
            }
        }
        return "";
    }

    private static boolean isOfArticle(Element time) {
        for (Element around = time.parent(); around != null; around = around.parent()) {
            if (around.nameIs("article") || around.nameIs("header")) {
                return true;
            }
        }
        return false;
    }

    /** What the page's {@code meta} elements say, the first of each name, in lower case. */
    private static Map<String, String> metas(Elements found) {
        Map<String, String> metas = new HashMap<>();
        for (Element meta : named(found, "meta")) {
            String content = meta.attr("content").strip();
            if (!content.isEmpty()) {
                for (String name : new String[] {meta.attr("property"), meta.attr("name")}) {
                    metas.putIfAbsent(name.toLowerCase(Locale.ROOT), content);
                }
            }
        }
        return metas;
    }

    private static String meta(Map<String, String> metas, String... names) {
        for (String name : names) {
            String content = metas.get(name);
            if (content != null) {
                return content;
            }
        }
        return "";
    }

    private static String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        return value.isTextual() ? value.asText().strip() : "";
    }

    private static String text(Element element) {
        return element == null ? "" : element.text().strip();
    }

    private static String first(String... values) {
        for (String value : values) {
            if (!value.isBlank()) {
                return value.strip();
            }
        }
        return "";
    }
}
