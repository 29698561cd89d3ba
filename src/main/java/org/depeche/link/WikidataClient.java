package org.depeche.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Asks a Wikibase's action API as its operators wish (<a href="https://www.mediawiki.org/wiki/API:Etiquette">etiquette</a>,
 * <a href="https://www.mediawiki.org/wiki/Manual:Maxlag_parameter">maxlag</a>): it says who it is, asks three things at once
 * at most, fifty items at a time, never again before it is told to, and stops for good when nothing works. What was
 * answered once is kept on disk with its date and not asked again. May be shared by threads.
 */
public final class WikidataClient {
    /** At most so many requests are under way at once. */
    static final int AT_ONCE = 3;

    private static final int ITEMS_A_REQUEST = 50;
    private static final int ATTEMPTS = 4;
    /** After so many failures in a row nothing more is asked. */
    private static final int FAILURES_TO_STOP = 5;

    /** Who is asked to wait longer comes back another time. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration FRESH = Duration.ofDays(30);

    private final ObjectMapper mapper = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final AtomicInteger failures = new AtomicInteger();
    /** Nobody asks before. */
    private final AtomicReference<Instant> notBefore = new AtomicReference<>(Instant.MIN);

    private final URI api;
    private final String agent;
    private final Path cache;
    private final boolean offline;
    private final Duration timeout;
    private final Waiting waiting;

    /** How time passes; a test need not wait. */
    interface Waiting {
        Instant now();

        void sleep(Duration duration) throws InterruptedException;
    }

    /**
     * @param api address of the action API, such as {@code https://www.wikidata.org/w/api.php}
     * @param contact mail address or page of whoever asks, as the operators demand it
     * @param cache folder of answers; made where it is not there
     * @param offline whether only that folder is asked
     */
    public WikidataClient(URI api, String contact, Path cache, boolean offline) {
        this(api, contact, cache, offline, Duration.ofSeconds(30), new Waiting() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                Thread.sleep(duration.toMillis());
            }
        });
    }

    WikidataClient(URI api, String contact, Path cache, boolean offline, Duration timeout, Waiting waiting) {
        if (contact.isBlank()) {
            throw new IllegalArgumentException("no contact: who asks Wikidata says how to be reached");
        }
        this.api = api;
        this.agent = "Depeche/0.1 (" + contact.strip() + ") java.net.http";
        this.cache = cache;
        this.offline = offline;
        this.timeout = timeout;
        this.waiting = waiting;
    }

    /** The service gave no usable answer. */
    public static final class Unavailable extends IOException {
        private static final long serialVersionUID = 1L;

        Unavailable(String message) {
            super(message);
        }
    }

    /** Items whose label or alias in a language begins with {@code name}, as the service ranks them. */
    public List<String> search(String name, String language) throws IOException {
        JsonNode answer = ask(new TreeMap<>(Map.of(
                "action",
                "wbsearchentities",
                "search",
                name,
                "language",
                language,
                "uselang",
                language,
                "type",
                "item",
                "limit",
                "7")));
        List<String> items = new ArrayList<>();
        answer.path("search").forEach(hit -> items.add(hit.path("id").asText()));
        return items;
    }

    /** The items, by their ids; those that are not there are left out. */
    Map<String, WikidataItem> items(List<String> ids) throws IOException {
        Map<String, WikidataItem> items = new LinkedHashMap<>();
        for (int i = 0; i < ids.size(); i += ITEMS_A_REQUEST) {
            List<String> some = ids.subList(i, Math.min(ids.size(), i + ITEMS_A_REQUEST));
            JsonNode answer = ask(new TreeMap<>(Map.of(
                    "action", "wbgetentities",
                    "ids", String.join("|", some),
                    "props", "labels|aliases|claims",
                    "languages", "fr|en|mul")));
            answer.path("entities").forEach(entity -> {
                if (!entity.has("missing")) {
                    items.put(entity.path("id").asText(), new WikidataItem(entity));
                }
            });
        }
        return items;
    }

    private JsonNode ask(Map<String, String> parameters) throws IOException {
        String query = query(parameters);
        Path kept = cache.resolve(hash(query) + ".json");
        Optional<JsonNode> answer = kept(kept);
        if (answer.isPresent()) {
            return answer.get();
        }
        if (offline) {
            throw new Unavailable("offline, and not asked before: " + query);
        }
        try {
            places.acquire();
            try {
                return asked(query, kept);
            } finally {
                places.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private JsonNode asked(String query, Path kept) throws IOException, InterruptedException {
        String last = "";
        Duration wait = FIRST_WAIT;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (failures.get() >= FAILURES_TO_STOP) {
                throw new Unavailable(
                        "the service failed " + FAILURES_TO_STOP + " times in a row; nothing more is asked");
            }
            pause();
            Outcome outcome = once(query);
            if (outcome.answer != null) {
                failures.set(0);
                keep(kept, query, outcome.answer);
                return outcome.answer;
            }
            last = outcome.problem;
            failures.incrementAndGet();
            Duration asked = outcome.retryAfter == null ? wait : outcome.retryAfter;
            if (asked.compareTo(LONGEST_WAIT) > 0) {
                notBefore.accumulateAndGet(waiting.now().plus(asked), WikidataClient::later);
                break;
            }
            notBefore.accumulateAndGet(waiting.now().plus(asked), WikidataClient::later);
            wait = wait.multipliedBy(2);
        }
        throw new Unavailable(last);
    }

    /** Waits until it is allowed to ask; all threads wait when one is told to. */
    private void pause() throws InterruptedException, Unavailable {
        Instant now = waiting.now();
        Instant then = notBefore.get();
        if (then.isAfter(now)) {
            Duration wait = Duration.between(now, then);
            if (wait.compareTo(LONGEST_WAIT) > 0) {
                throw new Unavailable("the service wants to be left alone until " + then);
            }
            waiting.sleep(wait);
        }
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    /** Either an answer, or a problem and perhaps how long to wait. */
    private record Outcome(JsonNode answer, String problem, Duration retryAfter) {
        static Outcome failed(String problem, Duration retryAfter) {
            return new Outcome(null, problem, retryAfter);
        }
    }

    private Outcome once(String query) throws InterruptedException {
        HttpResponse<String> response;
        try {
            response = http.send(
                    HttpRequest.newBuilder(URI.create(api + "?" + query))
                            .header("User-Agent", agent)
                            .header("Accept", "application/json")
                            .timeout(timeout)
                            .build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Outcome.failed(e.getClass().getSimpleName() + ": " + e.getMessage(), null);
        }
        Duration retryAfter = retryAfter(response);
        if (response.statusCode() != 200) {
            return Outcome.failed("status " + response.statusCode(), retryAfter);
        }
        try {
            JsonNode answer = mapper.readTree(response.body());
            if (answer.hasNonNull("error")) {
                return Outcome.failed(
                        answer.path("error").path("code").asText() + ": "
                                + answer.path("error").path("info").asText(),
                        retryAfter);
            }
            if (!answer.isObject() || !answer.has("search") && !answer.has("entities")) {
                return Outcome.failed("an answer of another kind", retryAfter);
            }
            return new Outcome(answer, "", null);
        } catch (JsonProcessingException e) {
            return Outcome.failed("no JSON: " + e.getOriginalMessage(), retryAfter);
        }
    }

    /** Seconds or a date, or null where the answer has neither. */
    private Duration retryAfter(HttpResponse<?> response) {
        String value = response.headers().firstValue("Retry-After").orElse("").strip();
        if (value.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            return value.isEmpty()
                    ? null
                    : Duration.between(
                            waiting.now(),
                            ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private Optional<JsonNode> kept(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode kept = mapper.readTree(Files.readString(file));
            Instant date = Instant.parse(kept.path("date").asText());
            boolean fresh = offline || date.plus(FRESH).isAfter(waiting.now());
            return fresh ? Optional.of(kept.path("answer")) : Optional.empty();
        } catch (JsonProcessingException | DateTimeParseException e) {
            return Optional.empty(); // it is asked for again
        }
    }

    private void keep(Path file, String query, JsonNode answer) throws IOException {
        ObjectNode kept = mapper.createObjectNode();
        kept.put("date", waiting.now().toString());
        kept.put("query", query);
        kept.set("answer", answer);
        Files.createDirectories(cache);
        Path fresh = Files.createTempFile(cache, "answer", ".new");
        Files.writeString(fresh, mapper.writeValueAsString(kept));
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String query(Map<String, String> parameters) {
        StringBuilder query = new StringBuilder();
        parameters.put("format", "json");
        parameters.put("maxlag", "5");
        parameters.forEach((key, value) -> query.append(query.length() == 0 ? "" : "&")
                .append(key)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return query.toString();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
