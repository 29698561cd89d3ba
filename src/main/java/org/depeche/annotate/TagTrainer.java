package org.depeche.annotate;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import opennlp.tools.ml.model.Event;

/** Trains the model that goes over the tags of French. The same sentences in the same order give the same model. */
public final class TagTrainer {
    private static final int ITERATIONS = 10;

    private final FrenchLexicon lexicon = new FrenchLexicon();
    private final TagFeatures features = new TagFeatures(lexicon);
    private final Tagger tagger = Language.frenchTagger(TagModel.NONE);
    private final List<Event> events = new ArrayList<>();

    /**
     * Adds a sentence to learn from.
     *
     * @param forms its words
     * @param tags the tags that are right
     */
    public void add(List<String> forms, List<String> tags) {
        String[] words = forms.stream().map(Characters::plain).toArray(String[]::new);
        String[] right = tags.toArray(String[]::new);
        Tagger.First first = tagger.first(words);
        String[][] known = features.of(first.words(), first.tags(), first.sure());
        Outcomes before = Outcomes.NONE;
        for (int i = 0; i < words.length; i++) {
            events.add(new Event(right[i], features.whole(i, known, before)));
            before = before.then(right[i]);
        }
    }

    /** Trains on all sentences that were added, and writes the model. */
    public void train(OutputStream out) throws IOException {
        SequenceModel.train(events, ITERATIONS, out);
    }
}
