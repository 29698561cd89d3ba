package org.depeche.rdf;

/**
 * A place where a graph breaks a shape.
 *
 * @param focus IRI of the node
 * @param path the property, or empty where the node itself is wrong
 * @param value the value that is wrong, or empty
 * @param message what is wrong, in words
 */
public record Violation(String focus, String path, String value, String message) {
    @Override
    public String toString() {
        return focus + (path.isEmpty() ? "" : " " + path) + (value.isEmpty() ? "" : " " + value) + ": " + message;
    }
}
