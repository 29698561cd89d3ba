package org.depeche.serve;

import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;

/** When a query must have ended. Functions that can run for long look at it. */
final class Deadline {
    private static final Symbol SYMBOL = Symbol.create("https://w3id.org/depeche/serve#deadline");

    private final long nanoTime;
    private volatile boolean over;

    Deadline(long nanos) {
        this.nanoTime = System.nanoTime() + nanos;
    }

    void setIn(Context context) {
        context.set(SYMBOL, this);
    }

    /** The deadline of the query that runs in a context; never one where there is none. */
    static Deadline of(Context context) {
        Deadline deadline = context.get(SYMBOL);
        return deadline == null ? new Deadline(Long.MAX_VALUE >> 1) : deadline;
    }

    /** Ends the query now. */
    void end() {
        over = true;
    }

    boolean isOver() {
        return over || System.nanoTime() - nanoTime >= 0;
    }

    void check() {
        if (isOver()) {
            throw new QueryCancelledException();
        }
    }
}
