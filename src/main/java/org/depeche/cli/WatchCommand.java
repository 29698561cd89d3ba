package org.depeche.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.depeche.rdf.Iris;
import org.depeche.read.Web;
import org.depeche.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Ingests what arrives. */
@Command(
        name = "watch",
        description = {
            "Put into a store what arrives in folders, and what is new in feeds (with --fetch), until it is ended.",
            "A file is read once it is no longer being written: when it looks the same twice."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  depeche watch incoming", "  depeche watch https://example.org/feed.xml --fetch --every 600"})
final class WatchCommand implements Callable<Integer> {
    @Mixin
    InputOptions input;

    @Option(names = "--store", paramLabel = "DIR", description = "Folder of the store. Default: ${DEFAULT-VALUE}")
    Path store = Path.of("graph");

    @Option(
            names = "--base",
            paramLabel = "IRI",
            description = "What the IRIs of articles, people and statements begin with. Default: ${DEFAULT-VALUE}")
    String base = Iris.DEFAULT_BASE;

    @Option(names = "--every", paramLabel = "SECONDS", description = "How often it looks. Default: ${DEFAULT-VALUE}")
    double every = 10;

    @Option(names = "--rounds", paramLabel = "N", description = "Ends after it looked so often. Default: never.")
    long rounds = Long.MAX_VALUE;

    @Spec
    CommandSpec spec;

    /** A file's look, by which it is told whether it changed. */
    private record Look(long size, long modified) {}

    private final Map<Path, Look> before = new HashMap<>();
    private final Set<Path> read = new HashSet<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (every <= 0) {
            throw new ParameterException(spec.commandLine(), "--every wants a time above 0, not " + every);
        }
        PrintWriter err = spec.commandLine().getErr();
        List<String> inputs = input.inputs();
        List<Path> folders =
                inputs.stream().filter(name -> !isAddress(name)).map(Path::of).toList();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw new ParameterException(spec.commandLine(), folder + " is no folder");
            }
        }
        List<String> feeds = inputs.stream().filter(WatchCommand::isAddress).toList();
        StoreOption.tellOfWait(store, spec.commandLine().getErr());
        try (Store opened = Store.open(store)) {
            Ingest ingest = new Ingest(opened, base, input.depeche(), input.dependencies(), err);
            Optional<Web> web = input.web(store.resolve("depeche.fetched"));
            for (long round = 1; ; round++) {
                Map<Path, String> arrived = arrived(folders);
                if (!arrived.isEmpty() || !feeds.isEmpty()) {
                    ingest(ingest, feeds, arrived, web);
                }
                if (round >= rounds) {
                    return ingest.problems().exitCode();
                }
                Thread.sleep(Math.round(every * 1000));
            }
        }
    }

    private void ingest(Ingest ingest, List<String> feeds, Map<Path, String> arrived, Optional<Web> web) {
        Ingest.Summary summary = ingest.run(
                reader -> {
                    reader.read(feeds, InputStream.nullInputStream());
                    arrived.forEach(reader::readFile);
                },
                input.readOptions(),
                web,
                input.threads(),
                new Progress.None());
        if (summary.added + summary.replaced > 0 && !input.quiet) {
            spec.commandLine()
                    .getErr()
                    .println(Words.count(summary.added, "new article") + ", " + Words.grouped(summary.replaced)
                            + " replaced");
            spec.commandLine().getErr().flush();
        }
    }

    /** Files that look as they did last time, and were not read as they look, with their paths below their folders. */
    private Map<Path, String> arrived(List<Path> folders) throws IOException {
        Map<Path, String> arrived = new LinkedHashMap<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(WatchCommand::isVisible).sorted().toList()) {
                    Look look = look(file);
                    if (!look.equals(before.put(file, look))) {
                        read.remove(file);
                    } else if (read.add(file)) {
                        arrived.put(file, folder.relativize(file).toString().replace('\\', '/'));
                    }
                }
            }
        }
        return arrived;
    }

    private static boolean isVisible(Path file) {
        return Files.isRegularFile(file) && !file.getFileName().toString().startsWith(".");
    }

    private static Look look(Path file) throws IOException {
        try {
            return new Look(Files.size(file), Files.getLastModifiedTime(file).toMillis());
        } catch (NoSuchFileException e) {
            return new Look(-1, 0); // taken away while we looked
        }
    }

    private static boolean isAddress(String input) {
        return input.matches("(?i)https?://.*");
    }
}
