package org.depeche.annotate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.depeche.model.Mention;
import org.depeche.model.Sentence;
import org.depeche.model.Token;

/**
 * What a name model may know of each word: the word, its shape and ends, its neighbours, their parts of speech, what rules and
 * gazetteer take it for, what stands around the same word elsewhere in the article, the clusters of words and the lists of names that
 * hold it.
 */
final class NameFeatures {
    private static final int ELSEWHERE = 4;

    private final Set<String> firstNames;
    private final Set<String> titles;
    private final Set<String> organisationWords;
    private final Lexicon lexicon;

    private final Gazetteer cities;
    private final Supplier<WordClusters> clusters;
    private final Supplier<NameLists> lists;

    /** @param clusters asked for when the first article is read, as are the lists */
    NameFeatures(
            Set<String> firstNames,
            Set<String> titles,
            Set<String> organisationWords,
            Gazetteer cities,
            Lexicon lexicon,
            Supplier<WordClusters> clusters,
            Supplier<NameLists> lists) {
        this.cities = cities;
        this.clusters = clusters;
        this.lists = lists;
        this.firstNames = firstNames;
        this.titles = titles;
        this.organisationWords = organisationWords;
        this.lexicon = lexicon;
    }

    /** The words of a sentence as the model reads them. */
    static String[] words(Sentence sentence) {
        return sentence.tokens().stream().map(t -> Characters.plain(t.form())).toArray(String[]::new);
    }

    /** The features of each word of each sentence of an article; the first four of a word are its shape, its lower case, and what rules take it
     * and the next word for. */
    List<String[][]> of(List<Sentence> sentences, List<Mention> known) {
        TreeMap<Integer, Mention> places = new TreeMap<>();
        known.forEach(m -> places.put(m.span().start(), m));
        Map<String, List<String>> elsewhere = elsewhere(sentences);
        List<String[][]> features = new ArrayList<>(sentences.size());
        for (Sentence sentence : sentences) {
            features.add(new Words(sentence, places, elsewhere).features());
        }
        return features;
    }

    /** For each capitalised word, the words before and after it at its first places in the article. */
    private static Map<String, List<String>> elsewhere(List<Sentence> sentences) {
        Map<String, List<String>> elsewhere = new HashMap<>();
        for (Sentence sentence : sentences) {
            List<Token> tokens = sentence.tokens();
            for (int i = 1; i < tokens.size(); i++) {
                String form = tokens.get(i).form();
                if (Character.isUpperCase(form.charAt(0))) {
                    List<String> around = elsewhere.computeIfAbsent(form, k -> new ArrayList<>(ELSEWHERE));
                    if (around.size() < ELSEWHERE) {
                        around.add("eb=" + Characters.plain(tokens.get(i - 1).form()));
                        if (i + 1 < tokens.size()) {
                            around.add(
                                    "ea=" + Characters.plain(tokens.get(i + 1).form()));
                        }
                    }
                }
            }
        }
        return elsewhere;
    }

    /** Like {@code Xx}, {@code XX}, {@code x-X}, {@code d.d}: runs of a kind once. */
    static String shape(String word) {
        StringBuilder shape = new StringBuilder();
        char last = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            char kind = Character.isUpperCase(c) ? 'X' : Character.isLetter(c) ? 'x' : Characters.isDigit(c) ? 'd' : c;
            if (kind != last || kind == 'X' && i == 1) {
                shape.append(kind);
            }
            last = kind;
        }
        return shape.toString();
    }

    /** The words of one sentence. */
    private final class Words {
        private final List<Token> tokens;
        private final String[] words;
        private final String[] lower;
        private final String[] shapes;
        private final String[] kinds;
        private final String[] towns;
        private final Map<String, List<String>> elsewhere;

        Words(Sentence sentence, TreeMap<Integer, Mention> places, Map<String, List<String>> elsewhere) {
            tokens = sentence.tokens();
            this.elsewhere = elsewhere;
            words = words(sentence);
            int n = words.length;
            lower = new String[n];
            shapes = new String[n];
            towns = new String[n];
            Arrays.fill(towns, "-");
            kinds = new String[n];
            for (int i = 0; i < n; i++) {
                int at = i;
                lower[i] = words[i].toLowerCase(Locale.ROOT);
                shapes[i] = shape(words[i]);
                kinds[i] = kind(tokens.get(i), places);
                if (towns[i].equals("-")) {
                    cities.at(tokens, i).stream().limit(1).forEach(m -> town(at, m.length()));
                }
            }
        }

        private void town(int from, int length) {
            Arrays.fill(towns, from, from + length, "i");
            towns[from] = "b";
        }

        private static String kind(Token token, TreeMap<Integer, Mention> places) {
            Map.Entry<Integer, Mention> entry = places.floorEntry(token.start());
            if (entry == null || entry.getValue().span().end() < token.end()) {
                return "-";
            }
            return (entry.getKey() == token.start() ? "b" : "i")
                    + entry.getValue().kind();
        }

        private String at(String[] array, int i) {
            return i < 0 ? "<" : i >= array.length ? ">" : array[i];
        }

        private String tag(int i) {
            return i < 0 || i >= tokens.size() ? "-" : tokens.get(i).tag();
        }

        String[][] features() {
            List<List<String>> features = new ArrayList<>(words.length);
            for (int i = 0; i < words.length; i++) {
                features.add(features(i));
            }
            addClusters(features);
            lists.get().addTo(features, words);
            return features.stream().map(f -> f.toArray(String[]::new)).toArray(String[][]::new);
        }

        private void addClusters(List<List<String>> features) {
            WordClusters all = clusters.get();
            if (!all.isEmpty()) {
                int[] of = Arrays.stream(words).mapToInt(all::of).toArray();
                for (int i = 0; i < of.length; i++) {
                    all.addTo(features.get(i), of, i);
                }
            }
        }

        private List<String> features(int i) {
            List<String> f = new ArrayList<>(48);
            String word = words[i];
            f.add(shapes[i]);
            f.add(lower[i]);
            f.add("k=" + kinds[i]);
            f.add("+k=" + at(kinds, i + 1));
            f.add("w=" + word);
            f.add("t=" + tag(i));
            f.add("c=" + towns[i]);
            f.add("-c=" + at(towns, i - 1));
            f.add("c-l=" + towns[i] + at(lower, i - 1));
            f.add("-k=" + at(kinds, i - 1));
            f.add("-l=" + at(lower, i - 1));
            f.add("+l=" + at(lower, i + 1));
            f.add("--l=" + at(lower, i - 2));
            f.add("++l=" + at(lower, i + 2));
            f.add("-s=" + at(shapes, i - 1));
            f.add("+s=" + at(shapes, i + 1));
            f.add("-t=" + tag(i - 1));
            f.add("+t=" + tag(i + 1));
            f.add("-ts=" + tag(i - 1) + shapes[i]);
            f.add("--s-s=" + at(shapes, i - 2) + ' ' + at(shapes, i - 1));
            f.add("-l--l=" + at(lower, i - 1) + ' ' + at(lower, i - 2));
            f.add("-l=l=" + at(lower, i - 1) + ' ' + lower[i]);
            f.add("l+l=" + lower[i] + ' ' + at(lower, i + 1));
            f.add("-s s +s=" + at(shapes, i - 1) + shapes[i] + at(shapes, i + 1));
            f.add("ks=" + kinds[i] + shapes[i]);
            f.add("-kk+k=" + at(kinds, i - 1) + kinds[i] + at(kinds, i + 1));
            if (Character.isUpperCase(word.charAt(0))) {
                capitalised(i, f);
            }
            if (titles.contains(at(lower, i - 1))) {
                f.add("title" + shapes[i]);
            }
            return f;
        }

        private void capitalised(int i, List<String> f) {
            String word = words[i];
            int n = word.length();
            for (int length = 2; length <= 4; length++) {
                if (n > length) {
                    f.add("<=" + lower[i].substring(0, length));
                    f.add(">=" + lower[i].substring(n - length));
                }
            }
            if (i == 0 || tag(i - 1).equals("PUNCT")) {
                f.add("begins" + lexicon.knows(lower[i]));
            }
            if (lexicon.knows(lower[i])) {
                f.add("known" + at(shapes, i - 1) + at(shapes, i + 1));
            }
            if (firstNames.contains(word)) {
                f.add("first" + at(shapes, i + 1));
            }
            if (firstNames.contains(at(words, i - 1))) {
                f.add("-first");
            }
            if (organisationWords.contains(lower[i])) {
                f.add("organisation");
            }
            f.addAll(elsewhere.getOrDefault(tokens.get(i).form(), List.of()));
        }
    }
}
