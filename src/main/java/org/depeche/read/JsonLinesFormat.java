package org.depeche.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.depeche.model.ProblemException;

/** One object a line: a bad line is reported and its neighbours are read. */
final class JsonLinesFormat {
    private static final String ADVICE = "the line was left out";

    private final ReadOptions options;
    private final Admission admission;
    private final ArticleSink sink;
    private final JsonFactory factory;

    JsonLinesFormat(ReadOptions options, Admission admission, ArticleSink sink) {
        this.options = options;
        this.admission = admission;
        this.sink = sink;
        this.factory = ArticleJson.factory(options);
    }

    void read(String source, Contents contents) throws IOException {
        Charset charset = contents.mark().orElse(StandardCharsets.UTF_8);
        // Escapes make a line longer than the text in it.
        long limit = 2L * options.maxBytes() + 4096;
        ByteLines lines = new ByteLines(contents.in(), charset, (int) Math.min(limit, Integer.MAX_VALUE - 64));
        boolean any = false;
        while (lines.next()) {
            String place = "line " + lines.number();
            if (lines.isTooLong()) {
                any = true;
                sink.problem(InputProblems.tooLarge(source, place, options.maxBytes()));
                continue;
            }
            any |= read(lines, charset, source, place);
        }
        if (!any) {
            sink.problem(InputProblems.emptyFile(source));
        }
    }

    /** Whether the line held anything. */
    private boolean read(ByteLines lines, Charset charset, String source, String place) throws IOException {
        String line;
        try {
            line = Encoding.strictly(lines.bytes(), charset, source, place, "name its encoding with --encoding");
        } catch (ProblemException e) {
            sink.problem(e.problem());
            return true;
        }
        if (line.isBlank()) {
            return false;
        }
        try (JsonParser json = factory.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                sink.problem(InputProblems.notAnArticle(source, place, "the line holds no object"));
                return true;
            }
            Draft draft = new ArticleJson(sink).read(json, source, lines.number());
            if (json.nextToken() != null) {
                sink.problem(InputProblems.notJson(
                        source, ArticleJson.place(json, lines.number()), "something follows the object", ADVICE));
                return true;
            }
            admission.admit(draft);
        } catch (JsonProcessingException e) {
            sink.problem(ArticleJson.problem(e, source, lines.number(), options, ADVICE));
        }
        return true;
    }
}
