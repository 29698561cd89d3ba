package org.depeche.architecture.planted.extract;

import org.depeche.architecture.planted.link.Linking;

/** A violation, planted for the architecture test: a stage that knows another. */
public final class PlantedExtractor {
    private final Linking other = new Linking();

    public Linking other() {
        return other;
    }
}
