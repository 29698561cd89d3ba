package org.depeche.evaluate;

import com.ibm.icu.lang.UCharacter;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether two names are taken for one actor's, by the rules of {@code score.py}. */
final class Names {
    /** Words that do not tell one actor from another. */
    private static final Set<String> TITLES = Set.of(
            "le",
            "la",
            "les",
            "l",
            "de",
            "des",
            "du",
            "d",
            "un",
            "une",
            "m",
            "mm",
            "mme",
            "mr",
            "mrs",
            "ms",
            "the",
            "of",
            "president",
            "presidente");

    /** How much of two names' words must be shared, 0 to 1 (Dice coefficient). */
    private static final double SHARED = 0.75;

    private Names() {}

    /** Equal, or one holds the other up to the last word, or most words shared. */
    static boolean same(String a, String b) {
        List<String> x = words(a);
        List<String> y = words(b);
        if (x.isEmpty() || y.isEmpty() || x.equals(y)) {
            return x.equals(y);
        }
        Set<String> xs = new HashSet<>(x);
        Set<String> ys = new HashSet<>(y);
        if (x.get(x.size() - 1).equals(y.get(y.size() - 1)) && (ys.containsAll(xs) || xs.containsAll(ys))) {
            return true;
        }
        Set<String> shared = new HashSet<>(xs);
        shared.retainAll(ys);
        return 2.0 * shared.size() / (xs.size() + ys.size()) >= SHARED;
    }

    private static List<String> words(String name) {
        List<String> words = fold(name);
        words.removeIf(TITLES::contains);
        return words;
    }

    /** Case folded (not merely in lower case: ß is ss), without accents, in words of letters and digits only. */
    static List<String> fold(String name) {
        String folded = UCharacter.foldCase(name, true).replace("’", "'").replace("œ", "oe");
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        Normalizer.normalize(folded, Normalizer.Form.NFKD).codePoints().forEach(c -> {
            if (UCharacter.getCombiningClass(c) != 0) {
                return;
            }
            if (isWord(c)) {
                word.appendCodePoint(c);
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        });
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    /** As Python's {@code \w}: letters, whatever has a numeric value, and the low line. */
    private static boolean isWord(int c) {
        int type = Character.getType(c);
        return c == '_'
                || Character.isLetterOrDigit(c)
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }
}
