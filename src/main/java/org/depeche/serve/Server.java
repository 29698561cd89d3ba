package org.depeche.serve;

import jakarta.servlet.http.HttpServlet;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.sys.JenaSystem;
import org.depeche.model.Problem;
import org.depeche.store.Store;
import org.depeche.store.StoreException;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.CustomRequestLog;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.RequestLogWriter;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** The graph over HTTP: {@code /sparql}, pages, and every IRI of the data. It writes to the store only for whoever has the token. */
public final class Server implements AutoCloseable {
    static {
        JenaSystem.init();
        QueryRunner.registerFunctions();
    }

    private static final int LONGEST_HEADERS = 16 << 10;

    /** Requests that wait for a query hold a thread each. */
    private static final int LEAST_THREADS = 8;

    private static final int MOST_THREADS = 256;
    private static final long IDLE_MILLIS = 15_000;

    /** How much longer than the longest query the server waits for what runs when it is closed. */
    private static final long MORE_MILLIS = 5_000;

    private final FusekiServer server;
    private final QueryRunner runner;
    private final Metrics metrics;
    private final PageServlet pages;
    private final Entities entities;

    private Server(FusekiServer server, QueryRunner runner, Metrics metrics, PageServlet pages, Entities entities) {
        this.pages = pages;
        this.entities = entities;
        this.server = server;
        this.runner = runner;
        this.metrics = metrics;
    }

    /**
     * Where and how to serve.
     *
     * @param listen address of the network interface; {@code 127.0.0.1} keeps to this machine
     * @param port 0 for any that is free
     * @param base of the data's IRIs, which are answered by path, whatever the host is called; empty for that of the store
     * @param limits of each request
     * @param writer who may write; empty for nobody
     * @param services endpoints that queries may ask by SERVICE: hosts, with the port after a colon where it is not the usual one
     * @param accessLog file to which a line is added for each request, in the combined format with the time it took in
     *     microseconds; empty for none
     */
    public record Options(
            String listen,
            int port,
            String base,
            Limits limits,
            Optional<WriteToken> writer,
            List<String> services,
            Optional<Path> accessLog) {
        public static final Options USUAL = new Options("127.0.0.1", 3030, "", Limits.USUAL);

        /** Nobody writes, and nothing is logged. */
        public Options(String listen, int port, String base, Limits limits) {
            this(listen, port, base, limits, Optional.empty(), List.of(), Optional.empty());
        }

        public Options {
            services = List.copyOf(services);
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException("no such port: " + port);
            }
        }
    }

    /**
     * Starts.
     *
     * @throws StoreException {@code SERVER-START} where the port cannot be had
     */
    public static Server start(Store store, Options options) {
        return start(store, options, entities -> Map.of());
    }

    /**
     * Starts with more than the pages and the SPARQL endpoint.
     *
     * @param more servlets by the path that they answer, such as {@code /reconcile/*}; they may look up whom the graph tells of
     * @throws StoreException {@code SERVER-START} where the port cannot be had
     */
    public static Server start(
            Store store, Options options, Function<Entities, Map<String, ? extends HttpServlet>> more) {
        String base = options.base().isEmpty() ? store.base() : options.base();
        AnswerCache cache = AnswerCache.of(store);
        Lanes lanes = new Lanes(options.limits().queries());
        Services services = Services.of(options.services(), options.limits().bytes());
        QueryRunner runner = new QueryRunner(store, options.limits(), cache, lanes, services);
        Writers writers = new Writers(options.writer());
        Updates updates = new Updates(store, options.limits(), base);
        Metrics metrics = new Metrics(cache, runner);
        Reading reading = new Reading(store, base);
        Entities entities = new Entities(store, reading);
        PageServlet pages = new PageServlet(store, reading, entities, runner, cache, lanes, base);
        FusekiServer.Builder builder = FusekiServer.create();
        more.apply(entities).forEach(builder::addServlet);
        FusekiServer fuseki = builder.port(options.port())
                .loopback(true)
                .numServerThreads(LEAST_THREADS, MOST_THREADS)
                .addFilter("/*", metrics)
                .addFilter("/*", new SecurityHeaders(writers))
                .addServlet("/sparql", new SparqlServlet(runner, updates, writers, options.limits(), base))
                .addServlet("/data", new GraphStoreServlet(store, runner, updates, writers, options.limits(), base))
                .addServlet("/export/*", new ExportServlet(store, base))
                .addServlet("/metrics", metrics.servlet())
                .addServlet("/*", pages)
                .build();
        for (Connector connector : fuseki.getJettyServer().getConnectors()) {
            configure(connector, options);
        }
        configure(fuseki.getJettyServer(), options);
        try {
            fuseki.start();
        } catch (RuntimeException e) {
            runner.close();
            metrics.close();
            throw new StoreException(
                    new Problem(
                            "SERVER-START",
                            options.listen() + ":" + options.port(),
                            "",
                            "the server cannot start: " + (e.getCause() == null ? e : e.getCause()).getMessage(),
                            "choose another --port, or end what listens there"),
                    e);
        }
        return new Server(fuseki, runner, metrics, pages, entities);
    }

    private static void configure(Connector connector, Options options) {
        if (connector instanceof ServerConnector http) {
            http.setHost(options.listen());
            http.setIdleTimeout(IDLE_MILLIS);
            for (ConnectionFactory factory : http.getConnectionFactories()) {
                if (factory instanceof HttpConfiguration.ConnectionFactory configurable) {
                    HttpConfiguration configuration = configurable.getHttpConfiguration();
                    configuration.setRequestHeaderSize(LONGEST_HEADERS);
                    configuration.setSendServerVersion(false);
                }
            }
        }
    }

    private static void configure(org.eclipse.jetty.server.Server jetty, Options options) {
        // When it stops it takes nothing more, and waits for what runs.
        jetty.insertHandler(new GracefulHandler());
        jetty.setStopTimeout(options.limits().time().toMillis() + MORE_MILLIS);
        options.accessLog().ifPresent(file -> {
            RequestLogWriter log = new RequestLogWriter(file.toString());
            log.setAppend(true);
            jetty.setRequestLog(new CustomRequestLog(log, CustomRequestLog.EXTENDED_NCSA_FORMAT + " %{us}T"));
        });
    }

    /** The port that it listens at. */
    public int port() {
        return server.getPort();
    }

    /** Address of the start page on this machine. */
    public URI address() {
        return URI.create("http://localhost:" + port() + "/");
    }

    /** Makes the index of names and the front page beforehand, so that nobody need wait; it answers others meanwhile. */
    public void warm() {
        for (Runnable part : List.<Runnable>of(entities::warm, pages::warm)) {
            try {
                part.run();
            } catch (HttpException e) {
                // The graph is so large that it takes too long: whoever asks for it will be told.
            }
        }
    }

    /** Waits until it is closed. */
    public void join() {
        server.join();
    }

    /** Takes no more requests, lets the running queries end, and stops. */
    @Override
    public void close() {
        server.stop();
        runner.close();
        metrics.close();
    }
}
