package org.depeche.annotate;

import java.util.ArrayList;
import java.util.List;

/** Lists of very many names, which tell a model what a run of words may be. May be shared by threads. */
final class NameLists {
    /** What the lists hold; a name may stand in more than one. */
    enum Kind {
        PERSON,
        GIVEN_OR_FAMILY,
        PLACE,
        ORGANISATION,
        WORK,
        EVENT,
        OBJECT;

        private int bit() {
            return 1 << ordinal();
        }
    }

    private static final int LONGEST = 6;

    /** No lists of a language. */
    static final NameLists NONE = new NameLists(WordTable.NONE);

    private final WordTable names;

    /** @param names a name's words, parted by single blanks, with a bit for each list that it stands in */
    NameLists(WordTable names) {
        this.names = names;
    }

    /** The lists that come with the program. */
    static NameLists load(String code) {
        return new NameLists(WordTable.load("/org/depeche/models/name-lists-" + code + ".bin"));
    }

    /** The value of a name that stands in a list, to be put together with those of its other lists. */
    static int value(Kind kind) {
        return kind.bit();
    }

    /** Adds to the features of a sentence's words which lists hold the longest run that begins at each. */
    void addTo(List<List<String>> features, String[] words) {
        if (names == WordTable.NONE) {
            return;
        }
        for (int i = 0; i < words.length; i++) {
            if (!Character.isLetterOrDigit(words[i].charAt(0))) {
                continue;
            }
            List<String> runs = new ArrayList<>(LONGEST);
            StringBuilder run = new StringBuilder();
            for (int k = i; k < Math.min(words.length, i + LONGEST); k++) {
                run.append(k > i ? " " : "").append(words[k]);
                runs.add(run.toString());
            }
            for (int length = runs.size(); length >= 1; length--) {
                boolean mayBe = length > 1 || Character.isUpperCase(words[i].charAt(0));
                int value = mayBe ? names.get(runs.get(length - 1)) : 0;
                if (value != 0) {
                    add(features, i, i + length, value);
                    break;
                }
            }
        }
    }

    private static void add(List<List<String>> features, int from, int to, int value) {
        for (Kind kind : Kind.values()) {
            if ((value & kind.bit()) == 0) {
                continue;
            }
            for (int i = from; i < to; i++) {
                String place = to == from + 1 ? "u" : i == from ? "b" : i == to - 1 ? "e" : "i";
                features.get(i).add("g=" + place + kind.ordinal());
            }
            if (from > 0) {
                features.get(from - 1).add("+g=" + kind.ordinal());
            }
            if (to < features.size()) {
                features.get(to).add("-g=" + kind.ordinal());
            }
        }
    }
}
