package org.depeche.annotate;

import java.util.Arrays;
import java.util.Map;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.AbstractModel.ModelType;
import opennlp.tools.ml.model.Context;

/**
 * What a model of OpenNLP has learned, laid out so that it is read quickly: one table of features, and their weights one after the
 * other. OpenNLP's own model goes through a map to an object and two arrays for each feature, which took a fifth of all the time of
 * annotating. The sums are made in the same order and by the same functions, so they are the same to the last bit. May be shared by
 * threads.
 */
final class Weights {
    private final String[] outcomes;
    private final boolean perceptron;
    /** What a sum begins with. */
    private final double start;
    /** A feature stands where its hash points to, or in the next places; a null ends the search. */
    private final String[] features;
    /** Of the features, so that most of the wrong ones are not looked at. */
    private final int[] hashes;
    /** Where the weights of a place begin; they end where those of the next begin. */
    private final int[] rows;
    /** The outcome that a weight is for. */
    private final byte[] targets;

    private final double[] values;

    /** @param model a perceptron, or a model of maximum entropy, of at most 127 outcomes */
    Weights(AbstractModel model) {
        perceptron = model.getModelType() == ModelType.Perceptron;
        if (!perceptron && model.getModelType() != ModelType.Maxent || model.getNumOutcomes() > Byte.MAX_VALUE) {
            throw new IllegalArgumentException(model.getModelType() + " of " + model.getNumOutcomes() + " outcomes");
        }
        outcomes = new String[model.getNumOutcomes()];
        Arrays.setAll(outcomes, model::getOutcome);
        start = perceptron ? 0 : StrictMath.log(1.0 / outcomes.length);
        @SuppressWarnings("unchecked")
        Map<String, Context> known = (Map<String, Context>) model.getDataStructures()[1];
        int size = Integer.highestOneBit(Math.max(8, known.size() * 3 / 2)) * 2;
        features = new String[size];
        hashes = new int[size];
        Context[] contexts = new Context[size];
        known.forEach((feature, context) -> {
            int place = place(feature);
            features[place] = feature;
            hashes[place] = feature.hashCode();
            contexts[place] = context;
        });
        rows = new int[size + 1];
        for (int place = 0; place < size; place++) {
            rows[place + 1] = rows[place] + (contexts[place] == null ? 0 : contexts[place].getOutcomes().length);
        }
        targets = new byte[rows[size]];
        values = new double[rows[size]];
        for (int place = 0; place < size; place++) {
            for (int row = rows[place]; row < rows[place + 1]; row++) {
                targets[row] = (byte) contexts[place].getOutcomes()[row - rows[place]];
                values[row] = contexts[place].getParameters()[row - rows[place]];
            }
        }
    }

    /** Where a feature stands, or would stand. */
    private int place(String feature) {
        int hash = feature.hashCode();
        int mask = features.length - 1;
        // The upper bits of a string's hash tell more than the lower ones.
        int place = (hash * 0x9E3779B9 >>> 7) & mask;
        while (features[place] != null && !(hashes[place] == hash && features[place].equals(feature))) {
            place = place + 1 & mask;
        }
        return place;
    }

    int outcomes() {
        return outcomes.length;
    }

    String outcome(int i) {
        return outcomes[i];
    }

    /** Makes sums those of no feature. */
    void clear(double[] sums) {
        Arrays.fill(sums, start);
    }

    /** Adds the weights of a feature to the sums of the outcomes; a feature that was not learned adds nothing. */
    void add(String feature, double[] sums) {
        int place = place(feature);
        int end = rows[place + 1];
        for (int row = rows[place]; row < end; row++) {
            sums[targets[row]] += values[row];
        }
    }

    /** Makes probabilities of sums. */
    void normalise(double[] sums) {
        double scale = 1;
        if (perceptron) {
            for (double sum : sums) {
                scale = Math.max(scale, Math.abs(sum));
            }
        }
        double all = 0;
        for (int i = 0; i < sums.length; i++) {
            sums[i] = StrictMath.exp(sums[i] / scale);
            all += sums[i];
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= all;
        }
    }
}
