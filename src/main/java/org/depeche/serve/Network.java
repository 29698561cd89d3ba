package org.depeche.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which country does how much of what with or to which, year by year; from actual relations unless said otherwise. */
final class Network {
    private static final int MOST = 50_000;

    private static final String PAIRS = """
            SELECT ?source ?target ?quad ?year ( COUNT ( DISTINCT ?node ) AS ?count ) WHERE {
                ?node dep:status ?status ; dep:quadClass ?quad ; dep:source/dep:code ?source ; dep:target/dep:code ?target .
                OPTIONAL { ?node dep:date ?date BIND ( SUBSTR ( STR ( ?date ), 1, 4 ) AS ?year ) }
            } GROUP BY ?source ?target ?quad ?year ORDER BY DESC ( ?count ) ?source ?target ?quad ?year LIMIT %d
            """.formatted(MOST);

    private final Reading reading;

    Network(Reading reading) {
        this.reading = reading;
    }

    /** A country that takes part; {@code count} is the number of relations in which it does. */
    record Node(String code, String name, long count) {}

    /** Relations of one quad class from one country to another in one year; the year is empty where it is not known. */
    record Edge(String source, String target, String quadClass, String year, long count) {}

    /** All of it. */
    record Graph(List<Node> countries, List<Edge> edges) {}

    /** What two countries do with and to each other, counted by quad class; {@code one} comes first in the alphabet. */
    record Pair(String one, String other, Map<String, Long> counts) {
        long all() {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** @param status such as {@code Actual} */
    Graph graph(String status, String language) {
        List<Edge> edges = reading.select(
                PAIRS,
                Map.of("status", Reading.vocabulary(status)),
                row -> new Edge(
                        Reading.text(row, "source"),
                        Reading.text(row, "target"),
                        Reading.local(row, "quad"),
                        Reading.text(row, "year"),
                        Reading.count(row)));
        Map<String, Long> counts = new TreeMap<>();
        for (Edge edge : edges) {
            counts.merge(edge.source(), edge.count(), Long::sum);
            counts.merge(edge.target(), edge.count(), Long::sum);
        }
        List<Node> nodes = new ArrayList<>();
        counts.forEach((code, count) -> nodes.add(new Node(code, reading.country(code, language), count)));
        nodes.sort(
                java.util.Comparator.comparingLong((Node node) -> -node.count()).thenComparing(Node::name));
        return new Graph(nodes, edges);
    }

    /** Pairs of countries, those with most relations first. */
    static List<Pair> pairs(Graph graph) {
        Map<String, Pair> pairs = new TreeMap<>();
        for (Edge edge : graph.edges()) {
            boolean inOrder = edge.source().compareTo(edge.target()) <= 0;
            String one = inOrder ? edge.source() : edge.target();
            String other = inOrder ? edge.target() : edge.source();
            pairs.computeIfAbsent(one + " " + other, key -> new Pair(one, other, new TreeMap<>()))
                    .counts()
                    .merge(edge.quadClass(), edge.count(), Long::sum);
        }
        List<Pair> sorted = new ArrayList<>(pairs.values());
        sorted.sort(java.util.Comparator.comparingLong((Pair pair) -> -pair.all())
                .thenComparing(Pair::one)
                .thenComparing(Pair::other));
        return sorted;
    }

    /** Years of the edges that have one, in order. */
    static TreeSet<String> years(Graph graph) {
        TreeSet<String> years = new TreeSet<>();
        graph.edges().stream().map(Edge::year).filter(year -> !year.isEmpty()).forEach(years::add);
        return years;
    }
}
