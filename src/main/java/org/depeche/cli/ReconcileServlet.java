package org.depeche.cli;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.depeche.link.Reconciliation;

/** Speaks HTTP for {@link Reconciliation}; Jetty bounds the size of forms. */
final class ReconcileServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient List<Path> knowledge;
    private transient volatile Reconciliation service;

    /** @param knowledge folders of knowledge beside the program's own; read at the first request */
    ReconcileServlet(List<Path> knowledge) {
        this.knowledge = List.copyOf(knowledge);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, String> parameters = new TreeMap<>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, values[0]));
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        String url = request.getRequestURL().toString();
        String address = url.substring(0, url.length() - path.length());
        Reconciliation.Answer answer = service().answer(path, parameters, address);
        response.setStatus(answer.status());
        response.setContentType(answer.type());
        if (answer.type().startsWith("text/html")) {
            // A preview is shown in a frame of whoever asks; it has words and style, nothing else.
            response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
            response.setHeader("X-Frame-Options", null);
        }
        // Reading what everybody may read; there is nothing to write.
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.getWriter().write(answer.body());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        doGet(request, response);
    }

    private Reconciliation service() {
        Reconciliation ready = service;
        if (ready == null) {
            synchronized (this) {
                ready = service;
                if (ready == null) {
                    ready = new Reconciliation(knowledge);
                    service = ready;
                }
            }
        }
        return ready;
    }
}
