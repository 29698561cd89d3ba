package org.depeche.evaluate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.depeche.evaluate.Annotations.Said;

/** Pairs statements of the gold with those predicted, one to one, the best overlap first. */
final class Pairing {
    private Pairing() {}

    /**
     * Two statements taken for one.
     *
     * @param overlap positions that both contents cover, of those that either does, 0 to 1
     */
    record Pair(int gold, int predicted, double overlap, boolean sameSpeaker) {}

    static List<Pair> of(List<Said> gold, List<Said> predicted, String whole) {
        List<BitSet> g = gold.stream().map(s -> places(s.content(), whole)).toList();
        List<BitSet> p = predicted.stream().map(s -> places(s.content(), whole)).toList();
        List<Pair> found = new ArrayList<>();
        for (int i = 0; i < g.size(); i++) {
            for (int j = 0; j < p.size(); j++) {
                if (g.get(i).intersects(p.get(j))) {
                    found.add(new Pair(
                            i,
                            j,
                            overlap(g.get(i), p.get(j)),
                            Names.same(gold.get(i).speaker(), predicted.get(j).speaker())));
                }
            }
        }
        // The same words can stand in the title and in the text, so a tie goes to the matching speaker, then to the
        // later.
        found.sort(Comparator.comparingDouble(Pair::overlap)
                .thenComparing(Pair::sameSpeaker)
                .thenComparingInt(Pair::gold)
                .thenComparingInt(Pair::predicted)
                .reversed());
        BitSet usedGold = new BitSet();
        BitSet usedPredicted = new BitSet();
        List<Pair> pairs = new ArrayList<>();
        for (Pair pair : found) {
            if (!usedGold.get(pair.gold) && !usedPredicted.get(pair.predicted)) {
                usedGold.set(pair.gold);
                usedPredicted.set(pair.predicted);
                pairs.add(pair);
            }
        }
        return pairs;
    }

    private static double overlap(BitSet a, BitSet b) {
        BitSet both = (BitSet) a.clone();
        both.and(b);
        BitSet either = (BitSet) a.clone();
        either.or(b);
        return (double) both.cardinality() / either.cardinality();
    }

    /** The positions, blanks left out, that the contents cover; a character of two units counts once. */
    private static BitSet places(List<String> contents, String whole) {
        BitSet at = new BitSet();
        int start = 0;
        for (String content : contents) {
            int i = whole.indexOf(content, start);
            if (i < 0) {
                i = whole.indexOf(content);
            }
            if (i >= 0) {
                for (int k = i; k < i + content.length(); k++) {
                    char c = whole.charAt(k);
                    if (!isBlank(c) && !Character.isLowSurrogate(c)) {
                        at.set(k);
                    }
                }
                start = i + content.length();
            }
        }
        return at;
    }

    /** As Python's {@code str.isspace}, to which a no-break space is one, and U+0085 too. */
    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }
}
