package org.depeche.serve;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Lanes, so that long queries do not hold up short ones. A query that looks up what it names is light; any other has to
 * prove that it is short. One that takes long moves to the slow lane or, where that is full, waits for its turn there and
 * begins anew; whoever comes again with it goes there at once. All but the light ones leave a processor free for a second
 * after each light one, and while one is there they run a tenth of the time.
 */
final class Lanes {
    /** Processor time that a query may take before it counts as long. */
    private static final long QUICK_NANOS = TimeUnit.MILLISECONDS.toNanos(40);

    /** How long a query runs between two rests while light ones are there, and how long it rests at most. */
    private static final long RUN_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(9);

    /** A resting query looks so often whether the light ones have gone. */
    private static final long NAP_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

    /** How long a processor is kept free for the next light query. */
    private static final long KEPT_FREE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** How long a query runs before another one has its turn on the processors that are left. */
    private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    /** One that sorts may keep its turn for longer than it should: the others then go on beside it. */
    private static final long TURN_PATIENCE_MILLIS = 50;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** How long a request waits for its turn in a quick lane before it is told to come again. */
    private static final long QUICK_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final long MEMORY_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int REMEMBERED = 1_000;

    private final Semaphore light;
    private final Semaphore unproven;
    private final Semaphore slow;
    private final Semaphore pages;

    /** Places of queries that were ended and do not notice at once: sorting looks up late. */
    private final Semaphore ending;

    /** Light queries that wait or run. */
    private final AtomicInteger lightPresent = new AtomicInteger();

    private volatile long lastLight = System.nanoTime() - KEPT_FREE_NANOS;

    /** Turns on all processors but one, for queries that are not light. */
    private final Semaphore turns =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() - 1), true);

    /** Queries that took long, with the time when they are forgiven. */
    private final Map<Integer, Long> slowQueries = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Long> eldest) {
            return size() > REMEMBERED;
        }
    });

    /** @param queries light ones that run at once, and pages; of others half as many in each lane, and one at least */
    Lanes(int queries) {
        this.light = new Semaphore(queries, true);
        this.pages = new Semaphore(queries, true);
        this.unproven = new Semaphore(Math.max(1, queries / 2), true);
        this.slow = new Semaphore(Math.max(1, queries / 2), true);
        this.ending = new Semaphore(2 * queries);
    }

    /**
     * Waits for a place in the lane that a query belongs to.
     *
     * @param query a number by which it is known when it comes again
     * @param isLight whether it looks up what it names
     * @throws HttpException 503 where there is none for a while
     */
    Place enter(int query, boolean isLight, Deadline deadline) {
        if (isSlow(query)) {
            return enterSlow(query, deadline);
        }
        long patience = Math.min(QUICK_PATIENCE_NANOS, deadline.remaining());
        if (isLight) {
            lightPresent.incrementAndGet();
            try {
                take(light, patience);
            } catch (HttpException e) {
                lightPresent.decrementAndGet();
                throw e;
            }
            return new Place(query, light, deadline);
        }
        take(unproven, patience);
        // While it waited, another may have shown that it takes long.
        if (!isSlow(query)) {
            return new Place(query, unproven, deadline);
        }
        unproven.release();
        return enterSlow(query, deadline);
    }

    /** Waits for a place in the slow lane: half of the time that is left at most, so that some is left to run in. */
    Place enterSlow(int query, Deadline deadline) {
        take(slow, deadline.remaining() / 2);
        return new Place(query, slow, deadline);
    }

    /** Waits for a place for a page of ours, which reads the graph by several queries. */
    Place enterPage(Deadline deadline) {
        take(pages, Math.min(QUICK_PATIENCE_NANOS, deadline.remaining()));
        return new Place(0, pages, deadline);
    }

    private boolean isSlow(int query) {
        Long until = slowQueries.get(query);
        return until != null && System.nanoTime() - until < 0;
    }

    private static void take(Semaphore lane, long nanos) {
        try {
            if (lane.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
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
        private final Deadline deadline;
        private volatile Thread runner;
        private volatile long before;
        private volatile Semaphore lane;
        private boolean sentAway;

        /** When it last began to run, and when it last asked for its processor time; of its own thread alone. */
        private long ranFrom;

        private long asked;
        private boolean hasTurn;
        private long turnFrom;

        private Place(int query, Semaphore lane, Deadline deadline) {
            this.query = query;
            this.lane = lane;
            this.deadline = deadline;
        }

        /** The thread that calls this runs the query. */
        void begin() {
            before = THREADS.getCurrentThreadCpuTime();
            ranFrom = System.nanoTime();
            asked = ranFrom;
            runner = Thread.currentThread();
            deadline.heed(this::giveWay);
        }

        /** Whether it has had more of a processor than a short query needs. */
        boolean takesLong() {
            Thread thread = runner;
            return thread != null && THREADS.getThreadCpuTime(thread.getId()) - before > QUICK_NANOS;
        }

        /** Called now and then by the thread that runs the query: moves it to its lane, and rests while light ones are there. */
        private void giveWay() {
            long now = System.nanoTime();
            if (now - asked > RUN_NANOS) {
                asked = now;
                if (!keep()) {
                    deadline.end();
                    return;
                }
            }
            if (lane == light || now - lastLight > KEPT_FREE_NANOS && lightPresent.get() == 0) {
                endTurn();
                return;
            }
            if (lightPresent.get() > 0 && now - ranFrom > RUN_NANOS) {
                while (lightPresent.get() > 0 && System.nanoTime() - now < REST_NANOS && !deadline.isOver()) {
                    LockSupport.parkNanos(NAP_NANOS);
                }
                ranFrom = System.nanoTime();
            }
            takeTurn(now);
        }

        private void takeTurn(long now) {
            if (hasTurn && now - turnFrom < TURN_NANOS) {
                return;
            }
            endTurn();
            try {
                hasTurn = turns.tryAcquire(TURN_PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            turnFrom = System.nanoTime();
        }

        private void endTurn() {
            if (hasTurn) {
                hasTurn = false;
                turns.release();
            }
        }

        /** Moves a query that takes long to the slow lane; false where it has to end, as that is full. */
        synchronized boolean keep() {
            if ((lane == light || lane == unproven) && runner != null && takesLong()) {
                slowQueries.put(query, System.nanoTime() + MEMORY_NANOS);
                boolean hasPlace = slow.tryAcquire();
                if (hasPlace || ending.tryAcquire()) {
                    release();
                    lane = hasPlace ? slow : ending;
                }
                sentAway = !hasPlace;
            }
            return !sentAway;
        }

        /** Whether it was ended as it takes long and the slow lane was full. */
        synchronized boolean wasSentAway() {
            return sentAway;
        }

        /** To be called once, by the thread that ran the query. */
        synchronized void leave() {
            endTurn();
            if (lane == slow && !takesLong()) {
                slowQueries.remove(query);
            }
            runner = null;
            release();
        }

        private void release() {
            if (lane == light) {
                lastLight = System.nanoTime();
                lightPresent.decrementAndGet();
            }
            lane.release();
        }
    }
}
