package org.depeche.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.depeche.model.Span;

/**
 * A case of the specification of Microsoft's Recognizers-Text: an expression of time, and the days that it may mean.
 *
 * @param file that it stands in
 * @param input a sentence
 * @param reference the day on which it is said, or null where the case gives none
 * @param span of the expression in the sentence
 * @param meanings the days; a case gives one in the past and one to come. Empty where it gives none
 */
public record RecognizerCase(String file, String input, LocalDate reference, Span span, List<Days> meanings) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Days from the first to the last; a case's ranges end either on their last day or on the one after. */
    public record Days(LocalDate first, LocalDate last) {}

    /** The words of the expression. */
    public String text() {
        return span.of(input);
    }

    /** Reads {@code DateParser.json} or {@code DatePeriodParser.json}. */
    public static List<RecognizerCase> read(Path file) throws IOException {
        List<RecognizerCase> cases = new ArrayList<>();
        String json = Files.readString(file);
        for (JsonNode node : MAPPER.readTree(json.startsWith("\uFEFF") ? json.substring(1) : json)) {
            String reference =
                    node.path("Context").path("ReferenceDateTime").asText().replaceFirst("T.*", "");
            String input = node.path("Input").asText();
            for (JsonNode result : node.path("Results")) {
                int start = result.path("Start").asInt();
                int end = Math.min(input.length(), start + result.path("Length").asInt());
                cases.add(new RecognizerCase(
                        file.getFileName().toString(),
                        input,
                        reference.isEmpty() ? null : LocalDate.parse(reference),
                        new Span(Math.min(start, end), end),
                        meanings(result.path("Value"))));
            }
        }
        return cases;
    }

    private static List<Days> meanings(JsonNode value) {
        List<Days> meanings = new ArrayList<>();
        for (String direction : List.of("FutureResolution", "PastResolution")) {
            JsonNode days = value.path(direction);
            String first = days.path("date").asText(days.path("startDate").asText());
            String last = days.path("date").asText(days.path("endDate").asText());
            try {
                if (!first.isEmpty() && !last.isEmpty()) {
                    meanings.add(new Days(LocalDate.parse(first), LocalDate.parse(last)));
                }
            } catch (DateTimeException e) {
                // "2017-09-31": the case says that there is no such day
            }
        }
        return meanings;
    }
}
