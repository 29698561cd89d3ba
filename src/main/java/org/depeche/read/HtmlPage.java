package org.depeche.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import org.depeche.model.PartialDate;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Makes an article of a page, wherever it came from. */
final class HtmlPage {
    private final ArticleSink sink;

    HtmlPage(ArticleSink sink) {
        this.sink = sink;
    }

    /**
     * The article, whose text is empty where the page has none.
     *
     * @param charset that a byte order mark, the user or the server names; else the page's own {@code meta} tells, or it is UTF-8
     */
    Draft read(byte[] bytes, Optional<String> charset, String source, String place) {
        Document page = parse(bytes, charset.filter(HtmlPage::isKnown).orElse(null));
        PageFacts facts = PageFacts.of(page);
        Draft draft = new Draft(source, place);
        draft.title = facts.title();
        draft.language = facts.language();
        draft.url = facts.url();
        draft.publisher = facts.publisher();
        draft.text = MainText.of(page, facts.title());
        if (!TextCheck.isEmpty(draft.text)) {
            draft.published = date(facts.published(), source, place);
        }
        return draft;
    }

    private PartialDate date(String written, String source, String place) {
        try {
            return PartialDate.parse(written);
        } catch (IllegalArgumentException e) {
            sink.problem(InputProblems.badDate(source, place, written));
            return PartialDate.UNKNOWN;
        }
    }

    private static Document parse(byte[] bytes, String charset) {
        try {
            return Jsoup.parse(new ByteArrayInputStream(bytes), charset, "");
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory", e);
        }
    }

    private static boolean isKnown(String charset) {
        try {
            return Charset.isSupported(charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return false;
        }
    }
}
