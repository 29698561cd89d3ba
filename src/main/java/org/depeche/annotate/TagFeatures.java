package org.depeche.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the second tagger knows of a word: the tags that the published model gave it and its neighbours, how sure that was, and
 * which parts of speech the dictionary allows, which the published model never asked.
 */
final class TagFeatures implements HistoryFeatures {
    private static final String BEGIN = "<";
    private static final String END = ">";

    private final FrenchLexicon lexicon;

    TagFeatures(FrenchLexicon lexicon) {
        this.lexicon = lexicon;
    }

    /**
     * The features of each word of a sentence.
     *
     * @param words with straight apostrophes
     * @param tags as the published model gives them
     * @param sure how sure it is of each, 0 to 1
     */
    String[][] of(String[] words, String[] tags, double[] sure) {
        int n = words.length;
        String[] lower = new String[n];
        String[] classes = new String[n];
        String[] shapes = new String[n];
        for (int i = 0; i < n; i++) {
            lower[i] = words[i].toLowerCase(Locale.ROOT);
            shapes[i] = NameFeatures.shape(words[i]);
            String listed = lexicon.classes(lower[i]);
            classes[i] = listed.isEmpty() ? shapes[i] : listed;
        }
        String[][] features = new String[n][];
        for (int i = 0; i < n; i++) {
            features[i] = features(i, lower, tags, classes, shapes, certainty(sure[i]));
        }
        return features;
    }

    private static String certainty(double sure) {
        return sure < 0.5 ? "0" : sure < 0.7 ? "1" : sure < 0.9 ? "2" : sure < 0.97 ? "3" : "4";
    }

    private static String[] features(
            int i, String[] lower, String[] tags, String[] classes, String[] shapes, String sure) {
        String word = lower[i];
        String tag = tags[i];
        String kind = classes[i];
        String tagBefore = at(tags, i - 1);
        String tagAfter = at(tags, i + 1);
        String kindBefore = at(classes, i - 1);
        String kindAfter = at(classes, i + 1);
        List<String> f = new ArrayList<>(40);
        f.add(word);
        f.add("t=" + tag);
        f.add("t-t=" + tagBefore + ' ' + tag);
        f.add("tt+=" + tag + ' ' + tagAfter);
        f.add("t-tt+=" + tagBefore + ' ' + tag + ' ' + tagAfter);
        f.add("t--=" + at(tags, i - 2));
        f.add("t++=" + at(tags, i + 2));
        f.add("c=" + kind);
        f.add("ct=" + kind + tag);
        f.add("c-c=" + kindBefore + ' ' + kind);
        f.add("cc+=" + kind + ' ' + kindAfter);
        f.add("c-t=" + kindBefore + ' ' + tag);
        f.add("tc+=" + tag + ' ' + kindAfter);
        f.add("wt=" + word + tag);
        f.add("w-w=" + at(lower, i - 1) + ' ' + word);
        f.add("ww+=" + word + ' ' + at(lower, i + 1));
        f.add("w-t=" + at(lower, i - 1) + ' ' + tag);
        f.add("tw+=" + tag + ' ' + at(lower, i + 1));
        f.add("t-w=" + tagBefore + ' ' + word);
        f.add("wt+=" + word + ' ' + tagAfter);
        f.add("c-w=" + kindBefore + ' ' + word);
        f.add("wc+=" + word + ' ' + kindAfter);
        f.add("p=" + sure + tag);
        f.add("pc=" + sure + tag + kind);
        f.add("pw=" + sure + tag + word);
        f.add("s=" + shapes[i] + (i == 0) + tag);
        f.add("s-s=" + at(shapes, i - 1) + ' ' + shapes[i]);
        for (int length = 2; length <= 4 && length < word.length(); length++) {
            f.add(">" + word.substring(word.length() - length));
        }
        return f.toArray(String[]::new);
    }

    private static String at(String[] array, int i) {
        return i < 0 ? BEGIN : i >= array.length ? END : array[i];
    }

    @Override
    public String[] of(int i, String[][] own, Outcomes before) {
        String last = i > 0 ? before.last() : BEGIN;
        String beforeLast = i > 1 ? before.before().last() : BEGIN;
        String[] word = own[i];
        return new String[] {
            "o=" + last, "oo=" + beforeLast + ' ' + last, "ow=" + last + ' ' + word[0], "ot=" + last + ' ' + word[1]
        };
    }
}
