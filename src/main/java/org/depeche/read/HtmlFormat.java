package org.depeche.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Optional;
import org.depeche.model.PartialDate;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * An HTML page that holds one article. Encoding as browsers tell it: a byte order mark, then what the user names, then the
 * page's own {@code meta}, then UTF-8. Positions count in the text that was taken out of the page: its paragraphs, with a blank
 * line between.
 */
final class HtmlFormat {
    private final ReadOptions options;
    private final Admission admission;
    private final ArticleSink sink;

    HtmlFormat(ReadOptions options, Admission admission, ArticleSink sink) {
        this.options = options;
        this.admission = admission;
        this.sink = sink;
    }

    void read(String source, Contents contents) throws IOException {
        byte[] bytes = contents.in().readNBytes(options.maxBytes());
        if (bytes.length == options.maxBytes()) {
            sink.problem(InputProblems.tooLarge(source, "", options.maxBytes()));
            return;
        }
        Optional<Charset> known = contents.mark();
        Document page = Jsoup.parse(
                new ByteArrayInputStream(bytes), known.map(Charset::name).orElse(null), "");
        PageFacts facts = PageFacts.of(page);
        String text = MainText.of(page, facts.title());
        if (TextCheck.isEmpty(text)) {
            sink.problem(InputProblems.emptyText(source, ""));
            return;
        }
        Draft draft = new Draft(source, "");
        draft.id = contents.name();
        draft.title = facts.title();
        draft.language = facts.language();
        draft.url = facts.url();
        draft.publisher = facts.publisher();
        draft.published = date(facts.published(), source);
        draft.text = text;
        admission.admit(draft);
    }

    private PartialDate date(String written, String source) {
        try {
            return PartialDate.parse(written);
        } catch (IllegalArgumentException e) {
            sink.problem(InputProblems.badDate(source, "", written));
            return PartialDate.UNKNOWN;
        }
    }
}
