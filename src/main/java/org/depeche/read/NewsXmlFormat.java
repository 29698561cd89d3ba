package org.depeche.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.depeche.model.PartialDate;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.select.Elements;

/**
 * What news agencies deliver: NITF 3.x, and NewsML-G2 with an article in NITF, XHTML or plain text within. A message of
 * several items gives an article for each that has words. Entities from elsewhere are not fetched.
 */
final class NewsXmlFormat {
    /** ISO 8601, in its short form too, as NITF has it. */
    private static final Pattern DATE = Pattern.compile("(\\d{4})-?(\\d{2})-?(\\d{2})(?:T.*)?");

    private final ReadOptions options;
    private final Admission admission;
    private final ArticleSink sink;

    NewsXmlFormat(ReadOptions options, Admission admission, ArticleSink sink) {
        this.options = options;
        this.admission = admission;
        this.sink = sink;
    }

    void read(String source, Contents contents) throws IOException {
        byte[] bytes = contents.bytes(source, options, sink).orElse(null);
        if (bytes == null) {
            return;
        }
        String charset = contents.mark().map(Charset::name).orElse(null);
        Document xml = Jsoup.parse(new ByteArrayInputStream(bytes), charset, "", Parser.xmlParser());
        Elements items = xml.select("*|newsItem");
        Elements whole = xml.select("*|nitf");
        if (items.isEmpty() && whole.isEmpty()) {
            sink.problem(InputProblems.unknownXml(source));
            return;
        }
        int articles = 0;
        for (Element item : items) {
            articles += admit(newsItem(item, source, place(items, item))) ? 1 : 0;
        }
        if (items.isEmpty()) {
            for (Element item : whole) {
                articles += admit(nitf(item, source)) ? 1 : 0;
            }
        }
        if (articles == 0) {
            sink.problem(InputProblems.emptyText(source, ""));
        }
    }

    private static String place(Elements items, Element item) {
        return items.size() == 1 ? "" : "item " + (items.indexOf(item) + 1);
    }

    private boolean admit(Draft draft) {
        // Pictures and packages have no words, and are no mistake.
        boolean words = !TextCheck.isEmpty(draft.text);
        if (words) {
            admission.admit(draft);
        }
        return words;
    }

    private Draft newsItem(Element item, String source, String place) {
        Draft draft = new Draft(source, place);
        Element content = item.selectFirst("*|contentSet");
        draft.id = item.attr("guid");
        draft.title = words(item, "*|contentMeta > *|headline", "*|body > *|title", "*|hl1");
        draft.language = first(item.attr("xml:lang"), attribute(item, "*|contentMeta > *|language", "tag"));
        draft.publisher = first(
                words(item, "*|itemMeta > *|provider > *|name", "*|contentMeta > *|infoSource > *|name"),
                attribute(item, "*|itemMeta > *|provider", "literal"));
        draft.published = date(
                first(
                        words(item, "*|contentMeta > *|contentCreated"),
                        words(item, "*|itemMeta > *|firstCreated"),
                        words(item, "*|itemMeta > *|versionCreated")),
                source,
                place);
        draft.text = content == null ? "" : content(content, draft.title);
        return draft;
    }

    private static String content(Element content, String title) {
        Element inline = content.selectFirst("*|inlineXML, *|inlineData");
        if (inline == null) {
            return "";
        }
        if (inline.normalName().endsWith("inlinedata")) {
            String words = inline.wholeText().strip();
            return inline.attr("contenttype").contains("html")
                    ? MainText.ofFragment(Jsoup.parseBodyFragment(words).body(), title)
                    : words;
        }
        Element body = inline.selectFirst("*|body\\.content");
        body = body == null ? inline.selectFirst("*|body") : body;
        return paragraphs(body == null ? inline : body, title);
    }

    private Draft nitf(Element item, String source) {
        Draft draft = new Draft(source, "");
        draft.id = attribute(item, "*|doc-id", "id-string");
        draft.title = first(words(item, "*|hedline > *|hl1"), words(item, "*|head > *|title"));
        draft.language = first(item.attr("xml:lang"), attribute(item, "*|body", "xml:lang"));
        draft.publisher = first(
                attribute(item, "*|pubdata", "name"),
                words(item, "*|distributor > *|org"),
                words(item, "*|distributor"),
                attribute(item, "*|doc-id", "regsrc"));
        draft.published = date(
                first(
                        attribute(item, "*|date\\.issue", "norm"),
                        attribute(item, "*|pubdata", "date.publication"),
                        attribute(item, "*|story\\.date", "norm")),
                source,
                "");
        Element content = item.selectFirst("*|body\\.content");
        draft.text = content == null ? "" : paragraphs(content, draft.title);
        return draft;
    }

    private static String paragraphs(Element content, String title) {
        StringBuilder text = new StringBuilder();
        for (Element paragraph : content.select("*|p, *|hl2")) {
            String words = paragraph.text().strip();
            if (!words.isEmpty() && !words.equals(title)) {
                text.append(text.isEmpty() ? "" : "\n\n").append(words);
            }
        }
        return text.isEmpty() ? content.text().strip() : text.toString();
    }

    private PartialDate date(String written, String source, String place) {
        Matcher m = DATE.matcher(written.strip());
        try {
            return PartialDate.parse(m.matches() ? m.group(1) + "-" + m.group(2) + "-" + m.group(3) : written);
        } catch (IllegalArgumentException e) {
            sink.problem(InputProblems.badDate(source, place, written));
            return PartialDate.UNKNOWN;
        }
    }

    private static String words(Element element, String... selectors) {
        for (String selector : selectors) {
            Element found = element.selectFirst(selector);
            if (found != null && found.hasText()) {
                return found.text().strip();
            }
        }
        return "";
    }

    private static String attribute(Element element, String selector, String name) {
        Element found = element.selectFirst(selector);
        return found == null ? "" : found.attr(name).strip();
    }

    private static String first(String... values) {
        for (String value : values) {
            if (!value.isBlank()) {
                return value;
            }
        }
        return "";
    }
}
