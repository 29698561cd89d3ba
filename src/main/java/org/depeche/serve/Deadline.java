package org.depeche.serve;

import java.util.function.Supplier;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;

/**
 * When a query must have ended. All that can run for long looks at it again and again, and is slowed down there where
 * others go first.
 */
final class Deadline {
    private static final Symbol SYMBOL = Symbol.create("https://w3id.org/depeche/serve#deadline");
    private static final ThreadLocal<Deadline> OF_THREAD = new ThreadLocal<>();

    /** The clock costs more than a look should. */
    private static final int LOOKS = 32;

    private final long nanoTime;
    private volatile boolean over;
    private volatile HttpException reason;
    private Runnable heeded = () -> {};
    private int looks;

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

    /** The deadline of what this thread does for a page; one after so many nanoseconds where it does something else. */
    static Deadline ofThread(long nanos) {
        Deadline deadline = OF_THREAD.get();
        return deadline == null ? new Deadline(nanos) : deadline;
    }

    /** Does something whose parts all end by this. */
    <T> T around(Supplier<T> work) {
        OF_THREAD.set(this);
        try {
            return work.get();
        } finally {
            OF_THREAD.remove();
        }
    }

    /** What is done now and then by the thread that looks at this; to be called by that thread. */
    void heed(Runnable action) {
        heeded = action;
    }

    /** Ends the query now. */
    void end() {
        over = true;
    }

    /** Ends the query now, for a reason that its client is told. */
    void end(HttpException why) {
        reason = why;
        over = true;
    }

    /** Why it was ended before its time, or null. */
    HttpException reason() {
        return reason;
    }

    /** Nanoseconds that are left; not below 0. */
    long remaining() {
        return Math.max(0, nanoTime - System.nanoTime());
    }

    boolean isOver() {
        return over || System.nanoTime() - nanoTime >= 0;
    }

    /** @throws QueryCancelledException where it is over */
    void check() {
        if (++looks % LOOKS == 0) {
            heeded.run();
        }
        if (over || looks % LOOKS == 0 && isOver()) {
            throw new QueryCancelledException();
        }
    }
}
