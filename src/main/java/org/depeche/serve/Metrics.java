package org.depeche.serve;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The server's own figures for Prometheus, at {@code /metrics}: each request's time by what it asked for and how it ended. */
final class Metrics implements Filter, AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();

    Metrics(AnswerCache cache, QueryRunner runner) {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        collections.bindTo(registry);
        Gauge.builder("depeche.cache.bytes", cache, AnswerCache::bytes)
                .description("answers that are kept")
                .register(registry);
        FunctionCounter.builder("depeche.cache.hits", cache, AnswerCache::hits).register(registry);
        FunctionCounter.builder("depeche.cache.misses", cache, AnswerCache::misses)
                .register(registry);
        Gauge.builder("depeche.queries.running", runner, QueryRunner::running)
                .description("SPARQL queries that run now")
                .register(registry);
        Gauge.builder("depeche.queries.held.bytes", runner, QueryRunner::held)
                .description("what running queries keep to sort, group or join it, as far as it can be counted")
                .register(registry);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long start = System.nanoTime();
        try {
            chain.doFilter(request, response);
        } finally {
            if (request instanceof HttpServletRequest asked && response instanceof HttpServletResponse answered) {
                Timer.builder("depeche.requests")
                        .description("requests, by what they ask for and the status of the answer")
                        .tag("for", route(asked.getRequestURI()))
                        .tag("status", Integer.toString(answered.getStatus()))
                        .publishPercentileHistogram(false)
                        .serviceLevelObjectives(Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofSeconds(1))
                        .register(registry)
                        .record(Duration.ofNanos(System.nanoTime() - start));
            }
        }
    }

    /** One of a few names, whatever the path is: each would be a row of figures for ever. */
    private static String route(String path) {
        String first = path.replaceFirst("^/([^/]*).*", "$1");
        return switch (first) {
            case "sparql", "data", "export", "api", "static", "reconcile", "query", "metrics", "healthz" -> first;
            default -> "page";
        };
    }

    /** Answers with the figures. */
    HttpServlet servlet() {
        return new HttpServlet() {
            private static final long serialVersionUID = 1L;

            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                response.setHeader("Cache-Control", "no-store");
                byte[] figures = registry.scrape().getBytes(StandardCharsets.UTF_8);
                response.setContentType("text/plain; version=0.0.4; charset=utf-8");
                response.setContentLength(figures.length);
                response.getOutputStream().write(figures);
            }
        };
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
