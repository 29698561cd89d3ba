package org.depeche.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.depeche.serve.Limits;
import org.depeche.serve.Server;
import org.depeche.serve.WriteToken;
import org.depeche.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves the graph over HTTP until it is ended. */
@Command(
        name = "serve",
        description =
                "Serve the graph: pages for people at /, SPARQL at /sparql, OpenRefine at /reconcile, every IRI of the data; read-only unless --update is given.",
        footer = {"", "It listens on this machine alone, unless --listen names another network interface."})
public final class ServeCommand extends GraphCommand {
    private static final long LONGEST_CLOSE_MILLIS = 10_000;

    @Mixin
    private StoreOption store;

    @Option(names = "--port", defaultValue = "3030", description = "port; 0 for any (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "address to listen at; 0.0.0.0 for all of this machine (default: ${DEFAULT-VALUE})")
    private String listen;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "how long a query may run (default: ${DEFAULT-VALUE})")
    private int timeout;

    @Option(
            names = "--knowledge",
            paramLabel = "DIR",
            description = "folder of more knowledge for /reconcile, as `depeche wikidata` makes it; may be given again")
    private List<Path> knowledge = List.of();

    @Option(
            names = "--update",
            paramLabel = "TOKEN_FILE",
            description = {
                "let whoever knows the token in this file write: SPARQL updates at /sparql, graphs at /data;",
                "as 'Authorization: Bearer TOKEN', or as the password of basic authentication"
            })
    private Path tokenFile;

    @Option(
            names = "--service",
            paramLabel = "HOST",
            description = {
                "let queries ask this endpoint by SERVICE, by http or https: HOST or HOST:PORT;",
                "may be given again; none otherwise, and never one of a private network"
            })
    private List<String> services = List.of();

    @Option(names = "--access-log", paramLabel = "FILE", description = "add a line for each request to this file")
    private Path accessLog;

    @Override
    int run() throws IOException {
        Server.Options options = new Server.Options(
                listen,
                port,
                "",
                Limits.USUAL.within(Duration.ofSeconds(timeout)),
                Optional.ofNullable(tokenFile).map(WriteToken::read),
                services,
                Optional.ofNullable(accessLog));
        try (Store opened = store.open();
                Server server = Server.start(
                        opened,
                        options,
                        entities -> Map.of(
                                "/reconcile/*",
                                new ReconcileServlet(knowledge, new ServedNames(entities, opened.base()))))) {
            Thread main = Thread.currentThread();
            // The JVM ends when its hooks have: they wait until the store is closed too.
            Thread stop = new Thread(
                    () -> {
                        server.close();
                        joinQuietly(main);
                    },
                    "stop");
            Runtime.getRuntime().addShutdownHook(stop);
            URI address = server.address();
            out().println(address);
            out().flush();
            err().println("Pages at " + address + ", SPARQL at " + address.resolve("sparql") + "; Ctrl+C ends it");
            err().flush();
            server.warm();
            server.join();
            return DONE;
        }
    }

    private static void joinQuietly(Thread thread) {
        try {
            thread.join(LONGEST_CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
