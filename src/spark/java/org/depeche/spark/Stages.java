package org.depeche.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.spark.sql.Row;
import org.depeche.Depeche;
import org.depeche.model.Countries;
import org.depeche.model.LinkedFindings;
import org.depeche.model.Problem;
import org.depeche.model.ProblemException;
import org.depeche.rdf.ArticleGraph;
import org.depeche.rdf.GraphBuilder;
import org.depeche.rdf.Iris;
import org.depeche.rdf.Shapes;
import org.depeche.rdf.Violation;

/**
 * Takes records through the stages, on an executor. Models and knowledge are loaded once an executor, at the first record, and
 * shared by its tasks.
 */
final class Stages implements Reading.Each<Extracted> {
    private static final long serialVersionUID = 1;

    private static final Map<String, Loaded> LOADED = new ConcurrentHashMap<>();

    private final String base;
    private final Map<String, Order> repeated;

    /**
     * @param base of the IRIs
     * @param repeated ids that stand more than once, with the place where each stands first
     */
    Stages(String base, Map<String, Order> repeated) {
        this.base = base;
        this.repeated = Map.copyOf(repeated);
    }

    private record Loaded(Depeche depeche, Iris iris, GraphBuilder builder, Shapes shapes) {
        static Loaded of(String base) {
            Iris iris = new Iris(base);
            return new Loaded(new Depeche(), iris, new GraphBuilder(iris, Countries.load()), Shapes.load());
        }
    }

    private static Loaded loaded(String base) {
        return LOADED.computeIfAbsent(base, Loaded::of);
    }

    @Override
    public Iterator<Extracted> of(Iterator<Read> records) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(records, Spliterator.ORDERED), false)
                .map(this::extract)
                .iterator();
    }

    private Extracted extract(Read read) {
        if (read.problem() != null) {
            return failed(read.problem());
        }
        Order first = repeated.get(read.article().id());
        if (first != null && !first.equals(read.order())) {
            return failed(new Problem(
                    "DUPLICATE-ID",
                    read.article().source(),
                    "",
                    "the id \"" + read.article().id() + "\" stands already in file " + first.file()
                            + ", record or byte " + first.position(),
                    "the first was kept; give each article an id of its own"));
        }
        try {
            return extracted(read);
        } catch (ProblemException e) {
            return failed(e.problem());
        } catch (RuntimeException e) {
            return failed(new Problem(
                    "INTERNAL",
                    read.article().source(),
                    "article " + read.article().id(),
                    e.toString(),
                    "this is a mistake in Dépêche; please report it with the article"));
        }
    }

    private Extracted extracted(Read read) {
        Loaded loaded = loaded(base);
        LinkedFindings findings = loaded.depeche().read(read.article());
        ArticleGraph graph = loaded.builder().graph(findings);
        List<Violation> violations = loaded.shapes().check(graph.graph());
        if (!violations.isEmpty()) {
            throw new ProblemException(new Problem(
                    "INVALID-GRAPH",
                    read.article().source(),
                    "article " + read.article().id(),
                    violations.get(0).toString(),
                    "this is a mistake in Dépêche; please report it with the article"));
        }
        List<Row> problems = new ArrayList<>();
        findings.findings().problems().forEach(problem -> problems.add(Tables.problem(problem)));
        return new Extracted(
                nquads(graph.name(), graph.graph()),
                Tables.article(read.article()),
                Tables.statements(findings),
                Tables.relations(findings),
                Tables.people(findings),
                problems,
                graph.graph().size());
    }

    private static Extracted failed(Problem problem) {
        return new Extracted("", null, List.of(), List.of(), List.of(), List.of(Tables.problem(problem)), 0);
    }

    /** What is known beside the articles, as N-Quads. */
    static String known(String base) {
        Iris iris = new Iris(base);
        return nquads(iris.known(), new GraphBuilder(iris, Countries.load()).known());
    }

    private static String nquads(Node name, Graph graph) {
        List<String> lines = new ArrayList<>(graph.size());
        String end = " " + NodeFmtLib.strNT(name) + " .";
        graph.find(Triple.ANY)
                .forEachRemaining(triple -> lines.add(NodeFmtLib.strNT(triple.getSubject()) + " "
                        + NodeFmtLib.strNT(triple.getPredicate())
                        + " "
                        + NodeFmtLib.strNT(triple.getObject())
                        + end));
        Collections.sort(lines);
        return String.join("\n", lines);
    }

    /** A record's id and place, to find ids that stand twice. */
    static final class Ids implements Reading.Each<scala.Tuple2<String, Order>>, Serializable {
        private static final long serialVersionUID = 1;

        @Override
        public Iterator<scala.Tuple2<String, Order>> of(Iterator<Read> records) {
            return StreamSupport.stream(Spliterators.spliteratorUnknownSize(records, Spliterator.ORDERED), false)
                    .filter(read -> read.article() != null)
                    .map(read -> new scala.Tuple2<>(read.article().id(), read.order()))
                    .iterator();
        }
    }
}
