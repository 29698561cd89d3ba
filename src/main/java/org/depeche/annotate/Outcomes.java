package org.depeche.annotate;

/** What was decided for the first words of a sentence: the last outcome, and those before it. */
final class Outcomes implements Comparable<Outcomes> {
    /** Before the first word. */
    static final Outcomes NONE = new Outcomes(null, null, 1, 0);

    private final Outcomes before;
    private final String last;
    private final double probability;
    private final double score;
    private final int length;

    private Outcomes(Outcomes before, String last, double probability, double score) {
        this.before = before;
        this.last = last;
        this.probability = probability;
        this.score = score;
        length = before == null ? 0 : before.length + 1;
    }

    /** These, and then another. */
    Outcomes then(String outcome, double probability) {
        return new Outcomes(this, outcome, probability, score + StrictMath.log(probability));
    }

    /** These, and then another that is certain. */
    Outcomes then(String outcome) {
        return then(outcome, 1);
    }

    int length() {
        return length;
    }

    /** The outcome of the word just before; there must be one. */
    String last() {
        return last;
    }

    /** All but the last. */
    Outcomes before() {
        return before;
    }

    /** The sum of the logarithms of all probabilities. */
    double score() {
        return score;
    }

    String[] all() {
        String[] all = new String[length];
        for (Outcomes here = this; here.length > 0; here = here.before) {
            all[here.length - 1] = here.last;
        }
        return all;
    }

    /** How probable each was by those before it. */
    double[] probabilities() {
        double[] probabilities = new double[length];
        for (Outcomes here = this; here.length > 0; here = here.before) {
            probabilities[here.length - 1] = here.probability;
        }
        return probabilities;
    }

    /** The more probable come first. */
    @Override
    public int compareTo(Outcomes other) {
        return Double.compare(other.score, score);
    }
}
