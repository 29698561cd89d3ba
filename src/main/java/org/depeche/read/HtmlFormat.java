package org.depeche.read;

import java.io.IOException;
import java.nio.charset.Charset;

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
        byte[] bytes = contents.bytes(source, options, sink).orElse(null);
        if (bytes == null) {
            return;
        }
        Draft draft = new HtmlPage(sink).read(bytes, contents.mark().map(Charset::name), source, "");
        if (TextCheck.isEmpty(draft.text)) {
            sink.problem(InputProblems.emptyText(source, ""));
            return;
        }
        draft.id = contents.name();
        admission.admit(draft);
    }
}
