package org.depeche.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/** Makes predictions out of gold: in part right, in part nearly right, in part wrong. The same seed gives the same. */
final class Perturbation {
    private static final List<String> TYPES =
            List.of("AGREE", "CONSULT", "COOPERATE", "ACCUSE", "SANCTION", "SUPPORT", "AID", "NOT_OF_PLOVER");

    private final Random random;

    Perturbation(long seed) {
        random = new Random(seed);
    }

    /** A prediction for an annotated article. */
    ObjectNode of(JsonNode gold) {
        String whole = gold.path("title").asText() + "\n\n" + gold.path("text").asText();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", gold.path("id").asText());
        ArrayNode statements = json.putArray("statements");
        for (JsonNode s : gold.path("statements")) {
            while (random.nextInt(10) > 1) {
                statements.add(statement(s.deepCopy(), whole));
                if (random.nextInt(6) > 0) {
                    break;
                }
            }
        }
        ArrayNode relations = json.putArray("relations");
        for (JsonNode r : gold.path("relations")) {
            if (random.nextInt(5) > 0) {
                relations.add(relation(r.deepCopy()));
            }
        }
        ArrayNode people = json.putArray("people");
        for (JsonNode p : gold.path("people")) {
            if (random.nextInt(5) > 0) {
                people.addObject().put("name", name(p.path("name").asText()));
            }
        }
        return json;
    }

    private ObjectNode statement(ObjectNode s, String whole) {
        s.put("speaker", name(s.path("speaker").asText()));
        ArrayNode content = (ArrayNode) s.remove("content");
        ArrayNode changed = s.putArray("content");
        for (JsonNode c : content) {
            changed.add(edges(c.asText(), whole));
        }
        if (changed.size() == 1 && random.nextInt(8) == 0) {
            s.put("content", changed.get(0).asText());
        }
        switch (random.nextInt(8)) {
            case 0 -> s.put("date", "2020-01-01");
            case 1 -> s.putNull("date");
            case 2 -> s.remove("kind");
            case 3 -> s.put("via", name(s.path("via").asText()));
            case 4 -> s.putNull("via");
            default -> s.put("confidence", random.nextDouble());
        }
        return s;
    }

    /** The content longer or shorter at both ends, or none of the article's words. */
    private String edges(String content, String whole) {
        int at = whole.indexOf(content);
        if (at < 0 || random.nextInt(3) == 0) {
            return content;
        }
        if (random.nextInt(12) == 0) {
            return "pas de l’article " + random.nextInt();
        }
        int start = Math.max(0, at + random.nextInt(61) - 30);
        int end = Math.min(whole.length(), at + content.length() + random.nextInt(61) - 30);
        return start < end ? whole.substring(start, end) : content;
    }

    private ObjectNode relation(ObjectNode r) {
        switch (random.nextInt(7)) {
            case 0 -> r.put("type", TYPES.get(random.nextInt(TYPES.size())));
            case 1 -> {
                String source = r.path("source").asText();
                r.put("source", r.path("target").asText());
                r.put("target", source);
            }
            case 2 -> r.put("status", "possible");
            case 3 -> r.putNull("date");
            case 4 -> r.put("target", "ZZ");
            default -> r.remove("evidence");
        }
        return r;
    }

    private String name(String name) {
        String[] words = name.split(" ");
        return switch (random.nextInt(9)) {
            case 0 -> words[words.length - 1];
            case 1 -> words[0];
            case 2 -> "le président " + name.toUpperCase(java.util.Locale.ROOT);
            case 3 -> name.replace('’', '\'').replace("é", "e\u0301").replace("oe", "œ");
            case 4 -> "";
            case 5 -> "Straße Kılıç ŒUVRE n° ½ " + words[words.length - 1];
            default -> name;
        };
    }
}
