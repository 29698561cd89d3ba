package org.depeche.read;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.depeche.model.PartialDate;
import org.depeche.model.ProblemException;

/**
 * A text file that holds one article: an optional header {@code date 2020-12}, an optional title on a line of its own, and
 * the text. Positions count from the first character that is neither header, title nor a blank before the text.
 */
final class TextFormat {
    /** The longest line that is taken for a title, in characters; the longest of a thousand headlines had 160. */
    private static final int TITLE_LENGTH = 200;

    private static final Pattern HEADER = Pattern.compile(
            "^\\s*date[ \\t\\u00a0]*[: \\t\\u00a0][ \\t\\u00a0]*(\\d[\\d/.:TZ+-]*)(?=\\s|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern TITLE_LINE = Pattern.compile("([^\\r\\n]+?)[ \\t\\u00a0]*\\R[ \\t\\u00a0]*\\R");

    private final ReadOptions options;
    private final Admission admission;
    private final ArticleSink sink;

    TextFormat(ReadOptions options, Admission admission, ArticleSink sink) {
        this.options = options;
        this.admission = admission;
        this.sink = sink;
    }

    void read(String source, Contents contents) throws IOException {
        byte[] bytes = contents.bytes(source, options, sink).orElse(null);
        if (bytes == null) {
            return;
        }
        String whole;
        try {
            whole = Encoding.decode(bytes, contents.mark(), source);
        } catch (ProblemException e) {
            sink.problem(e.problem());
            return;
        }
        if (TextCheck.isEmpty(whole)) {
            sink.problem(InputProblems.emptyFile(source));
            return;
        }
        Draft draft = new Draft(source, "");
        if (!contents.name().isEmpty()) {
            draft.id = contents.name();
        }
        draft.text = body(whole, draft);
        admission.admit(draft);
    }

    private String body(String whole, Draft draft) {
        int at = 0;
        Matcher header = HEADER.matcher(whole);
        if (header.find()) {
            draft.published = date(header.group(1), draft.source, TextCheck.place(whole, header.start(1)));
            at = header.end();
        }
        at = skipBlank(whole, at);
        Matcher title = TITLE_LINE.matcher(whole).region(at, whole.length());
        if (title.lookingAt() && isTitle(title.group(1)) && skipBlank(whole, title.end()) < whole.length()) {
            draft.title = title.group(1);
            at = skipBlank(whole, title.end());
        }
        return whole.substring(at);
    }

    private PartialDate date(String written, String source, String place) {
        try {
            return PartialDate.parse(written);
        } catch (IllegalArgumentException e) {
            sink.problem(InputProblems.badDate(source, place, written));
            return PartialDate.UNKNOWN;
        }
    }

    private static boolean isTitle(String line) {
        // A sentence of its own ends in a full stop; a headline does not, but may in three dots.
        return line.length() <= TITLE_LENGTH && (!line.endsWith(".") || line.endsWith("..."));
    }

    private static int skipBlank(String whole, int from) {
        int i = from;
        while (i < whole.length() && (Character.isWhitespace(whole.charAt(i)) || whole.charAt(i) == '\u00a0')) {
            i++;
        }
        return i;
    }
}
