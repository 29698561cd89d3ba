package org.depeche.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import org.depeche.model.PartialDate;
import org.depeche.model.Problem;

/** Reads the fields of an article from a JSON object: {@code id, title, text, published, language, url, publisher}. */
final class ArticleJson {
    private final ArticleSink sink;

    ArticleJson(ArticleSink sink) {
        this.sink = sink;
    }

    /** Makes parsers that hold no more than a text of the limit. */
    static JsonFactory factory(ReadOptions options) {
        return JsonFactory.builder()
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(options.maxBytes())
                        .build())
                .build();
    }

    /**
     * The article at a parser that stands on the opening brace; it is left on the closing one.
     *
     * @param line of the record in a file of JSON lines, or 0 where the parser counts lines itself
     */
    Draft read(JsonParser json, String source, long line) throws IOException {
        Draft draft = new Draft(source, place(json, line));
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            switch (field) {
                case "id" -> draft.id = string(json, value, draft, field, line);
                case "title" -> draft.title = string(json, value, draft, field, line);
                case "language" -> draft.language = string(json, value, draft, field, line);
                case "url" -> draft.url = string(json, value, draft, field, line);
                case "publisher" -> draft.publisher = string(json, value, draft, field, line);
                case "published" -> draft.published = date(json, value, draft, line);
                case "text" -> draft.text = value == JsonToken.VALUE_STRING ? json.getText() : skipped(json);
                default -> json.skipChildren();
            }
        }
        return draft;
    }

    private static String skipped(JsonParser json) throws IOException {
        json.skipChildren();
        return null;
    }

    private String string(JsonParser json, JsonToken value, Draft draft, String field, long line) throws IOException {
        if (value == JsonToken.VALUE_NULL) {
            return "";
        }
        if (value.isScalarValue()) {
            return json.getText();
        }
        sink.problem(InputProblems.badField(
                draft.source, place(json, line), field, value == JsonToken.START_ARRAY ? "an array" : "an object"));
        json.skipChildren();
        return "";
    }

    private PartialDate date(JsonParser json, JsonToken value, Draft draft, long line) throws IOException {
        String place = place(json, line);
        String written = string(json, value, draft, "published", line);
        try {
            return PartialDate.parse(written);
        } catch (IllegalArgumentException e) {
            sink.problem(InputProblems.badDate(
                    draft.source, place, written.length() > 40 ? written.substring(0, 40) + "…" : written));
            return PartialDate.UNKNOWN;
        }
    }

    static String place(JsonParser json, long line) {
        var at = json.currentTokenLocation();
        return "line " + (line == 0 ? at.getLineNr() : line) + ", column " + at.getColumnNr();
    }

    /** What a parser's complaint means to a user. */
    static Problem problem(JsonProcessingException e, String source, long line, ReadOptions options, String advice) {
        var at = e.getLocation();
        String place = at == null
                ? line == 0 ? "" : "line " + line
                : "line " + (line == 0 ? at.getLineNr() : line) + ", column " + at.getColumnNr();
        if (e instanceof StreamConstraintsException && e.getOriginalMessage().startsWith("String value length")) {
            return InputProblems.tooLarge(source, place, options.maxBytes());
        }
        return InputProblems.notJson(source, place, e.getOriginalMessage(), advice);
    }
}
