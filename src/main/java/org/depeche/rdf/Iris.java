package org.depeche.rdf;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * IRIs of the data. They lie below a base, so that they can be opened in a browser where that is the server's address, and
 * are made from ids, codes and names alone, so that the same input has the same IRIs. They hold ASCII characters only: what
 * a browser asks for is then, character by character, what the graph says.
 */
public final class Iris {
    /** Where {@code depeche serve} listens unless told otherwise. */
    public static final String DEFAULT_BASE = "http://localhost:3030/";

    private final String base;

    /**
     * @param base absolute IRI of scheme http or https, without query, ending in {@code /}
     * @throws IllegalArgumentException for anything else
     */
    public Iris(String base) {
        URI uri = URI.create(base);
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        boolean open = base.endsWith("/") && uri.getRawQuery() == null && uri.getRawFragment() == null;
        if (!web || uri.getHost() == null || !open || !base.equals(uri.toASCIIString())) {
            throw new IllegalArgumentException(
                    "not a base for IRIs: " + base + " (wanted: an absolute http or https address that ends in /)");
        }
        this.base = base;
    }

    /** What every IRI of the data begins with. */
    public String base() {
        return base;
    }

    /** The article, and its named graph. */
    public Node article(String id) {
        return node("article/" + percent(id));
    }

    /** A statement of an article, counted from 1. */
    Node statement(String article, int number) {
        return node("statement/" + percent(article) + "-" + number);
    }

    /** A relation of an article, counted from 1. */
    Node relation(String article, int number) {
        return node("relation/" + percent(article) + "-" + number);
    }

    /**
     * What several articles may tell of: a relation of a pair within a window of time.
     *
     * @param window EDTF: the first day of two, or a month
     */
    Node event(String source, String type, String target, String window) {
        return node("event/" + percent(source) + "-" + type + "-" + percent(target) + "-" + window);
    }

    /** A country or bloc by its code, such as {@code CN} or {@code EU}. */
    public Node country(String code) {
        return node("country/" + percent(code));
    }

    /**
     * A person. Whoever is linked goes by the Wikidata item, so that homonyms stay apart and one person's names together.
     *
     * @param name as the article has it
     * @param qid Wikidata item, or empty
     */
    Node person(String name, String qid) {
        return node("person/" + (qid.isEmpty() ? Slug.of(name) : qid));
    }

    /** An organisation, under the same rule as a person. */
    Node organisation(String name, String qid) {
        return node("organisation/" + (qid.isEmpty() ? Slug.of(name) : qid));
    }

    /**
     * Somebody whom the article describes but does not name. Two articles may mean different people by the same words, so
     * the IRI is the article's own.
     */
    Node described(String article, String description) {
        return node("actor/" + percent(article) + "/" + Slug.of(description));
    }

    /** A role, such as that of an ambassador. */
    Node role(String role) {
        return node("role/" + Slug.of(role));
    }

    /** The named graph of what is known beside the articles. */
    public Node known() {
        return node("known");
    }

    /** A node that belongs to another: evidence to a statement. */
    static Node within(Node node, String name) {
        return NodeFactory.createURI(node.getURI() + "#" + name);
    }

    private Node node(String path) {
        return NodeFactory.createURI(base + path);
    }

    /**
     * Escapes all but ASCII letters, digits, {@code . _ -}; two texts never become one. Beyond ASCII by percent, as browsers
     * show that as the letters it stands for; within ASCII by tilde: servers and proxies refuse or undo {@code %2F}, {@code
     * %2E} and their like in a path, as they have been misused so often.
     */
    static String percent(String text) {
        // A path segment of dots alone would be taken for a step up.
        StringBuilder safe = new StringBuilder(text.equals(".") || text.equals("..") ? "~" : "");
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 128 && (Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '-')) {
                safe.append(c);
            } else {
                safe.append(c < 128 ? '~' : '%').append(hex(b >> 4)).append(hex(b));
            }
        }
        return safe.toString();
    }

    private static char hex(int bits) {
        return "0123456789ABCDEF".charAt(bits & 15);
    }
}
