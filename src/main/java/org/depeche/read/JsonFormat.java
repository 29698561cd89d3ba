package org.depeche.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * A JSON object, an array of objects, or objects one after the other. What follows a mistake in the syntax cannot be told
 * apart any more, so the file ends there; what stood before it was read.
 */
final class JsonFormat {
    private static final String ADVICE = "what follows was left out; one object a line (.jsonl) loses one line only";

    private final ReadOptions options;
    private final Admission admission;
    private final ArticleSink sink;

    JsonFormat(ReadOptions options, Admission admission, ArticleSink sink) {
        this.options = options;
        this.admission = admission;
        this.sink = sink;
    }

    void read(String source, Contents contents) throws IOException {
        Charset charset = contents.mark().orElse(StandardCharsets.UTF_8);
        Reader reader = new InputStreamReader(
                contents.in(),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        try (JsonParser json = ArticleJson.factory(options).createParser(reader)) {
            // The stream is the caller's to close, and may be standard input.
            json.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
            try {
                objects(json, source);
            } catch (JsonProcessingException e) {
                sink.problem(ArticleJson.problem(e, source, 0, options, ADVICE));
            } catch (CharacterCodingException e) {
                sink.problem(InputProblems.badEncoding(
                        source,
                        "after line " + json.currentLocation().getLineNr(),
                        "holds bytes that are not " + charset.name(),
                        "name its encoding with --encoding; what follows was left out"));
            }
        }
    }

    private void objects(JsonParser json, String source) throws IOException {
        ArticleJson fields = new ArticleJson(sink);
        int depth = 0;
        boolean any = false;
        for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                any = true;
                admission.admit(fields.read(json, source, 0));
            } else if (token == JsonToken.START_ARRAY && depth == 0) {
                depth++;
            } else if (token == JsonToken.END_ARRAY) {
                depth--;
            } else {
                any = true;
                sink.problem(InputProblems.notAnArticle(
                        source,
                        ArticleJson.place(json, 0),
                        "there is " + json.getText() + " where an object should be"));
                json.skipChildren();
            }
        }
        if (!any) {
            // An empty array, or blanks: a file that gives nothing is told of in every format.
            sink.problem(InputProblems.emptyText(source, ""));
        }
    }
}
