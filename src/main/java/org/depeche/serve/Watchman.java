package org.depeche.serve;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Moves queries that take long to their lane, ends those that run past their deadline, and all of them when the heap is nearly full. Jena has an alarm clock of its
 * own, but a query that overflows its stack when it is cancelled stops that clock for all others.
 */
final class Watchman implements AutoCloseable {
    private static final double FULL = 0.85;
    private static final long PERIOD_MILLIS = 50;
    private static final long COLLECT_AFTER_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final long COLLECT_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "watchman");
        thread.setDaemon(true);
        return thread;
    });
    private final MemoryPoolMXBean old = oldGeneration();
    private volatile long shortUntil;
    private long endedAt;
    private long collected = System.nanoTime() - COLLECT_AFTER_NANOS;

    Watchman() {
        timer.scheduleAtFixedRate(this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A query under watch. */
    final class Watch implements AutoCloseable {
        private final Deadline deadline;
        private final Lanes.Place place;
        private final Runnable end;

        private Watch(Deadline deadline, Lanes.Place place, Runnable end) {
            this.deadline = deadline;
            this.place = place;
            this.end = end;
        }

        private void end() {
            try {
                deadline.end();
                end.run();
            } catch (RuntimeException | StackOverflowError e) {
                // It ends when it next looks at its deadline. The watch goes on for the others.
                watches.remove(this);
            }
        }

        @Override
        public void close() {
            watches.remove(this);
        }
    }

    /** Watches a query until the watch is closed; {@code end} cancels it. */
    Watch watch(Deadline deadline, Lanes.Place place, Runnable end) {
        Watch watch = new Watch(deadline, place, end);
        watches.add(watch);
        return watch;
    }

    /** Whether queries were ended for lack of memory just now. */
    boolean isShort() {
        return System.nanoTime() - shortUntil < 0;
    }

    int watched() {
        return watches.size();
    }

    private void look() {
        watches.forEach(watch -> {
            if (watch.deadline.isOver() || !watch.place.keep()) {
                watch.end();
            }
        });
        if (!isAfterEnding() && isFull() && !watches.isEmpty() && isFullWithoutGarbage()) {
            shortUntil = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
            // Those that take long are the ones that fill it.
            watches.stream().filter(watch -> watch.place.takesLong()).forEach(Watch::end);
            // What they held is garbage soon: others are not to be ended for it.
            endedAt = System.nanoTime();
            collected = endedAt - COLLECT_AFTER_NANOS;
        }
    }

    /** Those that were ended a moment ago have not let go yet of what they held. */
    private boolean isAfterEnding() {
        return endedAt != 0 && System.nanoTime() - endedAt < COLLECT_AGAIN_NANOS;
    }

    private boolean isFull() {
        return old != null
                && old.getUsage().getUsed() > FULL * Runtime.getRuntime().maxMemory();
    }

    /** What lies in the old generation may be garbage: it is collected once in a while before queries are ended for it. */
    private boolean isFullWithoutGarbage() {
        if (System.nanoTime() - collected > COLLECT_AFTER_NANOS) {
            System.gc();
            collected = System.nanoTime();
        }
        return isFull();
    }

    private static MemoryPoolMXBean oldGeneration() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .filter(pool -> pool.getName().contains("Old") || pool.getName().contains("Tenured"))
                .findFirst()
                .orElse(null);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
