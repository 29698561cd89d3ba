package org.depeche.annotate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import opennlp.tools.sentdetect.SentenceDetectorME;
import opennlp.tools.sentdetect.SentenceModel;
import opennlp.tools.util.Span;

/** OpenNLP's sentence detector with a published model. It is not thread-safe, so each thread has its own. */
final class SentenceDetector {
    private final SentenceModel model;
    private final ThreadLocal<SentenceDetectorME> detectors;

    /** @param resource a model on the class path */
    SentenceDetector(String resource) {
        try (InputStream in = SentenceModel.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no model " + resource);
            }
            model = new SentenceModel(in);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
        detectors = ThreadLocal.withInitial(() -> new SentenceDetectorME(model));
    }

    /** The positions of the whole at which the model ends a sentence, of a paragraph between two positions. */
    Set<Integer> ends(String whole, int from, int to) {
        Set<Integer> ends = new HashSet<>();
        for (Span sentence : detectors.get().sentPosDetect(whole.substring(from, to))) {
            ends.add(from + sentence.getEnd());
        }
        return ends;
    }
}
