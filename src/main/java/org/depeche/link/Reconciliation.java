package org.depeche.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.depeche.model.Country;
import org.depeche.model.Link;
import org.depeche.model.Mention;
import org.depeche.model.PartialDate;

/**
 * Answers requests of the <a
 * href="https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/">Reconciliation Service API 0.2</a>,
 * which OpenRefine speaks, over the people, organisations and countries of the knowledge base and of a graph. It knows
 * nothing of HTTP: a server hands it path and parameters and sends what it answers. May be shared by threads.
 *
 * <p>Ids are Wikidata items. Whoever the graph tells of without a link has the path of its IRI below the base as id, {@code
 * person/jane-doe}: no item looks like that, so the two cannot be taken for one another.
 *
 * <p>A query may have the properties {@code country} (a name, code or item), {@code role} (words) and {@code date} (EDTF):
 * who held the office that day is likelier. A query of these alone, without a name, asks for the holder.
 */
public final class Reconciliation {
    private static final int USUAL = 10;
    private static final int MOST = 50;
    private static final int MOST_QUERIES = 500;

    /** Of a name that the graph has: behind all that the knowledge base is sure of. */
    private static final double SCORE_IN_GRAPH = 80;

    private static final String WIKIDATA = "https://www.wikidata.org/wiki/";

    private static final String PERSON = "Q5";
    private static final String COUNTRY = "Q6256";
    private static final String ORGANISATION = "Q43229";
    private static final Map<String, String> TYPES =
            new TreeMap<>(Map.of(PERSON, "person", COUNTRY, "country or bloc", ORGANISATION, "organisation"));
    private static final Map<String, String> PROPERTIES = new TreeMap<>(Map.of(
            "country", "country that the person acts for",
            "role", "role or office",
            "date", "date at which the office is held (EDTF)"));

    private final ObjectMapper mapper = new ObjectMapper();
    private final KnowledgeBase base;
    private final PersonLinker people;
    private final TitleLinker titles;
    private final GraphNames graph;

    /**
     * @param knowledge folders of knowledge beside the program's own
     * @param graph whose people and organisations are found too
     */
    public Reconciliation(List<Path> knowledge, GraphNames graph) {
        this.graph = graph;
        base = KnowledgeBase.with(knowledge);
        people = new PersonLinker(base);
        titles = new TitleLinker(base);
    }

    /**
     * What to send.
     *
     * @param status of HTTP
     * @param type media type
     * @param body its text; of status 302, the address to go to
     */
    public record Answer(int status, String type, String body) {}

    /**
     * Answers a request.
     *
     * @param path below the service's address: empty, {@code /suggest/entity}, {@code /suggest/type}, {@code
     *     /suggest/property}, {@code /preview} or {@code /view}
     * @param parameters of the query string or the form
     * @param address of the service itself, without a slash at its end
     */
    public Answer answer(String path, Map<String, String> parameters, String address) {
        try {
            return switch (path.endsWith("/") ? path.substring(0, path.length() - 1) : path) {
                case "" -> {
                    if (parameters.containsKey("queries")) {
                        yield reconcile(mapper.readTree(parameters.get("queries")));
                    }
                    yield parameters.containsKey("extend")
                            ? error(400, "this service does not extend data; its manifest says what it can")
                            : json(manifest(address));
                }
                case "/suggest/entity" ->
                    json(suggestEntities(parameters.getOrDefault("prefix", ""), cursor(parameters)));
                case "/suggest/type" -> json(suggest(TYPES, parameters.getOrDefault("prefix", ""), cursor(parameters)));
                case "/suggest/property" ->
                    json(suggest(PROPERTIES, parameters.getOrDefault("prefix", ""), cursor(parameters)));
                case "/preview" -> preview(parameters.getOrDefault("id", ""));
                case "/view" -> view(parameters.getOrDefault("id", ""), address);
                default -> error(404, "there is nothing at " + path);
            };
        } catch (JsonProcessingException e) {
            return error(400, "queries are no JSON: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            return error(400, e.getMessage());
        }
    }

    private Answer json(JsonNode body) throws JsonProcessingException {
        return new Answer(200, "application/json; charset=utf-8", mapper.writeValueAsString(body));
    }

    /** How many suggestions to skip. */
    private static int cursor(Map<String, String> parameters) {
        String cursor = parameters.getOrDefault("cursor", "0");
        if (!cursor.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("cursor is the number of suggestions to skip, not '" + cursor + "'");
        }
        return Integer.parseInt(cursor);
    }

    /** What went wrong, as the answer to a request. */
    public static Answer error(int status, String message) {
        return new Answer(
                status,
                "application/json; charset=utf-8",
                JsonNodeFactory.instance.objectNode().put("error", message).toString());
    }

    private ObjectNode manifest(String address) {
        ObjectNode manifest = mapper.createObjectNode();
        manifest.putArray("versions").add("0.1").add("0.2");
        manifest.put("name", "Dépêche");
        manifest.put("identifierSpace", "http://www.wikidata.org/entity/");
        manifest.put("batchSize", MOST_QUERIES);
        manifest.put("schemaSpace", "http://www.wikidata.org/prop/direct/");
        manifest.putObject("view").put("url", address + "/view?id={{id}}");
        ArrayNode types = manifest.putArray("defaultTypes");
        TYPES.forEach((id, name) -> types.addObject().put("id", id).put("name", name));
        ObjectNode preview = manifest.putObject("preview");
        preview.put("url", address + "/preview?id={{id}}").put("width", 400).put("height", 160);
        ObjectNode suggest = manifest.putObject("suggest");
        for (String kind : List.of("entity", "type", "property")) {
            suggest.putObject(kind).put("service_url", address).put("service_path", "/suggest/" + kind);
        }
        return manifest;
    }

    /** The candidates for each query of a batch. */
    private Answer reconcile(JsonNode queries) throws JsonProcessingException {
        if (!queries.isObject()) {
            throw new IllegalArgumentException("queries must be an object of queries");
        }
        if (queries.size() > MOST_QUERIES) {
            return error(413, "more than " + MOST_QUERIES + " queries at once");
        }
        ObjectNode results = mapper.createObjectNode();
        queries.properties().forEach(query -> {
            ArrayNode result = results.putObject(query.getKey()).putArray("result");
            try {
                candidates(query.getValue()).forEach(candidate -> result.add(json(candidate)));
            } catch (IllegalArgumentException e) {
                // A query that makes no sense has no candidates; the others of the batch have nothing to do with it.
                result.removeAll();
            }
        });
        return json(results);
    }

    private record Found(String id, String name, String type, String description, double score, boolean match) {
        Found sure(double score, boolean match) {
            return new Found(id, name, type, description, score, match);
        }
    }

    private List<Found> candidates(JsonNode query) {
        String name = query.path("query").asText().strip();
        Set<String> types = new TreeSet<>();
        if (query.path("type").isTextual()) {
            types.add(query.path("type").asText());
        }
        query.path("type")
                .forEach(type -> types.add(type.isObject() ? type.path("id").asText() : type.asText()));
        int limit = Math.max(1, Math.min(MOST, query.path("limit").asInt(USUAL)));
        List<Found> found = new ArrayList<>(
                name.isEmpty() ? holder(query.path("properties")) : named(name, types, query.path("properties")));
        found.removeIf(f -> !types.isEmpty() && !types.contains(f.type));
        found.sort(Comparator.comparingDouble((Found f) -> -f.score).thenComparing(Found::id));
        // A name that is a country's and a person's is certainly neither's.
        boolean several = found.stream().filter(Found::match).count() > 1;
        return found.stream()
                .limit(limit)
                .map(f -> several ? f.sure(f.score, false) : f)
                .toList();
    }

    private List<Found> named(String name, Set<String> types, JsonNode properties) {
        if (isItem(name) || graph.byId(name).isPresent()) {
            return item(name, true).map(List::of).orElse(List.of());
        }
        List<Found> found = new ArrayList<>(countries(name));
        List<KnownOrganisation> organisations = base.organisations(name);
        organisations.forEach(o -> found.add(found(o, organisations.size() == 1)));
        if (types.isEmpty() || types.contains(PERSON)) {
            found.addAll(people(name, properties));
        }
        return withGraph(name, found);
    }

    /** Adds those of the graph that have the name. That is a match where nobody else comes into question. */
    private List<Found> withGraph(String name, List<Found> known) {
        Map<String, Found> all = new LinkedHashMap<>();
        known.forEach(f -> all.put(f.id, f));
        List<GraphNames.Named> named = graph.named(name);
        named.forEach(n -> all.merge(
                n.id(),
                found(n, SCORE_IN_GRAPH, false),
                (f, same) -> f.sure(Math.max(f.score, SCORE_IN_GRAPH), f.match)));
        boolean alone = all.size() == 1 && !named.isEmpty();
        return all.values().stream().map(f -> alone ? f.sure(f.score, true) : f).toList();
    }

    private static boolean isItem(String text) {
        return text.matches("[Qq][1-9][0-9]*");
    }

    /** What has this id. */
    private Optional<Found> item(String id, boolean match) {
        String qid = isItem(id) ? id.toUpperCase(Locale.ROOT) : id;
        Optional<Found> place = base.countryNames().countries().all().stream()
                .filter(country -> country.qid().equals(qid))
                .map(country -> found(country, match))
                .findFirst();
        Optional<Found> organisation = base.organisations().values().stream()
                .flatMap(List::stream)
                .filter(o -> o.qid().equals(qid))
                .map(o -> found(o, match))
                .findFirst();
        return place.or(() -> organisation)
                .or(() -> base.person(qid).map(person -> found(person, 100, match)))
                .or(() -> graph.byId(qid).map(named -> found(named, 100, match)));
    }

    private List<Found> countries(String name) {
        Set<String> codes = codes(name);
        return codes.stream()
                .flatMap(code -> base.countryNames().countries().byCode(code).stream())
                .map(country -> found(country, codes.size() == 1))
                .toList();
    }

    private static Found found(Country country, boolean match) {
        return new Found(country.qid(), country.labels().get("en"), COUNTRY, country.code(), 100, match);
    }

    private static Found found(KnownOrganisation organisation, boolean match) {
        String what = organisation.media() ? "news outlet" : "organisation";
        return new Found(organisation.qid(), organisation.label("en"), ORGANISATION, what, 100, match);
    }

    private static Found found(GraphNames.Named named, double score, boolean match) {
        String type = named.kind() == Mention.Kind.PERSON ? PERSON : ORGANISATION;
        return new Found(named.id(), named.name(), type, named.description(), score, match);
    }

    private Found found(KnownPerson person, double score, boolean match) {
        return new Found(person.qid(), person.name(), PERSON, description(person), score, match);
    }

    /** Codes of the countries that all of the words together stand for. */
    private Set<String> codes(String words) {
        List<String> all = Words.of(words);
        List<CountryNames.Found> found = base.countryNames().in(all);
        boolean whole =
                found.size() == 1 && found.get(0).first() == 0 && found.get(0).last() == all.size() - 1;
        return whole ? new TreeSet<>(found.get(0).codes()) : Set.of();
    }

    private List<Found> people(String name, JsonNode properties) {
        Actor actor = new Actor(name);
        PartialDate date = tell(actor, properties);
        List<PersonLinker.Scored> ranked = people.ranked(actor, date, Set.of());
        String linked = people.decide(actor, ranked) instanceof Link.Linked link ? link.qid() : "";
        return ranked.stream()
                .map(s -> found(
                        s.person(),
                        Math.round(Math.max(0, Math.min(1, s.score())) * 1000) / 10.0,
                        s.person().qid().equals(linked)))
                .toList();
    }

    /** Who held the office that the properties tell of, where they leave no doubt. */
    private List<Found> holder(JsonNode properties) {
        Actor actor = new Actor("");
        PartialDate date = tell(actor, properties);
        for (String words : actor.roles()) {
            Actor titled = new Actor(words);
            actor.countries().forEach(country -> titled.know("", country));
            Role title = base.offices().read(words, actor.country());
            if (titles.link(titled, title, date) instanceof Link.Linked link) {
                return item(link.qid(), true).map(List::of).orElse(List.of());
            }
        }
        return List.of();
    }

    /**
     * Tells an actor what the properties say; gives the date that they give, or unknown.
     *
     * @throws IllegalArgumentException for what is no date
     */
    private PartialDate tell(Actor actor, JsonNode properties) {
        PartialDate date = PartialDate.UNKNOWN;
        for (JsonNode property : properties) {
            for (String text : values(property.path("v"))) {
                switch (property.path("pid").asText()) {
                    case "country" -> actor.know("", country(text));
                    case "role" -> actor.know(text, "");
                    case "date" -> date = date.isKnown() ? date : PartialDate.parse(text);
                    default -> {
                        // What is not known says nothing.
                    }
                }
            }
        }
        return date;
    }

    /** A property's value, or each of them; of an entity its id. */
    private static List<String> values(JsonNode value) {
        List<String> values = new ArrayList<>();
        for (JsonNode each : value.isArray() ? value : List.of(value)) {
            values.add(each.isObject() ? each.path("id").asText() : each.asText());
        }
        return values;
    }

    /** A code, an item or a name of a country to its code, or empty. */
    private String country(String text) {
        for (Country country : base.countryNames().countries().all()) {
            if (country.code().equals(text) || country.qid().equals(text)) {
                return country.code();
            }
        }
        Set<String> codes = codes(text);
        return codes.size() == 1 ? codes.iterator().next() : "";
    }

    private String description(KnownPerson person) {
        return String.join("; ", base.lastOffices(person, 3));
    }

    private ObjectNode json(Found found) {
        ObjectNode json = mapper.createObjectNode();
        json.put("id", found.id)
                .put("name", found.name)
                .put("score", found.score)
                .put("match", found.match);
        json.put("description", found.description);
        json.putArray("type").addObject().put("id", found.type).put("name", TYPES.get(found.type));
        return json;
    }

    private ObjectNode suggestEntities(String prefix, int cursor) {
        Map<String, Found> found = new LinkedHashMap<>();
        if (isItem(prefix.strip())) {
            item(prefix.strip(), false).ifPresent(f -> found.put(f.id, f));
        }
        String begin = String.join(" ", Words.folded(prefix));
        // Of people the description is looked up at last, as there may be thousands.
        Map<String, KnownPerson> persons = new LinkedHashMap<>();
        if (!begin.isEmpty()) {
            for (Country country : base.countryNames().countries().all()) {
                if (country.forms().stream().anyMatch(form -> begins(form.text(), begin))) {
                    found.putIfAbsent(country.qid(), found(country, false));
                }
            }
            base.organisations().forEach((name, organisations) -> {
                if (name.startsWith(begin)) {
                    organisations.forEach(o -> found.putIfAbsent(o.qid(), found(o, false)));
                }
            });
            for (KnownPerson person : base.people()) {
                if (person.names().stream().anyMatch(name -> begins(name, begin))) {
                    persons.put(person.qid(), person);
                    found.putIfAbsent(person.qid(), new Found(person.qid(), person.name(), PERSON, "", 0, false));
                }
            }
            graph.beginning(prefix).forEach(named -> found.putIfAbsent(named.id(), found(named, 0, false)));
        }
        ObjectNode answer = mapper.createObjectNode();
        ArrayNode result = answer.putArray("result");
        found.values().stream()
                .sorted(Comparator.comparingInt((Found f) -> f.name.length())
                        .thenComparing(Found::name)
                        .thenComparing(Found::id))
                .skip(cursor)
                .limit(USUAL)
                .map(f -> described(f, persons.get(f.id)))
                .forEach(f -> {
                    ObjectNode json = result.addObject();
                    json.put("id", f.id).put("name", f.name).put("description", f.description);
                    json.putArray("notable").addObject().put("id", f.type).put("name", TYPES.get(f.type));
                });
        return answer;
    }

    private Found described(Found found, KnownPerson person) {
        if (person != null) {
            return found(person, 0, false);
        }
        return found.description.isEmpty()
                ? graph.byId(found.id).map(named -> found(named, 0, false)).orElse(found)
                : found;
    }

    private static boolean begins(String name, String begin) {
        // Cheap before dear: most names begin with another letter.
        return !name.isEmpty()
                && Words.fold(name.substring(0, 1)).startsWith(begin.substring(0, 1))
                && String.join(" ", Words.folded(name)).startsWith(begin);
    }

    private ObjectNode suggest(Map<String, String> choices, String prefix, int cursor) {
        ObjectNode answer = mapper.createObjectNode();
        ArrayNode result = answer.putArray("result");
        String begin = Words.fold(prefix.strip());
        choices.entrySet().stream()
                .filter(choice -> Words.fold(choice.getKey()).startsWith(begin)
                        || Words.fold(choice.getValue()).startsWith(begin))
                .skip(cursor)
                .forEach(choice -> result.addObject().put("id", choice.getKey()).put("name", choice.getValue()));
        return answer;
    }

    private Answer preview(String id) {
        String title;
        String text;
        KnownPerson person = base.person(id).orElse(null);
        Country country = base.countryNames().countries().all().stream()
                .filter(c -> c.qid().equals(id))
                .findFirst()
                .orElse(null);
        KnownOrganisation organisation = base.organisations().values().stream()
                .flatMap(List::stream)
                .filter(o -> o.qid().equals(id))
                .findFirst()
                .orElse(null);
        if (person != null) {
            title = person.name();
            text = description(person);
        } else if (country != null) {
            title = country.labels().get("fr") + " / " + country.labels().get("en");
            text = country.code();
        } else if (organisation != null) {
            title = organisation.label("fr") + " / " + organisation.label("en");
            text = organisation.media() ? "news outlet" : "organisation";
        } else {
            GraphNames.Named named = graph.byId(id).orElse(null);
            if (named == null) {
                return error(404, "there is no " + id);
            }
            title = named.name();
            text = named.description();
        }
        String page = "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>" + escape(title)
                + "</title></head><body style=\"font:13px sans-serif\"><h1 style=\"font-size:16px\">" + escape(title)
                + "</h1><p>" + escape(text) + "</p><p>" + escape(id) + "</p></body></html>";
        return new Answer(200, "text/html; charset=utf-8", page);
    }

    /** The page about something: of an item at Wikidata, of what is not linked here. */
    private Answer view(String id, String address) {
        if (isItem(id)) {
            return new Answer(302, "text/plain", WIKIDATA + id.toUpperCase(Locale.ROOT));
        }
        return graph.byId(id)
                .map(named ->
                        new Answer(302, "text/plain", address.substring(0, address.lastIndexOf('/') + 1) + named.id()))
                .orElseGet(() -> error(404, "there is no " + id));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
