package org.depeche.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Fetches feeds and pages as a guest should: only over HTTP, as each site's {@code robots.txt} allows (RFC 9309), a site not more
 * often than the rate, and a feed only where it changed since it was last read (conditional requests, RFC 9110). Used by one thread.
 */
public final class Web {
    private static final String AGENT = "Depeche";
    private static final int FOUND = 200;
    private static final int NOT_MODIFIED = 304;
    private static final int CLIENT_ERRORS = 400;
    private static final int SERVER_ERRORS = 500;
    private static final int LONGEST_ROBOTS = 500 << 10;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final Map<String, Robots> robots = new HashMap<>();
    private final Map<String, Long> lastAsked = new HashMap<>();
    private final Properties known = new Properties();
    private final Properties met = new Properties();
    private final Path memory;
    private final Duration pause;
    private final int maxBytes;

    /**
     * @param memory file that keeps what the servers said of the versions that were read; made by {@link #remember}
     * @param pause between two requests to one site
     * @param maxBytes answers of as many bytes or more are refused
     */
    public Web(Path memory, Duration pause, int maxBytes) throws IOException {
        this.memory = memory;
        this.pause = pause;
        this.maxBytes = maxBytes;
        if (Files.exists(memory)) {
            try (Reader in = Files.newBufferedReader(memory)) {
                known.load(in);
            }
        }
    }

    /** Whether an input is an address. */
    static boolean isAddress(String input) {
        return input.regionMatches(true, 0, "http://", 0, 7) || input.regionMatches(true, 0, "https://", 0, 8);
    }

    /** An address cannot be read; the words say why. */
    static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1L;

        RefusedException(String why) {
            super(why);
        }
    }

    /**
     * What stands at an address.
     *
     * @return nothing where it is what was {@linkplain #remember remembered}
     * @throws RefusedException where the site does not want it, or has nothing there
     */
    Optional<byte[]> fetchIfChanged(String address) throws IOException {
        HttpRequest.Builder request = allowed(address);
        validator(address, "etag").ifPresent(tag -> request.header("If-None-Match", tag));
        validator(address, "modified").ifPresent(date -> request.header("If-Modified-Since", date));
        HttpResponse<InputStream> response = ask(request.build());
        try (InputStream body = response.body()) {
            if (response.statusCode() == NOT_MODIFIED) {
                return Optional.empty();
            }
            byte[] bytes = bytes(response, body);
            response.headers().firstValue("ETag").ifPresent(tag -> met.setProperty("etag " + address, tag));
            response.headers()
                    .firstValue("Last-Modified")
                    .ifPresent(date -> met.setProperty("modified " + address, date));
            return Optional.of(bytes);
        }
    }

    /** What stands at an address, whether it changed or not. */
    byte[] fetch(String address) throws IOException {
        HttpResponse<InputStream> response = ask(allowed(address).build());
        try (InputStream body = response.body()) {
            return bytes(response, body);
        }
    }

    /** Keeps which versions were read. To be called once what was in them is safe: they will not be read again. */
    public void remember() throws IOException {
        if (met.isEmpty()) {
            return;
        }
        known.putAll(met);
        met.clear();
        Path part = memory.resolveSibling(memory.getFileName() + ".part");
        try (Writer out = Files.newBufferedWriter(part)) {
            known.store(out, null);
        }
        Files.move(part, memory, StandardCopyOption.REPLACE_EXISTING);
    }

    private Optional<String> validator(String address, String kind) {
        return Optional.ofNullable(known.getProperty(kind + " " + address));
    }

    private byte[] bytes(HttpResponse<InputStream> response, InputStream body) throws IOException {
        if (response.statusCode() != FOUND) {
            throw new RefusedException("the server answers " + response.statusCode());
        }
        byte[] bytes = body.readNBytes(maxBytes);
        if (bytes.length == maxBytes) {
            throw new RefusedException("the answer has " + maxBytes + " bytes or more");
        }
        return bytes;
    }

    private HttpRequest.Builder allowed(String address) throws IOException {
        URI uri;
        try {
            uri = URI.create(address.strip());
        } catch (IllegalArgumentException e) {
            throw new RefusedException("is no address: " + e.getMessage());
        }
        if (!isAddress(address) || uri.getHost() == null) {
            throw new RefusedException("is no address of http or https");
        }
        String site = uri.getScheme() + "://" + uri.getRawAuthority();
        Robots rules = robots.get(site);
        if (rules == null) {
            rules = robots(site);
            robots.put(site, rules);
        }
        if (!rules.allows(uri)) {
            throw new RefusedException("the site's robots.txt does not allow it");
        }
        return request(uri);
    }

    /** Without rules all is allowed; where the server fails, nothing is (RFC 9309, 2.3.1). */
    private Robots robots(String site) throws IOException {
        HttpResponse<InputStream> response =
                ask(request(URI.create(site + "/robots.txt")).build());
        try (InputStream body = response.body()) {
            if (response.statusCode() >= SERVER_ERRORS) {
                return Robots.NOTHING;
            }
            return response.statusCode() >= CLIENT_ERRORS
                    ? Robots.ALL
                    : Robots.parse(new String(body.readNBytes(LONGEST_ROBOTS), StandardCharsets.UTF_8), AGENT);
        }
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(PATIENCE).header("User-Agent", AGENT + "/0.1 (news reader)");
    }

    private HttpResponse<InputStream> ask(HttpRequest request) throws IOException {
        try {
            String site = request.uri().getRawAuthority();
            long wait = lastAsked.getOrDefault(site, Long.MIN_VALUE / 2) + pause.toNanos() - System.nanoTime();
            if (wait > 0) {
                Thread.sleep(Duration.ofNanos(wait).toMillis() + 1);
            }
            lastAsked.put(site, System.nanoTime());
            return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** As a stream, for readers. */
    static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }
}
