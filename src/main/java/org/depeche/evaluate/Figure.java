package org.depeche.evaluate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** One line of a score. */
public sealed interface Figure {
    /** A number of things. */
    record Count(int value) implements Figure {
        @Override
        public String toString() {
            return Integer.toString(value);
        }
    }

    /** A share of things that were found, in percent. */
    record Share(double percent) implements Figure {
        static Share of(int right, int found) {
            return new Share(round(100.0 * right / Math.max(1, found)));
        }

        @Override
        public String toString() {
            return Double.toString(percent);
        }
    }

    /**
     * How much of what was predicted is right and how much of what is right was predicted.
     *
     * @param p precision in percent, to one decimal
     * @param r recall
     * @param f1 their harmonic mean
     */
    record Match(double p, double r, double f1, int hit, int predicted, int gold) implements Figure {
        static Match of(int hit, int predicted, int gold) {
            double p = predicted == 0 ? 0 : (double) hit / predicted;
            double r = gold == 0 ? 0 : (double) hit / gold;
            return new Match(
                    round(100 * p),
                    round(100 * r),
                    p + r == 0 ? 0 : round(200 * p * r / (p + r)),
                    hit,
                    predicted,
                    gold);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "F1 %5s  P %5s  R %5s  (%d of %d, %d predicted)",
                    Double.toString(f1),
                    Double.toString(p),
                    Double.toString(r),
                    hit,
                    gold,
                    predicted);
        }
    }

    /** To one decimal, half to even, of the exact value of the binary number: what Python's {@code round} does. */
    private static double round(double value) {
        return new BigDecimal(value).setScale(1, RoundingMode.HALF_EVEN).doubleValue();
    }
}
