package org.depeche.architecture.planted.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A violation, planted for the architecture test: the model knows a library. */
public record PlantedRecord(@JsonProperty("name") String name) {}
