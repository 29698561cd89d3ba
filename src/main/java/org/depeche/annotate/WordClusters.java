package org.depeche.annotate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Brown clusters: words that stand among the same words share a cluster, and the clusters are the leaves of a binary tree, so that
 * the beginnings of a leaf's path are ever coarser classes (Brown et al. 1992; as features of names: Miller et al. 2004). May be
 * shared by threads.
 */
final class WordClusters {
    /** The lengths of the beginnings of a path that are features, next to the path itself. */
    private static final int[] LENGTHS = {2, 4, 6, 8, 10, 12};

    private static final int LONGEST = 14;
    private static final int SHORTEST_OF_NEIGHBOUR = 6;
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    /** No clusters of a language. */
    static final WordClusters NONE = new WordClusters(WordTable.NONE);

    private final WordTable words;
    private final Map<Integer, Features> features = new HashMap<>();

    /** Of a word and of its neighbours, by its cluster. */
    private record Features(List<String> own, List<String> before, List<String> after) {
        static final Features UNKNOWN = new Features(List.of("b=?"), List.of(), List.of());
    }

    /** @param words with {@link #value values} of paths */
    WordClusters(WordTable words) {
        this.words = words;
        features.put(0, Features.UNKNOWN);
        for (int value : words.distinctValues()) {
            String path = Integer.toBinaryString(value).substring(1);
            features.put(
                    value,
                    new Features(
                            features("b=", path, 0),
                            features("-b=", path, SHORTEST_OF_NEIGHBOUR),
                            features("+b=", path, SHORTEST_OF_NEIGHBOUR)));
        }
    }

    /** The clusters that come with the program. */
    static WordClusters load(String code) {
        return new WordClusters(WordTable.load("/org/depeche/models/clusters-" + code + ".bin"));
    }

    /** The value of a path, of which the first 14 turns count: a one, and its turns as bits. */
    static int value(String path) {
        return Integer.parseInt("1" + path.substring(0, Math.min(LONGEST, path.length())), 2);
    }

    private static List<String> features(String name, String path, int shortest) {
        List<String> features = new ArrayList<>();
        for (int length : LENGTHS) {
            if (length >= shortest && length < path.length()) {
                features.add(name + path.substring(0, length));
            }
        }
        features.add(name + path);
        return List.copyOf(features);
    }

    /** The cluster of a word, 0 where it has none. */
    int of(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return words.get(
                Character.isDigit(lower.charAt(0)) ? DIGITS.matcher(lower).replaceAll("0") : lower);
    }

    boolean isEmpty() {
        return words == WordTable.NONE;
    }

    /** Features of a word by its own cluster and those of its neighbours. */
    void addTo(List<String> to, int[] clusters, int i) {
        to.addAll(features.get(clusters[i]).own);
        if (i > 0) {
            to.addAll(features.get(clusters[i - 1]).before);
        }
        if (i + 1 < clusters.length) {
            to.addAll(features.get(clusters[i + 1]).after);
        }
    }
}
