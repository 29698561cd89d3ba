package org.depeche.read;

/** As many articles as were wanted are read: ends the reading, from however deep within a file. */
final class LimitReachedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LimitReachedException() {
        super("enough", null, false, false);
    }
}
