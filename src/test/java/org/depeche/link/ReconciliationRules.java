package org.depeche.link;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the Reconciliation Service API 0.2 requires of each kind of answer: which fields must be there, and of which kind those are
 * that may be. Each broken rule is told with the place in the answer.
 */
final class ReconciliationRules {
    private final List<String> broken = new ArrayList<>();

    private ReconciliationRules() {}

    /** Section "Service Manifest". */
    static List<String> manifest(JsonNode manifest) {
        ReconciliationRules rules = new ReconciliationRules();
        rules.filled(manifest, "versions", JsonNode::isTextual);
        for (String field : List.of("name", "identifierSpace", "schemaSpace")) {
            rules.must(manifest, field, JsonNode::isTextual);
        }
        for (String space : List.of("identifierSpace", "schemaSpace")) {
            rules.must(manifest, space, ReconciliationRules::isAddress);
        }
        rules.may(manifest, "batchSize", size -> size.isInt() && size.asInt() > 0);
        manifest.path("defaultTypes").forEach(type -> rules.named("defaultTypes", type));
        rules.mustIn(manifest, "view", "url", ReconciliationRules::isTemplate);
        rules.mustIn(manifest, "preview", "url", ReconciliationRules::isTemplate);
        rules.mustIn(manifest, "preview", "width", JsonNode::isInt);
        rules.mustIn(manifest, "preview", "height", JsonNode::isInt);
        manifest.path("suggest").properties().forEach(service -> {
            if (!List.of("entity", "type", "property").contains(service.getKey())) {
                rules.broken.add("suggest." + service.getKey() + ": no such service");
            }
            rules.must(service.getValue(), "service_url", ReconciliationRules::isAddress);
            rules.must(
                    service.getValue(),
                    "service_path",
                    path -> path.isTextual() && path.asText().startsWith("/"));
        });
        return rules.broken;
    }

    /** Section "Reconciliation Query Responses". */
    static List<String> batch(JsonNode queries, JsonNode answer) {
        ReconciliationRules rules = new ReconciliationRules();
        queries.fieldNames().forEachRemaining(key -> rules.mustIn(answer, key, "result", JsonNode::isArray));
        answer.properties().forEach(query -> {
            double above = Double.MAX_VALUE;
            for (JsonNode candidate : query.getValue().path("result")) {
                rules.named(query.getKey(), candidate);
                rules.must(candidate, "score", JsonNode::isNumber);
                rules.may(candidate, "match", JsonNode::isBoolean);
                rules.may(candidate, "description", JsonNode::isTextual);
                candidate.path("type").forEach(type -> rules.named(query.getKey() + ".type", type));
                if (candidate.path("score").asDouble() > above) {
                    rules.broken.add(query.getKey() + ": not sorted by score");
                }
                above = candidate.path("score").asDouble();
            }
        });
        return rules.broken;
    }

    /** Section "Suggest Services". */
    static List<String> suggestions(JsonNode answer) {
        ReconciliationRules rules = new ReconciliationRules();
        rules.must(answer, "result", JsonNode::isArray);
        for (JsonNode suggestion : answer.path("result")) {
            rules.named("result", suggestion);
            rules.may(suggestion, "description", JsonNode::isTextual);
            suggestion.path("notable").forEach(type -> rules.named("notable", type));
        }
        return rules.broken;
    }

    private void named(String where, JsonNode thing) {
        for (String field : List.of("id", "name")) {
            if (thing.path(field).asText().isEmpty() || !thing.path(field).isTextual()) {
                broken.add(where + ": without " + field + ": " + thing);
            }
        }
    }

    private void must(JsonNode parent, String field, Predicate<JsonNode> rule) {
        if (!parent.has(field) || !rule.test(parent.path(field))) {
            broken.add(field + ": " + parent.path(field));
        }
    }

    private void may(JsonNode parent, String field, Predicate<JsonNode> rule) {
        if (parent.has(field)) {
            must(parent, field, rule);
        }
    }

    private void mustIn(JsonNode parent, String object, String field, Predicate<JsonNode> rule) {
        if (!parent.path(object).has(field) || !rule.test(parent.path(object).path(field))) {
            broken.add(object + "." + field + ": " + parent.path(object).path(field));
        }
    }

    private void filled(JsonNode parent, String field, Predicate<JsonNode> each) {
        if (!parent.path(field).isArray() || parent.path(field).isEmpty()) {
            broken.add(field + ": no list, or an empty one");
        }
        parent.path(field).forEach(value -> {
            if (!each.test(value)) {
                broken.add(field + ": " + value);
            }
        });
    }

    private static boolean isAddress(JsonNode value) {
        return value.isTextual() && URI.create(value.asText()).isAbsolute();
    }

    private static boolean isTemplate(JsonNode value) {
        return value.isTextual() && value.asText().contains("{{id}}");
    }
}
