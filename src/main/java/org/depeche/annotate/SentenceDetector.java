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
    private static final int LONGEST_RUN = 5_000;

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
        if (hasLongRun(whole, from, to)) {
            return ends;
        }
        for (Span sentence : detectors.get().sentPosDetect(whole.substring(from, to))) {
            ends.add(from + sentence.getEnd());
        }
        return ends;
    }

    /**
     * Whether somewhere no blank stands for very long. There the detector goes to the next blank from each mark, which takes a
     * time that grows with the square of the length; no sentence has that.
     */
    private static boolean hasLongRun(String text, int from, int to) {
        int run = 0;
        for (int i = from; i < to && run <= LONGEST_RUN; i++) {
            run = Character.isWhitespace(text.charAt(i)) ? 0 : run + 1;
        }
        return run > LONGEST_RUN;
    }
}
