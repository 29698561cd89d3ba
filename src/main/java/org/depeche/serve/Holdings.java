package org.depeche.serve;

import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What running queries keep in memory, as far as it can be counted. Where it is too much, the one that keeps most ends. */
final class Holdings {
    private final long limit;
    private final AtomicLong total = new AtomicLong();
    private final Set<Holding> all = ConcurrentHashMap.newKeySet();

    /** @param limit in bytes, of all queries together */
    Holdings(long limit) {
        this.limit = limit;
    }

    /** That of a query which begins; to be closed when it has ended. */
    Holding open(Deadline deadline) {
        Holding holding = new Holding(deadline);
        all.add(holding);
        return holding;
    }

    /** Of all queries together. */
    long bytes() {
        return total.get();
    }

    /** What one query keeps. */
    final class Holding implements AutoCloseable {
        private final Deadline deadline;
        private long bytes;
        private boolean closed;

        private Holding(Deadline deadline) {
            this.deadline = deadline;
        }

        void add(long more) {
            synchronized (this) {
                if (closed) {
                    return;
                }
                bytes += more;
                total.addAndGet(more);
            }
            // Outside, as another may end this one meanwhile.
            if (total.get() > limit) {
                all.stream().max(Comparator.comparingLong(Holding::bytes)).ifPresent(Holding::end);
            }
        }

        private synchronized long bytes() {
            return bytes;
        }

        private void end() {
            deadline.end(new HttpException(503, "the query needs too much memory; ask for less"));
            close();
        }

        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                all.remove(this);
                total.addAndGet(-bytes);
            }
        }
    }
}
