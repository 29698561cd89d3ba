package org.depeche.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.depeche.store.Push;
import org.depeche.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Sends the graphs of a store to another one that speaks the SPARQL 1.1 Graph Store Protocol. */
@Command(
        name = "push",
        description = {
            "Send the named graphs of a store to any other that speaks the SPARQL 1.1 Graph Store Protocol.",
            "What has arrived is kept in a file beside the store: pushed again, only what has changed is sent."
        },
        footerHeading = "%nExample:%n",
        footer = "  depeche push --endpoint https://triples.example/data --token-file token")
final class PushCommand extends GraphCommand {
    @Mixin
    private StoreOption store;

    @Option(
            names = "--endpoint",
            required = true,
            paramLabel = "URL",
            description = "address of the Graph Store Protocol there")
    private URI endpoint;

    @Option(names = "--token-file", paramLabel = "FILE", description = "file of a token, sent as bearer")
    private Path tokenFile;

    @Option(names = "--user", paramLabel = "NAME", description = "user, with --password-file")
    private String user;

    @Option(names = "--password-file", paramLabel = "FILE", description = "file of the user's password")
    private Path passwordFile;

    @Option(
            names = "--at-once",
            paramLabel = "N",
            description = "how many graphs are sent at once (default: ${DEFAULT-VALUE})")
    private int atOnce = 4;

    @Option(
            names = "--arrived",
            paramLabel = "FILE",
            description = "file of what has arrived (default: pushed.tsv in the store's folder)")
    private Path arrived;

    @Option(names = "--json", description = "print the summary as JSON")
    private boolean json;

    @Override
    int run() throws IOException {
        boolean web = "http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme());
        if (!web || endpoint.getRawQuery() != null || endpoint.getHost() == null) {
            throw new ParameterException(
                    spec.commandLine(), "--endpoint wants an http or https address without a query, not " + endpoint);
        }
        if ((user == null) != (passwordFile == null) || user != null && tokenFile != null) {
            throw new ParameterException(
                    spec.commandLine(), "give --token-file, or --user and --password-file, or none of them");
        }
        ProblemCount problems = new ProblemCount(err());
        try (Store opened = store.open()) {
            Path ledger = arrived == null ? store.directory.resolve("pushed.tsv") : arrived;
            Push.Result result = new Push(opened, endpoint, authorization(), atOnce, Duration.ofSeconds(1), ledger)
                    .run(problem -> {
                        synchronized (problems) {
                            problems.add(problem);
                        }
                    });
            String format = json
                    ? "{\"sent\":%d,\"unchanged\":%d,\"removed\":%d,\"failed\":%d}"
                    : "graphs sent %d, unchanged %d, removed %d, failed %d";
            out().println(String.format(
                    Locale.ROOT, format, result.sent(), result.unchanged(), result.removed(), result.failed()));
            return result.failed() == 0 ? DONE : STORE_FAILED;
        }
    }

    private Optional<String> authorization() throws IOException {
        if (tokenFile != null) {
            return Optional.of("Bearer " + Files.readString(tokenFile).strip());
        }
        if (user != null) {
            String pair = user + ":" + Files.readString(passwordFile).strip();
            return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        return Optional.empty();
    }
}
