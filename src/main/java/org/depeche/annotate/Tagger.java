package org.depeche.annotate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.postag.POSModel;
import opennlp.tools.util.SequenceValidator;

/**
 * Parts of speech (Universal Dependencies): OpenNLP's tagger with a published model, what rules mend in it, and where there is
 * one, a second model that goes over its tags with a dictionary at hand.
 * May be shared by threads.
 */
final class Tagger {
    /** OpenNLP's name of the model proper in the file. */
    private static final String WEIGHTS = "pos.model";

    private static final PublishedFeatures FEATURES = new PublishedFeatures();

    private final SequenceModel model;
    private final SequenceValidator<String> validator;
    private final TagCorrection correction;
    private final TagModel second;

    /**
     * @param resource a model on the class path
     * @param second goes over the tags
     */
    Tagger(String resource, TagCorrection correction, TagModel second) {
        try (InputStream in = POSModel.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no model " + resource);
            }
            POSModel published = new POSModel(in);
            AbstractModel weights = published.getArtifact(WEIGHTS);
            model = new SequenceModel(weights);
            validator = published.getFactory().getSequenceValidator();
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
        this.correction = correction;
        this.second = second;
    }

    /** The universal tags of the words of a sentence, given with straight apostrophes. */
    String[] tag(String[] words) {
        First first = first(words);
        return corrected(words, second.tag(first));
    }

    /**
     * What the published model says, as rules mend it.
     *
     * @param words as the model read them: a heading in capitals in small letters
     * @param sure how sure the model is of each tag, 0 to 1
     */
    record First(String[] words, String[] tags, double[] sure) {}

    First first(String[] words) {
        String[] read = isInCapitals(words) ? lower(words) : words;
        Outcomes tags = model.decide(read, PublishedFeatures.of(read), FEATURES, validator);
        return new First(read, corrected(read, tags.all()), tags.probabilities());
    }

    private String[] corrected(String[] words, String[] tags) {
        String[] corrected = new String[tags.length];
        for (int i = 0; i < tags.length; i++) {
            corrected[i] = isMark(words[i]) ? "PUNCT" : correction.tag(words, tags, i);
        }
        return corrected;
    }

    /** Quotation marks, brackets and stops are marks, whatever a model thinks of them. */
    private static boolean isMark(String word) {
        return word.length() <= 3 && word.chars().allMatch(c -> "«»“”„‹›\"'’.,;:!?…()[]-–—•".indexOf(c) >= 0);
    }

    /** Whether capitals are typography here and say nothing: a heading. */
    private static boolean isInCapitals(String[] words) {
        int upper = 0;
        int lower = 0;
        for (String word : words) {
            for (int i = 0; i < word.length(); i++) {
                upper += Character.isUpperCase(word.charAt(i)) ? 1 : 0;
                lower += Character.isLowerCase(word.charAt(i)) ? 1 : 0;
            }
        }
        return words.length > 2 && upper > 2 * lower;
    }

    private static String[] lower(String[] words) {
        String[] lower = new String[words.length];
        for (int i = 0; i < words.length; i++) {
            lower[i] = words[i].toLowerCase(Locale.ROOT);
        }
        return lower;
    }
}
