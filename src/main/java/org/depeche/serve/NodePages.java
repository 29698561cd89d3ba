package org.depeche.serve;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.depeche.store.Store;

/** The page of any node of the data. */
final class NodePages {
    private final Lists lists;
    private final Description description;
    private final ActorPage actors;
    private final CountryPages countries;
    private final ArticlePage articles;
    private final FindingPage findings;
    private final String base;

    NodePages(Store store, Reading reading, Portraits portraits, Lists lists, String base) {
        this.lists = lists;
        this.description = new Description(store);
        this.actors = new ActorPage(reading, portraits, lists, description);
        this.countries = new CountryPages(reading, portraits, lists, description);
        this.articles = new ArticlePage(reading, lists, description);
        this.findings = new FindingPage(reading, lists, description);
        this.base = base;
    }

    Page node(String iri, Words words) {
        String path = iri.substring(base.length());
        return switch (path.replaceFirst("/.*", "")) {
            case "person", "organisation", "actor" -> actors.page(iri, words);
            case "country" -> countries.country(iri, words);
            case "article" -> articles.page(iri, words);
            default -> other(iri, path.startsWith("statement/") || path.startsWith("relation/"), words);
        };
    }

    /** The page of two countries, at {@code /pair/CN/RU}; empty for another path. */
    Optional<Page> pair(String path, Map<String, List<String>> parameters, Words words) {
        String[] parts = path.split("/", -1);
        if (parts.length != 4 || !parts[1].equals("pair")) {
            return Optional.empty();
        }
        if (!parts[2].matches("[A-Z0-9_]{2,30}") || !parts[3].matches("[A-Z0-9_]{2,30}")) {
            throw new HttpException(404, path);
        }
        return Optional.of(countries.pair(parts[2], parts[3], Filter.of(parameters), words));
    }

    /** A node by its properties; a finding first by what it says. */
    private Page other(String iri, boolean finding, Words words) {
        Graph graph = description.of(iri);
        String name = iri.substring(base.length());
        Html body = new Html().element("h1", name, "class", "iri");
        if (finding) {
            findings.show(body, iri, words);
            body.raw("<details><summary>").text(words.get("properties")).raw("</summary>");
        }
        List<String> subjects = graph.find().toList().stream()
                .map(Triple::getSubject)
                .filter(Node::isURI)
                .map(Node::getURI)
                .distinct()
                .sorted()
                .toList();
        for (String subject : subjects) {
            int hash = subject.indexOf('#');
            String fragment = hash < 0 ? "" : subject.substring(hash + 1);
            body.element(
                    "h2",
                    fragment.isEmpty() ? words.get("properties") : fragment,
                    "id",
                    fragment.isEmpty() ? "top" : fragment);
            properties(body, graph, subject, words);
        }
        if (finding) {
            body.raw("</details>");
        }
        lists.cite(body, iri, words);
        return Page.of(name, body);
    }

    private void properties(Html body, Graph graph, String subject, Words words) {
        body.raw("<dl class=\"facts\">");
        graph.find(NodeFactory.createURI(subject), Node.ANY, Node.ANY).toList().stream()
                .sorted(Comparator.comparing((Triple triple) -> triple.predicateMatches(RDF.type.asNode())
                                ? ""
                                : triple.getPredicate().toString())
                        .thenComparing(triple -> triple.getObject().toString()))
                .forEach(triple -> property(body, triple.getPredicate(), triple.getObject(), words));
        body.raw("</dl>");
    }

    private void property(Html body, Node property, Node value, Words words) {
        body.element("dt", property.getURI().replaceFirst("^.*[#/]", "")).open("dd", "dir", "auto");
        if (value.isURI()) {
            String iri = value.getURI();
            boolean ours = iri.startsWith(base);
            String shown = ours ? iri.substring(base.length()) : iri.replaceFirst("^.*[#/](?=.)", "");
            int hash = iri.indexOf('#');
            String path = hash >= 0 && ours
                    ? lists.path(iri.substring(0, hash), words) + iri.substring(hash)
                    : lists.path(iri, words);
            body.link(path, shown);
        } else {
            body.text(value.isLiteral() ? value.getLiteralLexicalForm() : value.toString());
        }
        body.close("dd");
    }
}
