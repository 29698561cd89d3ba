package org.depeche.store;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.jena.dboe.base.record.Record;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdFactory;

/**
 * Quads as the numbers of their terms, sorted in as many orders as a database has indexes: what is gathered in memory is sorted and
 * written as one run for each order, and the runs of an order are merged when all is there (external merge sort; Knuth, The Art of
 * Computer Programming, volume 3, 5.4). Memory is the same for any number of quads.
 */
final class TupleRuns {
    private static final int WIDTH = 4;
    private static final int BYTES = WIDTH * Long.BYTES;

    /** In memory at once: some 16 MB, and 6 for sorting. */
    private static final int GATHERED = 1 << 19;

    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final List<int[]> orders;
    /** Places of the parts among the numbers that are in memory. */
    private final int[] tuples;
    /** In the order in which they came. */
    private long[] numbers = new long[1 << 10];

    private final int[] sorted;
    private final int[] spare;
    private int count;
    private int distinct;
    private int runs;
    private long added;

    /** A term by its number; it is the same object as long as who adds tuples has it at hand. */
    static final class Term {
        private final long number;
        private int run = -1;
        private int place;

        Term(long number) {
            this.number = number;
        }
    }

    /**
     * @param folder for the runs; is there
     * @param orders for each index, which part of a tuple comes first, second …
     */
    TupleRuns(Path folder, List<int[]> orders) {
        this(folder, orders, GATHERED);
    }

    TupleRuns(Path folder, List<int[]> orders, int gathered) {
        this.folder = folder;
        this.orders = orders;
        this.tuples = new int[gathered * WIDTH];
        this.sorted = new int[gathered];
        this.spare = new int[gathered];
    }

    /** Those that were added, equal ones as often as they came. */
    long added() {
        return added;
    }

    void add(Term graph, Term subject, Term predicate, Term object) {
        if (count == sorted.length) {
            spill();
        }
        int at = count * WIDTH;
        tuples[at] = place(graph);
        tuples[at + 1] = place(subject);
        tuples[at + 2] = place(predicate);
        tuples[at + 3] = place(object);
        count++;
        added++;
    }

    private int place(Term term) {
        if (term.run != runs) {
            if (distinct == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * distinct);
            }
            term.run = runs;
            term.place = distinct;
            numbers[distinct++] = term.number;
        }
        return term.place;
    }

    /** Writes what is in memory. Nothing may be added once the runs are merged. */
    void spill() {
        if (count == 0) {
            return;
        }
        long[] ranked = rank();
        try {
            for (int order = 0; order < orders.size(); order++) {
                sort(orders.get(order), ranked.length);
                write(order, ranked);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        runs++;
        count = 0;
        distinct = 0;
    }

    /** Puts the ranks of the numbers in the place of their places; gives the numbers by rank. */
    private long[] rank() {
        // As an index compares them, the highest bit is no sign.
        long[] ranked = Arrays.stream(numbers, 0, distinct)
                .map(number -> number ^ Long.MIN_VALUE)
                .sorted()
                .distinct()
                .toArray();
        int[] ranks = new int[distinct];
        for (int place = 0; place < distinct; place++) {
            ranks[place] = Arrays.binarySearch(ranked, numbers[place] ^ Long.MIN_VALUE);
        }
        for (int i = 0; i < count * WIDTH; i++) {
            tuples[i] = ranks[tuples[i]];
        }
        for (int rank = 0; rank < ranked.length; rank++) {
            ranked[rank] ^= Long.MIN_VALUE;
        }
        return ranked;
    }

    /** Sorts by the last part first, each time leaving equals as they are (radix sort, by counting; Knuth, 5.2.5). */
    private void sort(int[] parts, int ranks) {
        for (int i = 0; i < count; i++) {
            sorted[i] = i;
        }
        for (int part = WIDTH - 1; part >= 0; part--) {
            int at = parts[part];
            int[] from = new int[ranks + 1];
            for (int i = 0; i < count; i++) {
                from[tuples[i * WIDTH + at] + 1]++;
            }
            for (int rank = 0; rank < ranks; rank++) {
                from[rank + 1] += from[rank];
            }
            System.arraycopy(sorted, 0, spare, 0, count);
            for (int i = 0; i < count; i++) {
                int tuple = spare[i];
                sorted[from[tuples[tuple * WIDTH + at]]++] = tuple;
            }
        }
    }

    private void write(int order, long[] ranked) throws IOException {
        byte[] bytes = new byte[BUFFER];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int[] parts = orders.get(order);
        try (OutputStream out = Compressed.to(run(order, runs))) {
            for (int i = 0; i < count; i++) {
                int at = sorted[i] * WIDTH;
                for (int part : parts) {
                    buffer.putLong(ranked[tuples[at + part]]);
                }
                if (!buffer.hasRemaining() || i == count - 1) {
                    out.write(bytes, 0, buffer.position());
                    buffer.clear();
                }
            }
        }
    }

    private Path run(int order, int number) {
        return folder.resolve(order + "-" + number + ".run");
    }

    /**
     * The tuples in an order, each once, as records of an index. Several orders may be read at the same time.
     *
     * @param others records in the same order that are to be among them
     */
    Iterator<Record> merged(int order, Iterator<Record> others) throws IOException {
        List<Source> sources = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            sources.add(new Run(run(order, run)));
        }
        sources.add(new Records(others));
        return new Merged(sources);
    }

    /** Tuples in order, one at a time. */
    private abstract static class Source {
        final long[] tuple = new long[WIDTH];

        /** Goes to the next; says whether there is one. */
        abstract boolean next();

        final int compareTo(Source other) {
            for (int part = 0; part < WIDTH; part++) {
                int order = Long.compareUnsigned(tuple[part], other.tuple[part]);
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        }
    }

    private static final class Run extends Source {
        private final InputStream in;
        private final byte[] bytes = new byte[BUFFER];
        private final ByteBuffer buffer = ByteBuffer.wrap(bytes).limit(0);

        Run(Path file) throws IOException {
            in = Compressed.from(file);
        }

        @Override
        boolean next() {
            if (!buffer.hasRemaining() && !fill()) {
                return false;
            }
            for (int part = 0; part < WIDTH; part++) {
                tuple[part] = buffer.getLong();
            }
            return true;
        }

        private boolean fill() {
            try {
                int read = in.readNBytes(bytes, 0, bytes.length);
                if (read == 0) {
                    in.close();
                    return false;
                }
                if (read % BYTES != 0) {
                    throw new EOFException("a run ends within a tuple");
                }
                buffer.position(0).limit(read);
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Records extends Source {
        private final Iterator<Record> records;

        Records(Iterator<Record> records) {
            this.records = records;
        }

        @Override
        boolean next() {
            if (!records.hasNext()) {
                return false;
            }
            ByteBuffer.wrap(records.next().getKey()).asLongBuffer().get(tuple);
            return true;
        }
    }

    /** A heap of sources: the one whose tuple is the least is on top. */
    private static final class Merged implements Iterator<Record> {
        private final Source[] heap;
        private int size;
        private final long[] last = new long[WIDTH];
        private boolean isFirst = true;

        Merged(List<Source> sources) {
            heap = new Source[sources.size()];
            for (Source source : sources) {
                if (source.next()) {
                    heap[size++] = source;
                }
            }
            for (int i = size / 2 - 1; i >= 0; i--) {
                sink(i);
            }
        }

        @Override
        public boolean hasNext() {
            while (size > 0 && !isFirst && Arrays.equals(heap[0].tuple, last)) {
                advance();
            }
            return size > 0;
        }

        @Override
        public Record next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            System.arraycopy(heap[0].tuple, 0, last, 0, WIDTH);
            isFirst = false;
            ByteBuffer record = ByteBuffer.allocate(BYTES);
            record.asLongBuffer().put(last);
            advance();
            return new Record(record.array(), null);
        }

        private void advance() {
            if (!heap[0].next()) {
                heap[0] = heap[--size];
                heap[size] = null;
            }
            sink(0);
        }

        private void sink(int at) {
            Source source = heap[at];
            while (true) {
                int child = 2 * at + 1;
                if (child >= size) {
                    break;
                }
                if (child + 1 < size && heap[child + 1].compareTo(heap[child]) < 0) {
                    child++;
                }
                if (source.compareTo(heap[child]) <= 0) {
                    break;
                }
                heap[at] = heap[child];
                at = child;
            }
            if (size > 0) {
                heap[at] = source;
            }
        }
    }

    /** The number of a term as an index keeps it. */
    static long number(NodeId id) {
        return ByteBuffer.wrap(bytes(id)).getLong();
    }

    private static byte[] bytes(NodeId id) {
        byte[] bytes = new byte[Long.BYTES];
        NodeIdFactory.set(id, bytes);
        return bytes;
    }
}
