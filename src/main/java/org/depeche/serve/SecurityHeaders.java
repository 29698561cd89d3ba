package org.depeche.serve;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells browsers to take scripts and styles from this server alone, and to run nothing that stands in an article. */
final class SecurityHeaders implements Filter {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Writers writers;

    SecurityHeaders(Writers writers) {
        this.writers = writers;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (response instanceof HttpServletResponse http) {
            http.setHeader("Content-Security-Policy", POLICY);
            http.setHeader("X-Content-Type-Options", "nosniff");
            http.setHeader("X-Frame-Options", "DENY");
            http.setHeader("Referrer-Policy", "no-referrer");
            http.setHeader("Cross-Origin-Opener-Policy", "same-origin");
            http.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
            if (request instanceof HttpServletRequest asked && isRefusedUnread(asked)) {
                http.setHeader("Connection", "close");
            }
        }
        chain.doFilter(request, response);
    }

    /** Whether a request brings a body that nobody reads: the server closes its connection, and must say so beforehand. */
    private boolean isRefusedUnread(HttpServletRequest request) {
        String path = request.getRequestURI();
        return switch (request.getMethod()) {
            case "GET", "HEAD", "OPTIONS" -> false;
            case "POST" ->
                !path.equals("/sparql") && !path.equals("/reconcile") && !(path.equals("/data") && writers.isAnybody());
            default -> !(path.equals("/data") && writers.isAnybody());
        };
    }
}
