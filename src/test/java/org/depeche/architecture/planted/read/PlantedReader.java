package org.depeche.architecture.planted.read;

import org.apache.jena.graph.Node;

/** A violation, planted for the architecture test: reading knows the graph's library. */
public final class PlantedReader {
    public String name(Node node) {
        return node.getURI();
    }
}
