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

/** The pages' twins in JSON, for programs and people that do not speak SPARQL; {@code /api/openapi.json} describes them. */
final class Api {
    private static final ObjectMapper JSON =
            new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_EMPTY);

    private final Reading reading;

    Api(Reading reading) {
        this.reading = reading;
    }

    /**
     * The document at a path.
     *
     * @throws HttpException 400 for a parameter that makes no sense
     */
    byte[] at(String path, Map<String, List<String>> parameters, Words words) {
        Filter filter = Filter.of(parameters);
        return switch (path) {
            case "/api/statements" -> page(reading.statements(filter), filter);
            case "/api/relations" -> page(reading.relations(filter), filter);
            case "/api/entities" -> entities(filter, words);
            case "/api/openapi.json" -> openApi();
            default -> throw new HttpException(404, path);
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

    /** A person or country that one may look up. */
    private record Entity(String iri, String kind, String name, String code, long count) {}

    private byte[] entities(Filter filter, Words words) {
        List<Entity> entities = new ArrayList<>();
        for (Reading.Counted person : reading.people(filter.words(), filter.size())) {
            entities.add(new Entity(person.iri(), "person", person.name(), "", person.count()));
        }
        String asked = filter.words().toLowerCase(java.util.Locale.ROOT);
        for (Reading.Counted country : reading.countries(500)) {
            String name = reading.country(country.name(), words.language());
            if (name.toLowerCase(java.util.Locale.ROOT).contains(asked)
                    || country.name().equalsIgnoreCase(asked)) {
                entities.add(new Entity(country.iri(), "country", name, country.name(), country.count()));
            }
        }
        return page(entities, filter);
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
