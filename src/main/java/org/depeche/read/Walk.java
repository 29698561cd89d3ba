package org.depeche.read;

import java.util.function.Predicate;
import org.jsoup.nodes.Element;

/**
 * Goes through the elements of a page in their order, once for all that is looked for: a CSS selector goes through all of them
 * for each question, and most of reading a crawl was that. It does not call itself, as pages may be nested however deep.
 */
final class Walk {
    private Walk() {}

    /** @param into told each element, {@code root} first; whether those within it are to be told too */
    static void down(Element root, Predicate<Element> into) {
        Element at = root;
        while (at != null) {
            Element next = into.test(at) ? at.firstElementChild() : null;
            while (next == null && at != root && at != null) {
                next = at.nextElementSibling();
                at = next == null ? at.parent() : at;
            }
            at = next;
        }
    }
}
