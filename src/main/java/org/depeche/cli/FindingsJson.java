package org.depeche.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.depeche.model.Article;
import org.depeche.model.Findings;
import org.depeche.model.Link;
import org.depeche.model.LinkedFindings;
import org.depeche.model.Passage;
import org.depeche.model.Person;
import org.depeche.model.Problem;
import org.depeche.model.Relation;
import org.depeche.model.Statement;

/**
 * The JSON form of findings: one object an article. Positions are UTF-16 units in the article's text, or in its title where
 * {@code "in": "title"}; dates are EDTF; what is not known is the empty string, but for a Wikidata item, which is null.
 */
final class FindingsJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private FindingsJson() {}

    /** On one line, without a line end. */
    static String line(LinkedFindings linked) {
        try {
            return MAPPER.writeValueAsString(of(linked));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    static ObjectNode of(LinkedFindings linked) {
        Findings findings = linked.findings();
        Article article = findings.article();
        ObjectNode json = MAPPER.createObjectNode();
        json.put("id", article.id());
        json.put("language", article.language());
        json.put("url", article.url());
        json.put("publisher", article.publisher());
        json.put("published", article.published().toString());
        json.put("title", article.title());
        ArrayNode statements = json.putArray("statements");
        findings.statements().forEach(s -> statement(s, linked, statements.addObject()));
        ArrayNode relations = json.putArray("relations");
        findings.relations().forEach(r -> relation(r, relations.addObject()));
        ArrayNode people = json.putArray("people");
        findings.people().forEach(p -> person(p, linked, people.addObject()));
        ArrayNode problems = json.putArray("problems");
        findings.problems().forEach(p -> problem(p, problems.addObject()));
        return json;
    }

    private static void statement(Statement s, LinkedFindings linked, ObjectNode json) {
        json.put("speaker", s.speaker());
        json.put("speakerText", text(s.speakerText()));
        json.put("speakerWikidata", wikidata(s.speaker(), linked));
        json.put("role", s.role());
        json.put("onBehalfOf", s.onBehalfOf());
        json.put("cue", text(s.cue()));
        ArrayNode content = json.putArray("content");
        s.content().forEach(p -> content.add(p.text()));
        spans(s.content(), json);
        json.put("kind", s.kind().label());
        json.put("speechAct", s.act().label());
        json.put("date", s.date().toString());
        json.put("dateBasis", label(s.dateBasis()));
        json.put("via", s.via().isEmpty() ? "" : s.via().get(0));
        strings(s.via(), json.putArray("viaChain"));
        json.put("addressee", s.addressee());
        strings(s.about(), json.putArray("about"));
        json.put("confidence", s.confidence());
        json.put("rule", s.rule());
    }

    private static void relation(Relation r, ObjectNode json) {
        json.put("source", r.source());
        json.put("type", r.type().name());
        json.put("target", r.target());
        json.put("quadClass", label(r.type().quadClass()));
        json.put("date", r.date().toString());
        json.put("dateBasis", label(r.dateBasis()));
        json.put("status", r.status().label());
        json.put("saidBy", r.saidBy());
        if (r.claimedBy() >= 0) {
            json.put("claimedBy", r.claimedBy());
        }
        json.put("place", r.place().name());
        json.put("placeCountry", r.place().country());
        json.put("magnitude", r.magnitude());
        json.put("evidence", r.evidence().get(0).text());
        spans(r.evidence(), json);
        json.put("rule", r.rule());
    }

    private static void person(Person p, LinkedFindings linked, ObjectNode json) {
        json.put("name", p.name());
        json.put("role", p.role());
        json.put("country", p.country());
        json.put("wikidata", wikidata(p.name(), linked));
        if (linked.actors().get(p.name()) instanceof Link.Unlinked unlinked) {
            json.put("unlinked", unlinked.reason());
        }
    }

    static void problem(Problem p, ObjectNode json) {
        json.put("code", p.code());
        json.put("source", p.source());
        json.put("place", p.place());
        json.put("message", p.message());
        json.put("advice", p.advice());
    }

    private static void spans(List<Passage> passages, ObjectNode json) {
        ArrayNode spans = json.putArray("spans");
        for (Passage p : passages) {
            spans.addObject()
                    .put("in", p.in().label())
                    .put("start", p.span().start())
                    .put("end", p.span().end());
        }
    }

    private static void strings(List<String> values, ArrayNode json) {
        values.forEach(json::add);
    }

    private static String wikidata(String name, LinkedFindings linked) {
        return linked.actors().get(name) instanceof Link.Linked link ? link.qid() : null;
    }

    private static String text(Passage passage) {
        return passage == null ? "" : passage.text();
    }

    /** {@code WEEKDAY_AND_DAY} as {@code weekday-and-day}. */
    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
