package org.depeche.spark;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/**
 * Turns what pushes into what is pulled. The readers push article after article; Spark pulls them from an iterator, and a file
 * of a gigabyte must not be held in memory in between. The reader runs in a thread of its own, a few records ahead.
 */
final class Pull<T> implements Iterator<T> {
    private static final int AHEAD = 32;
    private static final Object END = new Object();

    private final BlockingQueue<Object> queue = new ArrayBlockingQueue<>(AHEAD);
    private final Thread reader;
    private volatile Throwable failure;
    private Object next;

    /** @param push gives everything to the consumer, then returns */
    Pull(Consumer<Consumer<T>> push) {
        reader = new Thread(() -> run(push), "reader");
        reader.setDaemon(true);
        reader.start();
    }

    private void run(Consumer<Consumer<T>> push) {
        try {
            push.accept(this::put);
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        put(END);
    }

    private void put(Object value) {
        try {
            queue.put(value);
        } catch (InterruptedException e) {
            throw new IllegalStateException("whoever pulled has gone", e);
        }
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            try {
                next = queue.take();
            } catch (InterruptedException e) {
                reader.interrupt();
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while reading", e);
            }
            if (next == END && failure != null) {
                throw new IllegalStateException(failure);
            }
        }
        return next != END;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        T value = (T) next;
        next = null;
        return value;
    }

    /** Ends the reader where nobody pulls any more. */
    void close() {
        reader.interrupt();
    }
}
