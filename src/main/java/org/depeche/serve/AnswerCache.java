package org.depeche.serve;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.depeche.store.Store;

/**
 * Answers by what was asked, for as long as the store stays what it is: the latest that fit into so many bytes. What is
 * kept from before a change of the store is never given again.
 */
final class AnswerCache {
    private static final int LOCKS = 64;

    private final Store store;
    private final long limit;
    private final Map<String, Answer> answers = new LinkedHashMap<>(16, 0.75f, true);
    private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();
    private long revision;
    private long bytes;
    private long hits;
    private long misses;

    /** @param limit in bytes; a sixteenth of it is the largest answer that is kept */
    AnswerCache(Store store, long limit) {
        this.store = store;
        this.limit = limit;
    }

    /** As much as a twelfth of the heap, and 64 MB at most. */
    static AnswerCache of(Store store) {
        return new AnswerCache(store, Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 12));
    }

    /** The answer to a question, made where there is none yet. Two who ask at once may both make it. */
    Answer get(String question, Supplier<Answer> maker) {
        // Read before the transaction in which the answer is made: it is then at least as new as it is labelled.
        long now = store.revision();
        Answer known = find(question, now);
        if (known != null) {
            return known;
        }
        Answer made = maker.get();
        keep(question, made, now);
        return made;
    }

    /** Likewise, but two who ask at once wait for one making of it. */
    Answer getOnce(String question, Supplier<Answer> maker) {
        Answer known = find(question, store.revision());
        if (known != null) {
            return known;
        }
        synchronized (locks[Math.floorMod(question.hashCode(), locks.length)]) {
            return get(question, maker);
        }
    }

    private synchronized Answer find(String question, long now) {
        if (revision != now) {
            answers.clear();
            bytes = 0;
            revision = now;
        }
        Answer known = answers.get(question);
        if (known == null) {
            misses++;
        } else {
            hits++;
        }
        return known;
    }

    private synchronized void keep(String question, Answer answer, long of) {
        if (of != revision || size(question, answer) > limit / 16) {
            return;
        }
        Answer before = answers.put(question, answer);
        bytes += size(question, answer) - (before == null ? 0 : size(question, before));
        for (Iterator<Map.Entry<String, Answer>> oldest = answers.entrySet().iterator();
                bytes > limit && oldest.hasNext(); ) {
            Map.Entry<String, Answer> entry = oldest.next();
            bytes -= size(entry.getKey(), entry.getValue());
            oldest.remove();
        }
    }

    /** Counted as if all were compressed to a half, which is more than they are. */
    private static long size(String question, Answer answer) {
        return 2L * question.length() + answer.body().length * 3L / 2 + 300;
    }

    synchronized long hits() {
        return hits;
    }

    synchronized long misses() {
        return misses;
    }

    synchronized long bytes() {
        return bytes;
    }
}
