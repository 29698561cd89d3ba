package org.depeche.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.RiotParseException;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.depeche.model.Problem;

/**
 * Loads N-Quads into a database of its own that then takes the place of the store's empty one. A load that fails or is killed
 * leaves a folder behind that the next opening of the store takes away, and nothing else.
 */
final class BulkLoad {
    private static final String LOADING = "loading";
    private static final String DATA = "Data-";

    /** How often the disk is looked at, in quads: some 200 MB. */
    private static final long LOOK = 1_000_000;

    private BulkLoad() {}

    /** Takes away what a load or a compaction that was killed has left. */
    static void tidy(Path directory) throws IOException {
        remove(directory.resolve(LOADING));
        List<Path> databases = databases(directory);
        for (Path older : databases.subList(0, Math.max(0, databases.size() - 1))) {
            remove(older);
        }
    }

    /**
     * Makes a database of the quads of files.
     *
     * @param look called every now and then; may throw to end it, while there is as much space left as was taken
     * @return the folder of the database
     * @throws StoreException {@code RDF-SYNTAX}, {@code RDF-NO-GRAPH}, {@code RDF-UNREADABLE}
     */
    static Path load(Path directory, List<Path> files, Runnable look, Consumer<Quad> counted) throws IOException {
        long[] quads = new long[1];
        return fill(
                directory,
                sink -> files.forEach(file -> parse(file, quad -> {
                    if (++quads[0] % LOOK == 0) {
                        look.run();
                    }
                    sink.accept(quad);
                    counted.accept(quad);
                })));
    }

    /** Makes a database of what {@code source} gives to the sink that it is handed; gives its folder. */
    static Path fill(Path directory, Consumer<Consumer<Quad>> source) throws IOException {
        SortedLoad load = SortedLoad.into(emptied(directory));
        try {
            load.add(source);
        } catch (RuntimeException e) {
            load.abandon();
            throw e;
        }
        return database(load.finish());
    }

    /** Makes a packed copy of a database; gives its folder. Terms that no quad has any more stay. */
    static Path pack(Path directory, DatasetGraph data) throws IOException {
        return database(SortedLoad.into(emptied(directory), data).finish());
    }

    /** The folder in which a database is made, without what another load left there. */
    static Path emptied(Path directory) throws IOException {
        Path folder = directory.resolve(LOADING);
        remove(folder);
        return folder;
    }

    static Path database(Path folder) throws IOException {
        return databases(folder).get(0);
    }

    /** Reads a file of N-Quads, gzipped or not, to its end. */
    static void parse(Path file, Consumer<Quad> sink) {
        try (InputStream in = open(file)) {
            RDFParser.source(in).lang(Lang.NQUADS).errorHandler(new Strict()).parse(new StreamRDFBase() {
                @Override
                public void quad(Quad quad) {
                    if (quad.isDefaultGraph()) {
                        throw failure("RDF-NO-GRAPH", file, "", "a line names no graph: " + quad.asTriple());
                    }
                    sink.accept(quad);
                }

                @Override
                public void triple(Triple triple) {
                    throw failure("RDF-NO-GRAPH", file, "", "a line names no graph: " + triple);
                }
            });
        } catch (RiotParseException e) {
            throw failure("RDF-SYNTAX", file, "line " + e.getLine() + ", column " + e.getCol(), e.getOriginalMessage());
        } catch (IOException | RiotException e) {
            throw failure("RDF-UNREADABLE", file, "", String.valueOf(e.getMessage()));
        }
    }

    /** Puts a database in the place of that of a store, which nobody has open. */
    static void adopt(Path database, Path directory) throws IOException {
        List<Path> old = databases(directory);
        long number = old.isEmpty() ? 0 : number(old.get(old.size() - 1));
        Path next = directory.resolve(String.format("%s%04d", DATA, number + 1));
        Files.move(database, next, StandardCopyOption.ATOMIC_MOVE);
        tidy(directory);
    }

    private static StoreException failure(String code, Path file, String place, String message) {
        return new StoreException(
                new Problem(code, file.toString(), place, message, "mend the file and load again; nothing was written"),
                null);
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzip ? new GZIPInputStream(in, 1 << 16) : in;
    }

    /** Databases of a store in the order of their numbers: TDB2 uses the last. */
    private static List<Path> databases(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches(DATA + "\\d+"))
                    .sorted((a, b) -> Long.compare(number(a), number(b)))
                    .toList();
        }
    }

    private static long number(Path database) {
        return Long.parseLong(database.getFileName().toString().substring(DATA.length()));
    }

    /** Removes a folder with what is in it, if it is there. */
    static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException e) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Ends at the first mistake; what is merely unusual passes. */
    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(String message, long line, long column) {
            // Such as an IRI that is not in the form that its scheme prefers.
        }

        @Override
        public void error(String message, long line, long column) {
            throw new RiotParseException(message, line, column);
        }

        @Override
        public void fatal(String message, long line, long column) {
            throw new RiotParseException(message, line, column);
        }
    }
}
