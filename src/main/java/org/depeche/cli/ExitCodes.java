package org.depeche.cli;

/** What the program ends with. */
final class ExitCodes {
    static final int DONE = 0;
    /** Some input was bad; the rest was taken. */
    static final int BAD_INPUT = 1;

    static final int WRONG_USAGE = 2;
    /** The store or the server failed. */
    static final int STORE_FAILED = 3;

    private ExitCodes() {}
}
