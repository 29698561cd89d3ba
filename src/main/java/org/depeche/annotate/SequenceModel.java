package org.depeche.annotate;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import opennlp.tools.ml.BeamSearch;
import opennlp.tools.ml.TrainerFactory;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Event;
import opennlp.tools.ml.model.MaxentModel;
import opennlp.tools.ml.perceptron.PerceptronTrainer;
import opennlp.tools.util.BeamSearchContextGenerator;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.SequenceValidator;
import opennlp.tools.util.TrainingParameters;
import opennlp.tools.util.model.GenericModelSerializer;

/**
 * A model that decides something of each word of a sentence, one after the other: OpenNLP's averaged perceptron and beam
 * search. May be shared by threads.
 */
final class SequenceModel {
    /** Sequences of outcomes that are followed at a time. */
    private static final int BEAM = 3;

    private final MaxentModel model;

    private SequenceModel(MaxentModel model) {
        this.model = model;
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
     * @param features of each word, handed on to the context
     */
    String[] decide(
            String[] words,
            String[][] features,
            BeamSearchContextGenerator<String> context,
            SequenceValidator<String> validator) {
        // A search keeps the state of what it read last, so each sentence has its own.
        return new BeamSearch(BEAM, model)
                .bestSequence(words, features, context, validator)
                .getOutcomes()
                .toArray(String[]::new);
    }
}
