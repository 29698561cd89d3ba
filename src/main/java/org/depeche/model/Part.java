package org.depeche.model;

import java.util.Locale;

/** The two parts of an article that words are quoted from. */
public enum Part {
    TITLE,
    TEXT;

    /** As it stands in JSON: {@code title} or {@code text}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
