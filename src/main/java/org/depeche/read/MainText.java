package org.depeche.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.NodeVisitor;
import org.jsoup.select.QueryParser;

/**
 * The paragraphs of a page that are its article. They are those of the element that holds most of the page's running text, after
 * what is a menu, form, caption or comment was taken out; the measure is that of Readability (Arc90, 2009): a paragraph counts by its
 * length and commas for its parent, and half for the parent above.
 */
final class MainText {
    private static final Evaluator NOISE = QueryParser.parse(
            "script, style, noscript, template, svg, nav, aside, form, button, footer, figure, iframe,"
                    + " dialog, [hidden], [aria-hidden=true], [role=navigation], [role=complementary], [role=search],"
                    + " [class*=comment], [class*=share], [class*=related], [class*=newsletter], [class*=cookie], [class*=advert],"
                    + " [class*=promo], [class*=breadcrumb], [id*=comment], [id*=cookie]");
    private static final Evaluator BLOCKS = QueryParser.parse("p, h2, h3, h4, li, blockquote");

    /** Paragraphs shorter than this tell nothing of where the article is: bylines, links, captions. */
    private static final int SPEAKING = 40;

    private MainText() {}

    /** The paragraphs with a blank line between, or the empty string. The page is changed. */
    static String of(Document page, String title) {
        page.select(NOISE).forEach(noise -> {
            // A class like "comment-enabled" may sit on the page or the article itself.
            if (!noise.normalName().equals("body")
                    && !noise.normalName().equals("html")
                    && !noise.normalName().equals("article")) {
                noise.remove();
            }
        });
        Element main = main(page);
        if (main == null) {
            return "";
        }
        return paragraphs(main, title);
    }

    /** The words of a piece of a page that is an article and nothing else, as feeds and agencies give it. */
    static String ofFragment(Element fragment, String title) {
        String text = paragraphs(fragment, title);
        return text.isEmpty() ? words(fragment) : text;
    }

    private static String paragraphs(Element main, String title) {
        List<String> paragraphs = new ArrayList<>();
        for (Element block : main.select(BLOCKS)) {
            if (block.select(BLOCKS).size() > 1 || isMostlyLinks(block)) {
                continue;
            }
            String text = words(block);
            if (!text.isEmpty() && !text.equals(title)) {
                paragraphs.add(text);
            }
        }
        return String.join("\n\n", paragraphs);
    }

    private static Element main(Document page) {
        Map<Element, Double> scores = new HashMap<>();
        Element best = null;
        for (Element paragraph : page.getElementsByTag("p")) {
            String text = paragraph.text();
            if (text.length() < SPEAKING || isMostlyLinks(paragraph) || paragraph.parent() == null) {
                continue;
            }
            double score = 1 + text.chars().filter(c -> c == ',').count() + Math.min(text.length() / 100, 3);
            Element parent = paragraph.parent();
            scores.merge(parent, score, Double::sum);
            if (parent.parent() != null) {
                scores.merge(parent.parent(), score / 2, Double::sum);
            }
            for (Element candidate : new Element[] {parent, parent.parent()}) {
                if (candidate != null && (best == null || scores.get(candidate) > scores.get(best))) {
                    best = candidate;
                }
            }
        }
        return best;
    }

    private static boolean isMostlyLinks(Element block) {
        int links = block.getElementsByTag("a").stream()
                .mapToInt(a -> a.text().length())
                .sum();
        return links > block.text().length() / 2;
    }

    /** As {@link Element#text()}, but a no-break space stays one: it belongs to the typography of quotations. */
    private static String words(Element block) {
        StringBuilder words = new StringBuilder();
        block.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode text) {
                    words.append(text.getWholeText());
                } else if (node.normalName().equals("br")) {
                    words.append(' ');
                }
            }
        });
        // Blanks that HTML folds: no-break spaces are none of them.
        return words.toString().replaceAll("[ \\t\\r\\n\\f]+", " ").strip();
    }
}
