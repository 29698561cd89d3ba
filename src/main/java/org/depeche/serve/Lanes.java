package org.depeche.serve;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Two lanes, so that long queries do not hold up short ones. A query starts in the quick lane; when it takes long it moves
 * to the slow lane, and is sent away where that is full. Whoever comes again with a query that took long goes to the slow
 * lane at once.
 */
final class Lanes {
    /** How long a query may stay in the quick lane by the clock … */
    private static final long QUICK_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    /** … unless it has hardly had a processor in that time, as the machine is busy. */
    private static final long LITTLE_NANOS = TimeUnit.MILLISECONDS.toNanos(40);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** How long a request waits for its turn in the quick lane before it is told to come again. */
    private static final long QUICK_PATIENCE_MILLIS = 5_000;

    /** Likewise in the slow lane; a brake on those who come again at once. */
    private static final long SLOW_PATIENCE_MILLIS = 1_000;

    private static final long MEMORY_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int REMEMBERED = 1_000;

    private final Semaphore quick;
    private final Semaphore slow;

    /** Places of queries that were ended and do not notice at once: sorting and path closures look up late. */
    private final Semaphore ending;

    /** Queries that took long, by their hash, with the time when they are forgiven. */
    private final Map<Integer, Long> slowQueries = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Long> eldest) {
            return size() > REMEMBERED;
        }
    });

    /** @param queries in the quick lane; the slow one has half as many, and one at least */
    Lanes(int queries) {
        this.quick = new Semaphore(queries, true);
        this.slow = new Semaphore(Math.max(1, queries / 2), true);
        this.ending = new Semaphore(2 * queries);
    }

    /**
     * Waits for a place in the lane that a query belongs to.
     *
     * @throws HttpException 503 where there is none for a while
     */
    Place enter(String query) {
        if (!isSlow(query)) {
            take(quick, QUICK_PATIENCE_MILLIS);
            // While it waited, another may have shown that it takes long.
            if (!isSlow(query)) {
                return new Place(query.hashCode(), quick);
            }
            quick.release();
        }
        take(slow, SLOW_PATIENCE_MILLIS);
        return new Place(query.hashCode(), slow);
    }

    private boolean isSlow(String query) {
        Long until = slowQueries.get(query.hashCode());
        return until != null && System.nanoTime() - until < 0;
    }

    private static void take(Semaphore lane, long patience) {
        try {
            if (lane.tryAcquire(patience, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw busy();
    }

    static HttpException busy() {
        return new HttpException(503, "too many queries are running; try again in a moment");
    }

    /** A query's place in a lane. */
    final class Place {
        private final int query;
        private volatile Thread runner;
        private volatile long before;
        private volatile long began;
        private Semaphore lane;
        private boolean sentAway;

        private Place(int query, Semaphore lane) {
            this.query = query;
            this.lane = lane;
        }

        /** The thread that calls this runs the query. */
        void begin() {
            before = THREADS.getThreadCpuTime(Thread.currentThread().getId());
            began = System.nanoTime();
            runner = Thread.currentThread();
        }

        /** Whether it has run longer than a query of the quick lane may. */
        boolean takesLong() {
            Thread thread = runner;
            return thread != null
                    && System.nanoTime() - began > QUICK_NANOS
                    && THREADS.getThreadCpuTime(thread.getId()) - before > LITTLE_NANOS;
        }

        /** Moves a query that takes long to the slow lane; false where it has to end, as that is full. */
        synchronized boolean keep() {
            if (lane == quick && takesLong()) {
                slowQueries.put(query, System.nanoTime() + MEMORY_NANOS);
                if (!slow.tryAcquire()) {
                    sentAway = true;
                    if (ending.tryAcquire()) {
                        lane.release();
                        lane = ending;
                    }
                    return false;
                }
                lane.release();
                lane = slow;
            }
            return true;
        }

        synchronized boolean wasSentAway() {
            return sentAway;
        }

        /** To be called once. */
        synchronized void leave() {
            if (lane == slow && !takesLong()) {
                slowQueries.remove(query);
            }
            runner = null;
            lane.release();
        }
    }
}
