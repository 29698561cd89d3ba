package org.depeche.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

/**
 * Articles that wait on the disk until all of them are put into the database at once. Each batch is a {@link Segment}, and is sorted
 * meanwhile for the database that will hold it; where the process ends before, the segments tell all that is needed.
 *
 * <p>What would take the place of something else, in the database or among what waits, is put aside in the same file, for a transaction
 * after the others are in.
 */
final class Staging {
    private static final String FOLDER = "staging";
    private static final String WAITING = ".waiting";
    private static final String ASIDE = ".aside";

    private final Path folder;
    private final SortedLoad load;
    private final ArticleIndex articles;
    private final TextIndex texts;
    /** Hashes of names and addresses: where two are alike by chance an article is put aside, and no more. */
    private final Set<Long> met = new HashSet<>();
    /** Hashes of what the text index was given: two of a hundred million are alike with a chance of one to four thousand. */
    private final Set<Long> found = new HashSet<>();

    private int segments;

    private Staging(Path folder, SortedLoad load, ArticleIndex articles, TextIndex texts) {
        this.folder = folder;
        this.load = load;
        this.articles = articles;
        this.texts = texts;
    }

    /** Whether a process that ended has left anything to be put in. */
    static boolean isIn(Path directory) {
        return Files.isDirectory(directory.resolve(FOLDER));
    }

    /** Begins to gather beside what a database holds; the thread reads it. */
    static Staging beside(Path directory, DatasetGraph present, ArticleIndex articles, TextIndex texts)
            throws IOException {
        Path folder = directory.resolve(FOLDER);
        BulkLoad.remove(folder);
        Files.createDirectories(folder);
        return new Staging(folder, sorted(directory, present), articles, texts);
    }

    /** Goes on with what a process that ended has left; the text index has to be made anew then. */
    static Staging resumed(Path directory, DatasetGraph present, ArticleIndex articles, TextIndex texts)
            throws IOException {
        Staging staging = new Staging(directory.resolve(FOLDER), sorted(directory, present), articles, texts);
        try {
            for (Segment segment : segments(directory, WAITING)) {
                staging.load.add(segment::waiting);
            }
        } catch (IOException | RuntimeException e) {
            staging.abandon();
            throw e;
        }
        return staging;
    }

    private static SortedLoad sorted(Path directory, DatasetGraph present) throws IOException {
        return SortedLoad.into(BulkLoad.emptied(directory), present);
    }

    /** Quads that wait. */
    long quads() {
        return load.quads();
    }

    /**
     * Takes in a batch: to the disk first, then to the index of articles, which tells from then on that they are there.
     *
     * @param present what the database holds; the thread reads it
     */
    Store.Replaced add(DatasetGraph present, Map<Node, Graph> graphs, Map<Node, String> digests) throws IOException {
        Map<Node, Graph> waiting = new LinkedHashMap<>();
        Map<Node, Graph> aside = new LinkedHashMap<>();
        graphs.forEach((name, graph) -> {
            boolean isFirst = !meets(name, graph)
                    && !present.containsGraph(name)
                    && Versions.others(present, name, graph).isEmpty();
            (isFirst ? waiting : aside).put(name, graph);
        });
        Map<Node, MinHash> summaries = new LinkedHashMap<>();
        List<Quad> copies = new ArrayList<>();
        NearCopies near = new NearCopies(articles);
        waiting.forEach((name, graph) -> ArticleIndex.body(name, graph)
                .map(MinHash::of)
                .ifPresent(words -> {
                    summaries.put(name, words);
                    copies.addAll(near.add(name, words, other -> true));
                }));
        write(waiting, aside, copies, digests);
        load.add(sink -> quads(waiting, copies, sink));
        waiting.values().forEach(graph -> graph.find().forEach(triple -> index(present, triple)));
        articles.add(summaries, digests);
        long triples = waiting.values().stream().mapToLong(Graph::size).sum();
        return new Store.Replaced(waiting.size(), 0, 0, 0, triples);
    }

    /** Whether an article would take the place of another that waits, or may. */
    private boolean meets(Node name, Graph graph) {
        boolean isNewName = met.add(hash(name));
        boolean isNewAddress =
                Versions.url(name, graph).map(url -> met.add(hash(url))).orElse(true);
        return !isNewName || !isNewAddress;
    }

    private void index(DatasetGraph present, Triple triple) {
        if (TextIndex.covers(triple)
                && found.add(hash(triple))
                && !present.contains(Node.ANY, triple.getSubject(), triple.getPredicate(), triple.getObject())) {
            texts.add(triple);
        }
    }

    private static long hash(Triple triple) {
        return 31 * (31 * hash(triple.getSubject()) + hash(triple.getPredicate())) + hash(triple.getObject());
    }

    private static long hash(Node node) {
        return MinHash.hash(node.toString());
    }

    private void write(Map<Node, Graph> waiting, Map<Node, Graph> aside, List<Quad> copies, Map<Node, String> digests)
            throws IOException {
        segments++;
        new Segment(folder.resolve(String.format("%08d%s", segments, WAITING)))
                .write(new Segment.Articles(known(waiting, digests), known(aside, digests)), sink -> {
                    quads(waiting, copies, sink);
                    quads(aside, List.of(), sink);
                });
    }

    private static Map<Node, String> known(Map<Node, Graph> graphs, Map<Node, String> digests) {
        Map<Node, String> known = new LinkedHashMap<>();
        graphs.keySet().forEach(name -> known.put(name, digests.getOrDefault(name, "")));
        return known;
    }

    private static void quads(Map<Node, Graph> graphs, List<Quad> more, Consumer<Quad> sink) {
        graphs.forEach((name, graph) -> graph.find().forEach(triple -> sink.accept(Quad.create(name, triple))));
        more.forEach(sink);
    }

    /** Makes the database of all that waits and all that was there; gives its folder. */
    Path finish() throws IOException {
        return BulkLoad.database(load.finish());
    }

    /** Forgets what was sorted; the segments stay. */
    void abandon() throws IOException {
        load.abandon();
    }

    /** What the articles that a process left waiting were read from. */
    static Map<Node, String> digests(Path directory) throws IOException {
        Map<Node, String> digests = new LinkedHashMap<>();
        for (Segment segment : segments(directory, WAITING)) {
            digests.putAll(segment.articles().waiting());
        }
        return digests;
    }

    /** Takes away what is in the database now, and leaves what was put aside. */
    static void forgetWaiting(Path directory) throws IOException {
        for (Segment segment : segments(directory, WAITING)) {
            if (segment.articles().aside().isEmpty()) {
                Files.delete(segment.file());
            } else {
                String name = segment.file().getFileName().toString().replace(WAITING, ASIDE);
                Files.move(segment.file(), segment.file().resolveSibling(name), StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    /** Segments of which only what was put aside is left, in the order in which they came. */
    static List<Segment> aside(Path directory) throws IOException {
        return segments(directory, ASIDE);
    }

    /** Takes all away. */
    static void remove(Path directory) throws IOException {
        BulkLoad.remove(directory.resolve(FOLDER));
    }

    private static List<Segment> segments(Path directory, String kind) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve(FOLDER))) {
            return files.filter(file -> file.getFileName().toString().endsWith(kind))
                    .sorted()
                    .map(Segment::new)
                    .toList();
        }
    }
}
