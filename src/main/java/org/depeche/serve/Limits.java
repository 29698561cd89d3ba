package org.depeche.serve;

import java.time.Duration;

/**
 * What a request may cost.
 *
 * @param time a query may run, hard
 * @param rows of a result; the rest is cut off, and the answer says so
 * @param bytes of a result as it is sent, before compression; likewise
 * @param queries that may run at once; one more is told to come again
 * @param requestBytes of a request's body, also after decompression
 */
public record Limits(Duration time, long rows, long bytes, int queries, int requestBytes) {
    /** Ten seconds, 100,000 rows, 32 MB, two queries for each processor and at least four, requests of 1 MB. */
    public static final Limits USUAL = new Limits(
            Duration.ofSeconds(10),
            100_000,
            32L << 20,
            Math.max(4, 2 * Runtime.getRuntime().availableProcessors()),
            1 << 20);

    public Limits {
        if (time.isNegative() || time.isZero() || rows < 1 || bytes < 1 || queries < 1 || requestBytes < 1) {
            throw new IllegalArgumentException("limits must be more than nothing: " + time + ", " + rows + " rows, "
                    + bytes + " bytes, " + queries + " queries, requests of " + requestBytes + " bytes");
        }
    }

    /** The same limits with another time. */
    public Limits within(Duration other) {
        return new Limits(other, rows, bytes, queries, requestBytes);
    }
}
