package org.depeche.annotate;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import opennlp.tools.ml.TrainerFactory;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Event;
import opennlp.tools.ml.model.MaxentModel;
import opennlp.tools.ml.perceptron.PerceptronTrainer;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.SequenceValidator;
import opennlp.tools.util.TrainingParameters;
import opennlp.tools.util.model.GenericModelSerializer;

/**
 * A model that decides something of each word of a sentence, one after the other: what OpenNLP learned, and OpenNLP's beam search,
 * which is done here so that what the ways of going on have in common is worked out once. Gives the same to the last bit. May be
 * shared by threads.
 */
final class SequenceModel {
    /** Sequences of outcomes that are followed at a time. */
    private static final int BEAM = 3;
    /** What is less probable than this, as a logarithm, is followed no further. */
    private static final double LOWEST = -100_000;

    private final Weights weights;

    SequenceModel(AbstractModel model) {
        weights = new Weights(model);
    }

    /** @param resource a model on the class path, as {@link #train} writes it */
    static SequenceModel load(String resource) {
        try (InputStream in = SequenceModel.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no model " + resource);
            }
            return load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    static SequenceModel load(InputStream in) throws IOException {
        return new SequenceModel(new GenericModelSerializer().create(new BufferedInputStream(in)));
    }

    /**
     * Learns from events and writes the model. The same events in the same order give the same model.
     *
     * @param iterations how often the perceptron goes through all events
     */
    static void train(List<Event> events, int iterations, OutputStream out) throws IOException {
        TrainingParameters parameters = new TrainingParameters();
        parameters.put(TrainingParameters.ALGORITHM_PARAM, PerceptronTrainer.PERCEPTRON_VALUE);
        parameters.put(TrainingParameters.ITERATIONS_PARAM, iterations);
        parameters.put(TrainingParameters.CUTOFF_PARAM, 1);
        MaxentModel model = TrainerFactory.getEventTrainer(parameters, new HashMap<>())
                .train(ObjectStreamUtils.createObjectStream(events));
        new GenericModelSerializer().serialize((AbstractModel) model, out);
    }

    /**
     * The most likely outcomes of the words of a sentence.
     *
     * @param features of each word
     * @param history more of them, by the outcomes before
     * @param validator may look at the word, and at the outcome just before, which is all that it is given
     */
    Outcomes decide(String[] words, String[][] features, HistoryFeatures history, SequenceValidator<String> validator) {
        Queue<Outcomes> beam = new PriorityQueue<>(BEAM);
        beam.add(Outcomes.NONE);
        double[] shared = new double[weights.outcomes()];
        double[] scores = new double[weights.outcomes()];
        for (int i = 0; i < words.length; i++) {
            weights.clear(shared);
            for (String feature : features[i]) {
                weights.add(feature, shared);
            }
            Queue<Outcomes> next = new PriorityQueue<>(BEAM * BEAM);
            boolean scored = false;
            for (int left = Math.min(BEAM, beam.size()); left > 0; left--) {
                Outcomes before = beam.remove();
                if (!scored || !history.ofBestOnly()) {
                    System.arraycopy(shared, 0, scores, 0, scores.length);
                    for (String feature : history.of(i, features, before)) {
                        weights.add(feature, scores);
                    }
                    weights.normalise(scores);
                    scored = true;
                }
                advance(i, words, before, scores, worstOfBest(scores), validator, next);
                if (next.isEmpty()) {
                    advance(i, words, before, scores, 0, validator, next);
                }
            }
            beam = next;
        }
        return beam.remove();
    }

    /** Goes on with each outcome that is as probable as {@code least} and allowed. */
    private void advance(
            int i,
            String[] words,
            Outcomes before,
            double[] scores,
            double least,
            SequenceValidator<String> validator,
            Queue<Outcomes> next) {
        String[] last = before.length() == 0 ? new String[0] : new String[] {before.last()};
        for (int k = 0; k < scores.length; k++) {
            if (scores[k] >= least && validator.validSequence(i, words, last, weights.outcome(k))) {
                Outcomes outcomes = before.then(weights.outcome(k), scores[k]);
                if (outcomes.score() > LOWEST) {
                    next.add(outcomes);
                }
            }
        }
    }

    /** The third of the best scores; zero where there are fewer. */
    private static double worstOfBest(double[] scores) {
        double first = 0;
        double second = 0;
        double third = 0;
        for (double score : scores) {
            if (score > third) {
                if (score > second) {
                    third = second;
                    if (score > first) {
                        second = first;
                        first = score;
                    } else {
                        second = score;
                    }
                } else {
                    third = score;
                }
            }
        }
        return third;
    }
}
