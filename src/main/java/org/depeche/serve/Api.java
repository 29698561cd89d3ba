package org.depeche.serve;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.depeche.store.NamedQuery;

/** The pages' twins in JSON, for programs and people that do not speak SPARQL; {@code /api/openapi.json} describes them. */
final class Api {
    /** Values that are not known are left out; a page without rows still says so. */
    private static final ObjectMapper JSON = new ObjectMapper()
            .setDefaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS));

    private static final String PAIR = "/api/pair/";
    private static final String ENTITY = "/api/entities/";

    private final Census census;
    private final Reading reading;
    private final Entities entities;
    private final Portraits portraits;
    private final Network network;
    private final String base;

    Api(Census census, Reading reading, Entities entities, String base) {
        this.census = census;
        this.reading = reading;
        this.entities = entities;
        this.portraits = new Portraits(reading);
        this.network = new Network(reading);
        this.base = base;
    }

    /**
     * The document at a path.
     *
     * @throws HttpException 400 for a parameter that makes no sense, 404 for a path that is none
     */
    byte[] at(String path, Map<String, List<String>> parameters, Words words) {
        Filter filter = Filter.of(parameters);
        return switch (path) {
            case "/api/statements" -> page(reading.statements(filter), filter);
            case "/api/relations" -> page(reading.relations(filter), filter);
            case "/api/articles" -> page(reading.articles(filter), filter);
            case "/api/entities" -> entities(filter, words);
            case "/api/network" ->
                json(network.graph(filter.status().isEmpty() ? "Actual" : filter.status(), words.language()));
            case "/api/counts" -> json(census.tally().counts());
            case "/api/queries" -> json(Map.of("items", queries(words)));
            case "/api/vocabulary" -> json(Vocabulary.terms());
            case "/api/openapi.json" -> openApi();
            default -> {
                if (path.matches(PAIR + "[A-Z_]+[A-Z0-9_]*/[A-Z_]+[A-Z0-9_]*")) {
                    String[] codes = path.substring(PAIR.length()).split("/");
                    yield pair(codes[0], codes[1], filter, words);
                }
                if (!path.startsWith(ENTITY)) {
                    throw new HttpException(404, path);
                }
                yield entity(path.substring(ENTITY.length()), words);
            }
        };
    }

    static byte[] error(HttpException e) {
        return json(Map.of("status", e.status(), "error", String.valueOf(e.getMessage())));
    }

    /** One page of rows; the reading gives one row more where there is more. */
    private static byte[] page(List<?> rows, Filter filter) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("page", filter.page());
        page.put("size", filter.size());
        page.put("more", rows.size() > filter.size());
        page.put("items", rows.subList(0, Math.min(rows.size(), filter.size())));
        return json(page);
    }

    /** An entity with the path at which this server has its page. */
    private record Found(String iri, String path, String kind, String name, String code, long count) {}

    private byte[] entities(Filter filter, Words words) {
        List<Found> found = new ArrayList<>();
        for (Entities.Entity entity : entities.find(filter.words(), words.language(), filter.size() + 1)) {
            found.add(new Found(
                    entity.iri(), path(entity.iri()), entity.kind(), entity.name(), entity.code(), entity.count()));
        }
        return page(found, filter);
    }

    private String path(String iri) {
        return iri.startsWith(base) ? "/" + iri.substring(base.length()) : iri;
    }

    /** What the page of a person, organisation or country tells, by the path of its IRI. */
    private byte[] entity(String path, Words words) {
        String iri = base + path;
        if (!path.matches("(person|organisation|actor|country)/[^/]+") || !reading.knows(iri)) {
            throw new HttpException(404, ENTITY + path);
        }
        if (!path.startsWith("country/")) {
            return json(portraits.of(iri));
        }
        String code = path.substring("country/".length());
        Map<String, Object> country = new LinkedHashMap<>();
        country.put("iri", iri);
        country.put("code", code);
        country.put("name", reading.country(code, words.language()));
        country.put("partners", reading.partners(code));
        country.put("years", reading.years(code));
        country.put("voices", portraits.voices(code, 50));
        return json(country);
    }

    /** What the page of two countries tells: what each does with or to the other, and says of it. */
    private byte[] pair(String one, String other, Filter filter, Words words) {
        for (String code : List.of(one, other)) {
            if (!reading.knows(base + "country/" + code)) {
                throw new HttpException(404, "country/" + code);
            }
        }
        List<Reading.Related> there = reading.relations(filter.between(one, other));
        List<Reading.Related> back = new ArrayList<>(reading.relations(filter.between(other, one)));
        back.removeAll(there); // what they do together is told once
        Map<String, Object> pair = new LinkedHashMap<>();
        pair.put("one", Map.of("code", one, "name", reading.country(one, words.language())));
        pair.put("other", Map.of("code", other, "name", reading.country(other, words.language())));
        pair.put("page", filter.page());
        pair.put("size", filter.size());
        pair.put("oneToOther", first(there, filter));
        pair.put("otherToOne", first(back, filter));
        pair.put("oneOfOther", first(reading.statements(filter.ofOneAboutOther(one, other)), filter));
        pair.put("otherOfOne", first(reading.statements(filter.ofOneAboutOther(other, one)), filter));
        return json(pair);
    }

    private static <T> List<T> first(List<T> rows, Filter filter) {
        return rows.subList(0, Math.min(rows.size(), filter.size()));
    }

    private record Question(String name, String title, String problem, String sparql) {}

    private static List<Question> queries(Words words) {
        return NamedQuery.all().stream()
                .map(query -> new Question(
                        query.name(),
                        query.title(words.language()),
                        query.problem(words.language()),
                        query.bind(Map.of()).toString()))
                .toList();
    }

    private static byte[] openApi() {
        try (InputStream in = Api.class.getResourceAsStream("openapi.json")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
