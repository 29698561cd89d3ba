package org.depeche.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.depeche.model.PartialDate;
import org.depeche.model.Span;

/**
 * A date in a dispatch, and the day that it means.
 *
 * @param document file of the dispatch below the corpus
 * @param published day of the dispatch
 * @param span its place in the file's text
 * @param value the day
 * @param withYear whether the words name the year
 */
public record DatedExpression(String document, PartialDate published, Span span, PartialDate value, boolean withYear) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Reads {@code dates.jsonl}: an object a line with doc, docDate, begin, end, value and kind. */
    public static List<DatedExpression> read(Path file) throws IOException {
        List<DatedExpression> dates = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            JsonNode json = MAPPER.readTree(line);
            try {
                dates.add(new DatedExpression(
                        json.required("doc").asText(),
                        PartialDate.parse(json.required("docDate").asText()),
                        new Span(
                                json.required("begin").asInt(),
                                json.required("end").asInt()),
                        PartialDate.parse(json.required("value").asText()),
                        json.required("kind").asText().equals("full")));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(file + ", line " + number + ": " + e.getMessage(), e);
            }
        }
        return dates;
    }
}
