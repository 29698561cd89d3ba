package org.depeche.annotate;

import java.util.ArrayList;
import java.util.List;
import opennlp.tools.util.StringUtil;
import opennlp.tools.util.featuregen.FeatureGeneratorUtil;

/**
 * The features of OpenNLP's taggers where nothing else was asked for when they were trained, in the same order. Only the last two
 * depend on what was decided before.
 */
final class PublishedFeatures implements HistoryFeatures {
    private static final int LONGEST_AFFIX = 4;
    private static final int WINDOW = 2;

    /** The features of each word of a sentence. */
    static String[][] of(String[] words) {
        String[] lower = new String[words.length];
        for (int i = 0; i < words.length; i++) {
            lower[i] = lower(words[i]);
        }
        String[][] features = new String[words.length][];
        for (int i = 0; i < words.length; i++) {
            features[i] = of(i, words[i], lower);
        }
        return features;
    }

    private static String[] of(int i, String word, String[] lower) {
        List<String> f = new ArrayList<>(18);
        f.add("def");
        int affixes = Math.min(LONGEST_AFFIX, word.length());
        for (int length = 1; length <= affixes; length++) {
            f.add("suf=" + word.substring(word.length() - length));
        }
        for (int length = 1; length <= affixes; length++) {
            f.add("pre=" + word.substring(0, length));
        }
        f.add("w=" + lower[i]);
        for (int k = 1; k <= WINDOW && i - k >= 0; k++) {
            f.add("p" + k + "w=" + lower[i - k]);
        }
        for (int k = 1; k <= WINDOW && i + k < lower.length; k++) {
            f.add("n" + k + "w=" + lower[i + k]);
        }
        if (i <= WINDOW) {
            f.add(i == 0 ? "S=begin" : "p" + i + "S=begin");
        }
        String kind = FeatureGeneratorUtil.tokenFeature(word);
        f.add("wc=" + kind);
        f.add("w&c=" + lower[i] + ',' + kind);
        return f.toArray(String[]::new);
    }

    /** As OpenNLP has it, character by character: for most words that is the word itself. */
    private static String lower(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (Character.isSurrogate(c) || Character.toLowerCase(c) != c) {
                return StringUtil.toLowerCase(word);
            }
        }
        return word;
    }

    @Override
    public String[] of(int i, String[][] own, Outcomes before) {
        return switch (i) {
            case 0 -> new String[0];
            case 1 -> new String[] {"t=" + before.last()};
            default ->
                new String[] {"t=" + before.last(), "t2=" + before.before().last() + ',' + before.last()};
        };
    }

    /** OpenNLP keeps the features of a place, the last two with them, until it comes to the next sentence. */
    @Override
    public boolean ofBestOnly() {
        return true;
    }
}
