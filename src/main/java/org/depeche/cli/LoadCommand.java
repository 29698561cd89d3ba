package org.depeche.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.depeche.model.Problem;
import org.depeche.store.Store;
import org.depeche.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Loads quads that were made elsewhere. */
@Command(
        name = "load",
        description = {
            "Load N-Quads, as `depeche export --format nquads` and `depeche store backup` write them, into a store.",
            "Into an empty store by Jena's bulk loader; in another one, a graph takes the place of that of its name."
        },
        footerHeading = "%nExample:%n",
        footer = "  depeche load part-*.nq.gz --store news")
final class LoadCommand extends GraphCommand {
    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "Files of N-Quads, gzipped or not, and folders of files that end in .nq or .nq.gz.")
    private List<Path> paths;

    @Option(names = "--store", paramLabel = "DIR", description = "Folder of the store. Default: ${DEFAULT-VALUE}")
    private Path store = Path.of("graph");

    @Option(names = "--json", description = "Print the summary as JSON.")
    private boolean json;

    @Override
    int run() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            files.addAll(files(path));
        }
        StoreOption.tellOfWait(store, spec.commandLine().getErr());
        try (Store opened = Store.open(store)) {
            long start = System.nanoTime();
            long quads = opened.load(files);
            double seconds = Math.max(1e-3, (System.nanoTime() - start) / 1e9);
            out().println(
                            json
                                    ? String.format(
                                            Locale.ROOT,
                                            "{\"files\":%d,\"quads\":%d,\"seconds\":%.3f}",
                                            files.size(),
                                            quads,
                                            seconds)
                                    : String.format(
                                            Locale.ROOT,
                                            "%s of %s in %.1f s (%s a second)",
                                            Words.count(quads, "quad"),
                                            Words.count(files.size(), "file"),
                                            seconds,
                                            Words.grouped(Math.round(quads / seconds))));
            return DONE;
        }
    }

    private static List<Path> files(Path path) throws IOException {
        if (Files.isRegularFile(path)) {
            return List.of(path);
        }
        List<Path> files = List.of();
        if (Files.isDirectory(path)) {
            try (Stream<Path> all = Files.walk(path)) {
                files = all.filter(Files::isRegularFile)
                        .filter(file -> file.getFileName().toString().matches("[^.].*\\.nq(\\.gz)?"))
                        .sorted()
                        .toList();
            }
        }
        if (files.isEmpty()) {
            throw new StoreException(
                    new Problem(
                            "NO-SUCH-FILE",
                            path.toString(),
                            "",
                            "there is no such file, or the folder holds none that ends in .nq or .nq.gz",
                            "check the name"),
                    null);
        }
        return files;
    }
}
