package org.depeche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.graph.GraphFactory;
import org.depeche.model.Article;
import org.depeche.model.Countries;
import org.depeche.model.Country;
import org.depeche.rdf.GraphBuilder;
import org.depeche.rdf.Iris;
import org.depeche.rdf.Shapes;
import org.depeche.read.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every dispatch of {@code data/articles} gives the graph that lies in {@code src/test/resources/golden}. Where a change is
 * meant to change graphs, write them anew with {@code mvn test -Dtest=GoldenTest -Dgolden.update=true}, and read the
 * difference before committing it. A dispatch dropped into the folder is a test once its graph was written so.
 */
class GoldenTest {
    private static final Path ARTICLES = Path.of("data/articles");
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");
    private static final Map<String, String> PREFIXES = new TreeMap<>(Map.of(
            "dep", "https://w3id.org/depeche#",
            "plover", "https://w3id.org/depeche/plover#",
            "schema", "https://schema.org/",
            "prov", "http://www.w3.org/ns/prov#",
            "oa", "http://www.w3.org/ns/oa#",
            "rdfs", "http://www.w3.org/2000/01/rdf-schema#",
            "owl", "http://www.w3.org/2002/07/owl#",
            "sem", "http://semanticweb.cs.vu.nl/2009/11/sem/",
            "wd", "http://www.wikidata.org/entity/",
            "xsd", "http://www.w3.org/2001/XMLSchema#"));
    private static final Depeche DEPECHE = Shared.DEPECHE;
    private static final GraphBuilder BUILDER = new GraphBuilder(
            new Iris(Iris.DEFAULT_BASE),
            Countries.load().all().stream().collect(Collectors.toMap(Country::code, c -> c)));

    static Stream<String> dispatches() throws IOException {
        return names(ARTICLES, ".txt").stream();
    }

    private static TreeSet<String> names(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(ending))
                    .map(f -> f.substring(0, f.length() - ending.length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @ParameterizedTest
    @MethodSource("dispatches")
    void aDispatchGivesItsGoldenGraph(String name) throws IOException {
        Graph graph = graph(name);
        assertThat(Shapes.load().check(graph)).isEmpty();
        Path golden = GOLDEN.resolve(name + ".ttl");
        if (UPDATE) {
            write(graph, golden);
        }
        Graph expected = RDFParser.source(golden).toGraph();
        assertThat(expected.isIsomorphicWith(graph))
                .as("%s%nonly expected:%n%s%nonly found:%n%s", name, without(expected, graph), without(graph, expected))
                .isTrue();
    }

    @Test
    void everyGoldenGraphHasItsDispatch() throws IOException {
        assumeFalse(UPDATE, "the graphs are being written");
        assertThat(names(GOLDEN, ".ttl")).isEqualTo(names(ARTICLES, ".txt"));
    }

    private static Graph graph(String name) throws IOException {
        String file = name + ".txt";
        Article article =
                Reading.of(file, Files.readAllBytes(ARTICLES.resolve(file))).only();
        return BUILDER.graph(DEPECHE.read(article)).graph();
    }

    private static void write(Graph graph, Path file) throws IOException {
        Graph prefixed = GraphFactory.createDefaultGraph();
        graph.find().forEach(prefixed::add);
        PREFIXES.forEach(prefixed.getPrefixMapping()::setNsPrefix);
        Files.createDirectories(GOLDEN);
        try (OutputStream out = Files.newOutputStream(file)) {
            RDFWriter.source(prefixed).format(RDFFormat.TURTLE_PRETTY).output(out);
        }
    }

    private static String without(Graph a, Graph b) {
        return a.stream()
                .filter(triple -> !b.contains(triple))
                .map(triple -> NodeFmtLib.str(triple))
                .sorted()
                .limit(12)
                .collect(Collectors.joining("\n"));
    }
}
