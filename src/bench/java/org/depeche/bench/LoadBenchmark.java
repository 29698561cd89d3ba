package org.depeche.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.loader.DataLoader;
import org.apache.jena.tdb2.loader.LoaderFactory;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.depeche.Depeche;
import org.depeche.model.Article;
import org.depeche.model.Countries;
import org.depeche.model.PartialDate;
import org.depeche.rdf.ArticleGraph;
import org.depeche.rdf.GraphBuilder;
import org.depeche.rdf.Iris;
import org.depeche.store.Store;

/** Loading quads, beside Jena's own loader on the same file: {@code tdb2.tdbloader --loader=phased}. */
final class LoadBenchmark implements Benchmark {
    /** Different articles that are read; each stands in the file under so many names. */
    private static final int READ = 500;

    private static final int COPIES = Integer.getInteger("bench.articles", 10_000) / READ;
    private static final int ROUNDS = 2;
    private static final int BATCH = 400;

    @Override
    public String name() {
        return "load";
    }

    @Override
    public String description() {
        return "depeche load and batches, against tdb2.tdbloader --loader=phased on the same quads";
    }

    @Override
    public Report run(Path folder) throws Exception {
        JenaSystem.init();
        Path file = folder.resolve("quads.nq");
        long quads = write(file);
        double jena = 0;
        double ours = 0;
        double indexes = Double.MAX_VALUE;
        double batches = 0;
        for (int round = 0; round < ROUNDS; round++) {
            jena = Math.max(jena, quads / jena(file, folder.resolve("jena-" + round)));
            try (Store store = Store.open(folder.resolve("ours-" + round))) {
                long start = System.nanoTime();
                store.load(List.of(file));
                ours = Math.max(ours, quads / seconds(start));
                start = System.nanoTime();
                store.reindex();
                indexes = Math.min(indexes, seconds(start));
            }
            batches = Math.max(batches, quads / batches(folder.resolve("batches-" + round)));
        }
        return new Report(name())
                .add("quads", quads, "")
                .add("tdb2.tdbloader --loader=phased", jena, "quads/s")
                .add("depeche load, with its text index", ours, "quads/s")
                .add("the text index alone", indexes, "s")
                .add("depeche load, the quads alone", quads / (quads / ours - indexes), "quads/s")
                .ratio("the quads alone against it", quads / (quads / ours - indexes), jena)
                .ratio("with the text index against it", ours, jena)
                .add("batches of " + BATCH + " articles", batches, "quads/s")
                .ratio("batches against it", batches, jena);
    }

    private static double jena(Path file, Path folder) throws IOException {
        Files.createDirectories(folder);
        DatasetGraph data = DatabaseMgr.connectDatasetGraph(folder.toString());
        long start = System.nanoTime();
        DataLoader loader = LoaderFactory.phasedLoader(data, (form, values) -> {});
        loader.startBulk();
        loader.load(file.toString());
        loader.finishBulk();
        double seconds = seconds(start);
        TDBInternal.expel(data, true);
        return seconds;
    }

    private double batches(Path folder) {
        double seconds = 0;
        try (Store store = Store.open(folder)) {
            for (int from = 0; from < COPIES * READ; from += BATCH) {
                Map<Node, Graph> batch = new LinkedHashMap<>();
                for (int i = from; i < Math.min(from + BATCH, COPIES * READ); i++) {
                    ArticleGraph read = graphs.get(i % READ);
                    batch.put(name(read.name(), i / READ), copy(read, i / READ));
                }
                long start = System.nanoTime();
                store.replace(batch);
                seconds += seconds(start);
            }
        }
        return seconds;
    }

    private List<ArticleGraph> graphs = List.of();

    private long write(Path file) throws IOException {
        ScaleCorpus corpus = new ScaleCorpus();
        Random random = new Random(2);
        Depeche depeche = new Depeche();
        GraphBuilder builder = new GraphBuilder(new Iris(Iris.DEFAULT_BASE), Countries.load());
        graphs = java.util.stream.IntStream.range(0, READ)
                .mapToObj(i -> {
                    var json = corpus.article("a" + i, random);
                    return builder.graph(depeche.read(new Article(
                            json.path("id").asText(),
                            "fr",
                            "",
                            json.path("publisher").asText(),
                            PartialDate.parse(json.path("published").asText()),
                            json.path("title").asText(),
                            json.path("text").asText(),
                            "")));
                })
                .toList();
        long[] quads = new long[1];
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            StreamRDF writer = StreamRDFWriter.getWriterStream(out, Lang.NQUADS);
            writer.start();
            for (int copy = 0; copy < COPIES; copy++) {
                for (ArticleGraph read : graphs) {
                    Node name = name(read.name(), copy);
                    copy(read, copy).find().forEachRemaining(triple -> {
                        writer.quad(Quad.create(name, triple));
                        quads[0]++;
                    });
                }
            }
            writer.finish();
        }
        return quads[0];
    }

    /** The same graph under other names: what belongs to the article alone gets a name of its own. */
    private static Graph copy(ArticleGraph read, int copy) {
        Graph graph = GraphFactory.createDefaultGraph();
        read.graph()
                .find()
                .forEachRemaining(triple -> graph.add(
                        name(triple.getSubject(), copy), triple.getPredicate(), name(triple.getObject(), copy)));
        return graph;
    }

    private static Node name(Node node, int copy) {
        if (node.isURI() && node.getURI().matches(".*/(article|statement|relation|actor)/.*")) {
            return NodeFactory.createURI(node.getURI().replaceFirst("/a(?=\\d+)", "/c" + copy + "a"));
        }
        if (node.isLiteral() && node.getLiteralLexicalForm().length() > 200) {
            // Else all copies would be near-copies of each other, which no news is.
            return NodeFactory.createLiteralLang(
                    node.getLiteralLexicalForm().replaceAll("(\\w{4})\\b", "$1" + copy), node.getLiteralLanguage());
        }
        return node;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
