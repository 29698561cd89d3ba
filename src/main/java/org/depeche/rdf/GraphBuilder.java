package org.depeche.rdf;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.depeche.model.Countries;
import org.depeche.model.Country;
import org.depeche.model.LinkedFindings;

/** Makes the graph of an article, and the graph of what is known of countries. May be shared by threads. */
public final class GraphBuilder {
    static {
        JenaSystem.init();
    }

    private final Iris iris;
    private final Map<String, Country> countries;
    private final CountryNames names;

    /**
     * @param iris of the data
     * @param countries known, by code
     */
    public GraphBuilder(Iris iris, Map<String, Country> countries) {
        this.iris = iris;
        this.countries = new TreeMap<>(countries);
        this.names = new CountryNames(countries);
    }

    /**
     * @param iris of the data
     * @param countries known
     */
    public GraphBuilder(Iris iris, Countries countries) {
        this(iris, countries.all().stream().collect(Collectors.toMap(Country::code, Function.identity())));
    }

    /**
     * All that was read from an article, with the article's own words, so that each finding can be checked against them.
     * Where the article came from on this machine is left out: the same article gives the same graph everywhere.
     */
    public ArticleGraph graph(LinkedFindings findings) {
        Graph graph = GraphFactory.createDefaultGraph();
        ArticleWriter writer = new ArticleWriter(findings, iris, names, graph);
        writer.write();
        return new ArticleGraph(iris.article(findings.findings().article().id()), graph);
    }

    /**
     * What is known beside the articles: of countries and blocs their code, label in each language and Wikidata item, and the
     * vocabulary, so that a store explains itself.
     */
    public Graph known() {
        Graph graph = GraphFactory.createDefaultGraph();
        GraphUtil.addInto(graph, Shapes.resource("depeche.ttl"));
        GraphUtil.addInto(graph, Shapes.resource("plover.ttl"));
        countries.forEach((code, country) -> {
            Node node = iris.country(code);
            graph.add(node, RDF.type.asNode(), names.isBloc(code) ? Dep.BLOC : Dep.COUNTRY);
            graph.add(node, Dep.CODE, Literals.string(code));
            graph.add(node, OWL.sameAs.asNode(), Dep.wikidata(country.qid()));
            country.labels()
                    .forEach((language, label) ->
                            graph.add(node, RDFS.label.asNode(), NodeFactory.createLiteralLang(label, language)));
        });
        return graph;
    }
}
