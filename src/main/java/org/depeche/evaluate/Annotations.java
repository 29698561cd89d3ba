package org.depeche.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What is said of one article, by hand or by an extractor, as far as it is scored.
 *
 * @param id of the article
 * @param people their names
 */
public record Annotations(String id, List<Said> statements, List<Done> relations, List<String> people) {
    public Annotations {
        statements = List.copyOf(statements);
        relations = List.copyOf(relations);
        people = List.copyOf(people);
    }

    /**
     * A statement.
     *
     * @param confidence 0 to 1, or NaN where none is given
     */
    public record Said(
            String speaker,
            String cue,
            List<String> content,
            String kind,
            String date,
            String via,
            String rule,
            double confidence) {}

    /** A relation between two countries or blocs. */
    public record Done(String source, String type, String target, String date, String status, String evidence) {}

    /** Nothing said of an article. */
    static Annotations none(String id) {
        return new Annotations(id, List.of(), List.of(), List.of());
    }

    /**
     * Reads the JSON form, of gold articles and of {@code depeche extract} alike.
     *
     * @throws IllegalArgumentException where there is no id
     */
    public static Annotations of(JsonNode json) {
        String id = text(json, "id");
        if (id.isEmpty()) {
            throw new IllegalArgumentException("no \"id\"");
        }
        List<Said> statements = new ArrayList<>();
        for (JsonNode s : json.path("statements")) {
            statements.add(new Said(
                    text(s, "speaker"),
                    text(s, "cue"),
                    strings(s.path("content")),
                    text(s, "kind"),
                    text(s, "date"),
                    text(s, "via"),
                    text(s, "rule"),
                    s.path("confidence").asDouble(Double.NaN)));
        }
        List<Done> relations = new ArrayList<>();
        for (JsonNode r : json.path("relations")) {
            relations.add(new Done(
                    text(r, "source"),
                    text(r, "type"),
                    text(r, "target"),
                    text(r, "date"),
                    text(r, "status"),
                    text(r, "evidence")));
        }
        List<String> people = new ArrayList<>();
        json.path("people").forEach(p -> people.add(text(p, "name")));
        return new Annotations(id, statements, relations, people);
    }

    private static List<String> strings(JsonNode json) {
        if (json.isTextual()) {
            return List.of(json.asText());
        }
        List<String> strings = new ArrayList<>();
        json.forEach(s -> strings.add(s.asText()));
        return strings;
    }

    private static String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }
}
