package org.depeche.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.jena.dboe.base.record.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tuples come out once each, in every order, however many runs they were in. */
class TupleRunsTest {
    private static final List<int[]> ORDERS = List.of(new int[] {0, 1, 2, 3}, new int[] {2, 3, 1, 0});
    private static final Comparator<List<Long>> UNSIGNED = (one, two) -> IntStream.range(0, 4)
            .map(part -> Long.compareUnsigned(one.get(part), two.get(part)))
            .filter(order -> order != 0)
            .findFirst()
            .orElse(0);

    @TempDir
    Path folder;

    /** The numbers of terms that are values themselves have their highest bit set, so they come last. */
    private static List<List<Long>> tuples(int count) {
        Random random = new Random(count);
        long[] numbers = {0, 1, 2, 300, Long.MAX_VALUE, Long.MIN_VALUE, -1};
        return IntStream.range(0, count)
                .mapToObj(i -> LongStream.generate(() -> numbers[random.nextInt(numbers.length)])
                        .limit(4)
                        .boxed()
                        .toList())
                .toList();
    }

    private TupleRuns runs(List<List<Long>> tuples) {
        TupleRuns runs = new TupleRuns(folder, ORDERS, 50);
        // As when a load has forgotten some: the same number may come as another object.
        Map<Long, TupleRuns.Term> known = new HashMap<>();
        for (List<Long> tuple : tuples) {
            TupleRuns.Term[] terms = tuple.stream()
                    .map(number -> known.computeIfAbsent(number, TupleRuns.Term::new))
                    .toArray(TupleRuns.Term[]::new);
            runs.add(terms[0], terms[1], terms[2], terms[3]);
            known.remove(tuple.get(0));
        }
        runs.spill();
        return runs;
    }

    private static List<Long> permuted(List<Long> tuple, int order) {
        return IntStream.of(ORDERS.get(order)).mapToObj(tuple::get).toList();
    }

    private static List<List<Long>> read(Iterator<Record> records) {
        List<List<Long>> read = new ArrayList<>();
        records.forEachRemaining(record -> {
            ByteBuffer key = ByteBuffer.wrap(record.getKey());
            read.add(LongStream.generate(key::getLong).limit(4).boxed().toList());
        });
        return read;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 49, 50, 51, 100, 2_000})
    void eachComesOnceAndInOrder(int count) throws IOException {
        List<List<Long>> tuples = tuples(count);
        TupleRuns runs = runs(tuples);
        for (int order = 0; order < ORDERS.size(); order++) {
            int sorted = order;
            assertThat(read(runs.merged(order, Collections.emptyIterator())))
                    .isEqualTo(tuples.stream()
                            .map(tuple -> permuted(tuple, sorted))
                            .distinct()
                            .sorted(UNSIGNED)
                            .toList());
        }
    }

    @Test
    void whatWasThereIsAmongThem() throws IOException {
        Iterator<Record> present =
                List.of(record(0, 1, 2, 3), record(7, 7, 7, 7)).iterator();
        TupleRuns runs = runs(List.of(List.of(7L, 7L, 7L, 7L), List.of(1L, 0L, 0L, 0L)));
        assertThat(read(runs.merged(0, present)))
                .containsExactly(List.of(0L, 1L, 2L, 3L), List.of(1L, 0L, 0L, 0L), List.of(7L, 7L, 7L, 7L));
    }

    private static Record record(long... parts) {
        ByteBuffer key = ByteBuffer.allocate(32);
        key.asLongBuffer().put(parts);
        return new Record(key.array(), null);
    }
}
