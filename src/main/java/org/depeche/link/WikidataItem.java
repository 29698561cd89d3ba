package org.depeche.link;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An item as Wikidata's dumps and its API give it (<a
 * href="https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html">Wikibase JSON</a>). Empty maps may be written
 * as empty arrays there, and old dumps give items of values as {@code numeric-id} alone.
 */
record WikidataItem(JsonNode json) {
    private static final String HUMAN = "Q5";

    /** A statement that somebody held a position. */
    record Position(String item, String start, String end, String of) {}

    String id() {
        return json.path("id").asText();
    }

    boolean isHuman() {
        return values("P31").contains(HUMAN);
    }

    /** The label in the first of the languages that has one; {@code mul} is for all languages. */
    String label(String... languages) {
        for (String language : languages) {
            String label = json.path("labels").path(language).path("value").asText();
            if (!label.isEmpty()) {
                return clean(label);
            }
        }
        return "";
    }

    /** Label and aliases in a language, the label first; those for all languages where it has no label. */
    List<String> names(String language) {
        Set<String> names = new LinkedHashSet<>();
        names.add(label(language, "mul"));
        for (JsonNode alias : json.path("aliases").path(language)) {
            names.add(clean(alias.path("value").asText()));
        }
        names.remove("");
        names.removeIf(name -> name.contains(WikidataIndex.SEPARATOR));
        return List.copyOf(names);
    }

    /** How many people live there (P1082): as preferred, or else as told last; 0 where nobody said. */
    long population() {
        long population = 0;
        String latest = "";
        for (JsonNode statement : json.path("claims").path("P1082")) {
            String amount = statement
                    .path("mainsnak")
                    .path("datavalue")
                    .path("value")
                    .path("amount")
                    .asText();
            if (!amount.matches("\\+\\d{1,11}(\\.\\d+)?") || isDeprecated(statement)) {
                continue;
            }
            long people = Long.parseLong(amount.substring(1).replaceFirst("\\..*", ""));
            if (statement.path("rank").asText().equals("preferred")) {
                return people;
            }
            String when = date(statement.path("qualifiers").path("P585").path(0));
            if (when.compareTo(latest) >= 0) {
                latest = when;
                population = people;
            }
        }
        return population;
    }

    private static boolean isDeprecated(JsonNode statement) {
        return statement.path("rank").asText().equals("deprecated");
    }

    /** Items that are values of a property, but for deprecated ones. */
    List<String> values(String property) {
        List<String> values = new ArrayList<>();
        for (JsonNode statement : json.path("claims").path(property)) {
            if (!isDeprecated(statement)) {
                item(statement.path("mainsnak")).ifPresent(values::add);
            }
        }
        return values;
    }

    /** The first date of a property as EDTF (level 0), or the empty string. */
    String date(String property) {
        for (JsonNode statement : json.path("claims").path(property)) {
            String date = date(statement.path("mainsnak"));
            if (!date.isEmpty()) {
                return date;
            }
        }
        return "";
    }

    /** The positions held (P39). */
    List<Position> positions() {
        List<Position> positions = new ArrayList<>();
        for (JsonNode statement : json.path("claims").path("P39")) {
            Optional<String> item = item(statement.path("mainsnak"));
            if (item.isPresent() && !isDeprecated(statement)) {
                JsonNode qualifiers = statement.path("qualifiers");
                positions.add(new Position(
                        item.get(),
                        date(qualifiers.path("P580").path(0)),
                        date(qualifiers.path("P582").path(0)),
                        item(qualifiers.path("P1001").path(0))
                                .or(() -> item(qualifiers.path("P642").path(0)))
                                .orElse("")));
            }
        }
        return positions;
    }

    private static Optional<String> item(JsonNode snak) {
        JsonNode value = snak.path("datavalue").path("value");
        if (value.hasNonNull("id")) {
            return Optional.of(value.get("id").asText());
        }
        return value.hasNonNull("numeric-id")
                ? Optional.of("Q" + value.get("numeric-id").asLong())
                : Optional.empty();
    }

    /** {@code +2012-05-07T00:00:00Z} with precision 11 is a day, 10 a month, 9 a year; less precise is nothing. */
    private static String date(JsonNode snak) {
        JsonNode value = snak.path("datavalue").path("value");
        String time = value.path("time").asText();
        if (!time.startsWith("+") || time.length() < 11 || time.charAt(5) != '-') {
            return "";
        }
        String day = time.substring(1, 11);
        return switch (value.path("precision").asInt()) {
            case 11 -> day.endsWith("-00") ? "" : day;
            case 10 -> day.substring(0, 7).endsWith("-00") ? "" : day.substring(0, 7);
            case 9 -> day.substring(0, 4);
            default -> "";
        };
    }

    private static String clean(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
