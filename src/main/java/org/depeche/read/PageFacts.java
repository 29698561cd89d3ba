package org.depeche.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/**
 * What a page says of its article: schema.org in JSON-LD first, then Open Graph, then Dublin Core, then plain HTML. What it does
 * not say is the empty string.
 */
record PageFacts(String title, String published, String publisher, String url, String language) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final Evaluator LINKED_DATA = QueryParser.parse("script[type=application/ld+json]");
    private static final Evaluator HEADLINE = QueryParser.parse("article h1, h1");
    private static final Evaluator CANONICAL = QueryParser.parse("link[rel=canonical]");
    private static final Evaluator TIME =
            QueryParser.parse("article time[datetime], time[itemprop=datePublished][datetime], header time[datetime]");

    /** Objects within objects that are looked into for the article. */
    private static final int DEPTH = 4;

    static PageFacts of(Document page) {
        JsonNode article = article(page);
        Map<String, String> metas = metas(page);
        String language = first(
                text(article, "inLanguage"),
                page.getElementsByTag("html").attr("lang"),
                meta(metas, "og:locale", "dc.language", "dcterms.language"));
        return new PageFacts(
                first(
                        text(article, "headline"),
                        meta(metas, "og:title", "dc.title", "dcterms.title"),
                        text(page.selectFirst(HEADLINE)),
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
                        time(page)),
                first(
                        text(article.path("publisher"), "name"),
                        text(article, "publisher"),
                        meta(metas, "og:site_name", "dc.publisher", "dcterms.publisher")),
                first(page.select(CANONICAL).attr("href"), meta(metas, "og:url"), text(article, "url")),
                language);
    }

    private static JsonNode article(Document page) {
        for (Element script : page.select(LINKED_DATA)) {
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

    private static String time(Document page) {
        Element time = page.selectFirst(TIME);
        return time == null ? "" : time.attr("datetime");
    }

    /** What the page's {@code meta} elements say, the first of each name, in lower case. */
    private static Map<String, String> metas(Document page) {
        Map<String, String> metas = new HashMap<>();
        for (Element meta : page.getElementsByTag("meta")) {
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
