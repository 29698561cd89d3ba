package org.depeche.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * The paragraphs of a page that are its article. They are those of the element that holds most of the page's running text, after
 * what is a menu, form, caption or comment was taken out; the measure is that of Readability (Arc90, 2009): a paragraph counts by its
 * length and commas for its parent, and half for the parent above.
 */
final class MainText {
    private static final Set<String> NOISE = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "svg",
            "nav",
            "aside",
            "form",
            "button",
            "footer",
            "figure",
            "iframe",
            "dialog");

    private static final Set<String> NOISY_ROLES = Set.of("navigation", "complementary", "search");
    private static final List<String> NOISY_CLASSES =
            List.of("comment", "share", "related", "newsletter", "cookie", "advert", "promo", "breadcrumb");
    private static final List<String> NOISY_IDS = List.of("comment", "cookie");

    /** A class like "comment-enabled" may sit on the page or the article itself. */
    private static final Set<String> KEPT = Set.of("html", "body", "article");

    private static final Set<String> BLOCKS = Set.of("p", "h2", "h3", "h4", "li", "blockquote");

    /** Paragraphs shorter than this tell nothing of where the article is: bylines, links, captions. */
    private static final int SPEAKING = 40;

    private static final char NO_BREAK_SPACE = '\u00a0';
    private static final char SOFT_HYPHEN = '\u00ad';
    private static final char ZERO_WIDTH_SPACE = '\u200b';

    private MainText() {}

    /** The paragraphs with a blank line between, or the empty string. The page is changed. */
    static String of(Document page, String title) {
        List<Element> noise = new ArrayList<>();
        Walk.down(page, element -> {
            boolean out = isNoise(element);
            if (out) {
                noise.add(element);
            }
            return !out;
        });
        noise.forEach(Element::remove);
        Element main = main(page);
        if (main == null) {
            return "";
        }
        return paragraphs(main, title);
    }

    private static boolean isNoise(Element element) {
        String name = element.normalName();
        if (KEPT.contains(name)) {
            return false;
        }
        return NOISE.contains(name)
                || element.attributesSize() > 0
                        && (element.hasAttr("hidden")
                                || lower(element, "aria-hidden").equals("true")
                                || NOISY_ROLES.contains(lower(element, "role"))
                                || holdsOne(lower(element, "class"), NOISY_CLASSES)
                                || holdsOne(lower(element, "id"), NOISY_IDS));
    }

    private static String lower(Element element, String attribute) {
        return element.attr(attribute).toLowerCase(Locale.ROOT);
    }

    private static boolean holdsOne(String value, List<String> words) {
        if (!value.isEmpty()) {
            for (String word : words) {
                if (value.contains(word)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The words of a piece of a page that is an article and nothing else, as feeds and agencies give it. */
    static String ofFragment(Element fragment, String title) {
        String text = paragraphs(fragment, title);
        return text.isEmpty() ? words(fragment) : text;
    }

    private static String paragraphs(Element main, String title) {
        List<String> paragraphs = new ArrayList<>();
        Walk.down(main, block -> {
            if (!BLOCKS.contains(block.normalName()) || holdsBlock(block)) {
                return true;
            }
            if (!isMostlyLinks(block)) {
                String text = words(block);
                if (!text.isEmpty() && !text.equals(title)) {
                    paragraphs.add(text);
                }
            }
            return false;
        });
        return String.join("\n\n", paragraphs);
    }

    /** Whether there is a block within this one: it is no paragraph then, but that one may be. */
    private static boolean holdsBlock(Element block) {
        boolean[] found = new boolean[1];
        Walk.down(block, element -> {
            found[0] |= element != block && BLOCKS.contains(element.normalName());
            return !found[0];
        });
        return found[0];
    }

    private static Element main(Document page) {
        Map<Element, Double> scores = new HashMap<>();
        Element best = null;
        for (Element paragraph : page.getElementsByTag("p")) {
            String text = measured(paragraph);
            if (text.length() < SPEAKING || isMostlyLinks(paragraph, text.length()) || paragraph.parent() == null) {
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
        return isMostlyLinks(block, -1);
    }

    /** @param length of its text, or -1 where it is not known: most paragraphs have no link and are not asked for it */
    private static boolean isMostlyLinks(Element block, int length) {
        int[] links = new int[1];
        Walk.down(block, element -> {
            if (element.normalName().equals("a")) {
                links[0] += element.text().length();
            }
            return true;
        });
        return links[0] > 0 && links[0] > (length < 0 ? block.text().length() : length) / 2;
    }

    /** As long as {@link Element#text()}, and with as many commas: which blank stands between two words counts for neither. */
    static String measured(Element block) {
        if (block.childNodeSize() == 1 && block.childNode(0) instanceof TextNode only && isEven(only.getWholeText())) {
            return only.getWholeText();
        }
        return block.text();
    }

    /** Whether a text holds nothing that jsoup would fold or drop: it has no blank at its ends, nor two in a row. */
    private static boolean isEven(String text) {
        boolean blank = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean next = c <= ' ' || c == NO_BREAK_SPACE;
            if (next && blank || c == SOFT_HYPHEN || c == ZERO_WIDTH_SPACE) {
                return false;
            }
            blank = next;
        }
        return !blank;
    }

    /** As {@link Element#text()}, but a no-break space stays one: it belongs to the typography of quotations. */
    private static String words(Element block) {
        if (block.childNodeSize() == 1 && block.childNode(0) instanceof TextNode only) {
            return folded(only.getWholeText());
        }
        StringBuilder words = new StringBuilder();
        block.traverse((node, depth) -> {
            if (node instanceof TextNode text) {
                words.append(text.getWholeText());
            } else if (node.normalName().equals("br")) {
                words.append(' ');
            }
        });
        return folded(words.toString());
    }

    /** With one space for blanks that HTML folds: no-break spaces are none of them. */
    private static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean next = c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f';
            if (!next) {
                folded.append(c);
            } else if (!blank) {
                folded.append(' ');
            }
            blank = next;
        }
        return folded.toString().strip();
    }
}
