package org.depeche.cli;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.depeche.link.GraphNames;
import org.depeche.link.Reconciliation;
import org.depeche.serve.HttpException;

/**
 * Speaks HTTP for {@link Reconciliation}. Any page may ask it, as it reads what everybody may read and there is nothing to write; so
 * each answer, errors too, says so (CORS). It takes forms apart itself: the container bounds none that it is not told of.
 */
final class ReconcileServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** Of a form, in bytes: a full batch of 500 queries takes a tenth. */
    private static final int MOST_BYTES = 2 << 20;

    private static final String METHODS = "GET, HEAD, POST, OPTIONS";

    private final transient List<Path> knowledge;
    private final transient GraphNames graph;
    private transient volatile Reconciliation service;

    /**
     * @param knowledge folders of knowledge beside the program's own; read at the first request
     * @param graph whose people and organisations are found too
     */
    ReconcileServlet(List<Path> knowledge, GraphNames graph) {
        this.knowledge = List.copyOf(knowledge);
        this.graph = graph;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Access-Control-Allow-Origin", "*");
        switch (request.getMethod()) {
            case "GET", "HEAD", "POST" -> send(answer(request), response);
            case "OPTIONS" -> {
                response.setHeader("Allow", METHODS);
                response.setHeader("Access-Control-Allow-Methods", METHODS);
                response.setHeader("Access-Control-Allow-Headers", "Accept, Content-Type");
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            }
            default -> {
                response.setHeader("Allow", METHODS);
                send(Reconciliation.error(405, "only GET and POST are answered here"), response);
            }
        }
    }

    private Reconciliation.Answer answer(HttpServletRequest request) throws IOException {
        Map<String, String> parameters = new TreeMap<>();
        try {
            add(request.getQueryString(), parameters);
            if (request.getMethod().equals("POST")) {
                byte[] form = request.getInputStream().readNBytes(MOST_BYTES + 1);
                if (form.length > MOST_BYTES) {
                    return Reconciliation.error(413, "a request is " + (MOST_BYTES >> 20) + " MB at most");
                }
                add(new String(form, StandardCharsets.UTF_8), parameters);
            }
        } catch (IllegalArgumentException e) {
            return Reconciliation.error(400, "the parameters are not encoded as those of a form: " + e.getMessage());
        }
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        String url = address(request);
        try {
            return service().answer(path, parameters, url.substring(0, url.length() - path.length()));
        } catch (HttpException e) {
            return Reconciliation.error(e.status(), e.getMessage());
        }
    }

    /** As the asker knows it: a proxy that speaks https for this server says so, or the manifest would name http. */
    private static String address(HttpServletRequest request) {
        String url = request.getRequestURL().toString();
        return "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"))
                ? url.replaceFirst("^http:", "https:")
                : url;
    }

    /** Adds what a query string or a form holds; of equal names the first counts. */
    private static void add(String encoded, Map<String, String> parameters) {
        if (encoded == null) {
            return;
        }
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void send(Reconciliation.Answer answer, HttpServletResponse response) throws IOException {
        if (answer.status() == HttpServletResponse.SC_FOUND) {
            response.sendRedirect(answer.body());
            return;
        }
        response.setStatus(answer.status());
        response.setContentType(answer.type());
        if (answer.type().startsWith("text/html")) {
            // A preview is shown in a frame of whoever asks; it has words and style, nothing else.
            response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
            response.setHeader("X-Frame-Options", null);
        }
        response.getWriter().write(answer.body());
    }

    private Reconciliation service() {
        Reconciliation ready = service;
        if (ready == null) {
            synchronized (this) {
                ready = service;
                if (ready == null) {
                    ready = new Reconciliation(knowledge, graph);
                    service = ready;
                }
            }
        }
        return ready;
    }
}
