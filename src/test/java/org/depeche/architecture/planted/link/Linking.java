package org.depeche.architecture.planted.link;

import org.depeche.architecture.planted.model.PlantedRecord;

/** Does nothing wrong: a stage that knows the model. */
public final class Linking {
    public String name(PlantedRecord known) {
        return known.name();
    }
}
