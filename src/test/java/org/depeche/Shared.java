package org.depeche;

/** One program for all tests: its models and tables take seconds to load, and some hundred megabytes. */
final class Shared {
    static final Depeche DEPECHE = new Depeche();

    private Shared() {}
}
