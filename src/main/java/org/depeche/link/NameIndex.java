package org.depeche.link;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the people who may bear a name, however it is written. May be shared by threads. */
final class NameIndex {
    /** Parts of a name that come and go: "Bachar el-Assad", "Dominique de Villepin". */
    private static final Set<String> PARTICLES =
            Set.of("al", "el", "as", "ash", "ad", "at", "ar", "an", "az", "es", "de", "of", "the", "du", "von", "van");

    private final Transliteration transliteration;
    private final Map<String, Word> words = new HashMap<>(80_000);
    private final Map<String, List<Bearer>> byWord = new HashMap<>(40_000);
    private final Map<String, List<Bearer>> joined = new HashMap<>(80_000);

    /** @param people in the order in which equal ones are found */
    NameIndex(Collection<KnownPerson> people, Transliteration transliteration) {
        this.transliteration = transliteration;
        for (KnownPerson person : people) {
            for (String name : person.names()) {
                Bearer bearer = new Bearer(person, name(name, true));
                if (bearer.name.length == 0) {
                    continue;
                }
                for (Word word : bearer.name) {
                    List<Bearer> bearers = byWord.computeIfAbsent(word.consonants, k -> new ArrayList<>(2));
                    if (bearers.isEmpty() || bearers.get(bearers.size() - 1) != bearer) {
                        bearers.add(bearer);
                    }
                }
                joined.computeIfAbsent(join(bearer.name, Spelling.CONSONANTS), k -> new ArrayList<>(1))
                        .add(bearer);
            }
        }
    }

    /** How near two writings of a name are, from one and the same down to a surname alone. */
    enum Likeness {
        SAME(1.0),
        SAME_SOUND(0.95),
        PART(0.85),
        PART_SOUND(0.8),
        SAME_CONSONANTS(0.75),
        PART_CONSONANTS(0.62),
        SURNAME(0.6),
        MISSPELT(0.6),
        SURNAME_SOUND(0.55);

        private final double score;

        Likeness(double score) {
            this.score = score;
        }

        /** 0 to 1. */
        double score() {
            return score;
        }
    }

    /** Somebody who may bear a name. */
    record Candidate(KnownPerson person, Likeness likeness) {}

    /** The people who may bear {@code name}, each once with the best likeness of their names; the nearest first. */
    List<Candidate> candidates(String name) {
        Word[] asked = name(name, false);
        if (asked.length == 0) {
            return List.of();
        }
        Set<Bearer> bearers = new HashSet<>(joined.getOrDefault(join(asked, Spelling.CONSONANTS), List.of()));
        for (Word word : asked) {
            bearers.addAll(byWord.getOrDefault(word.consonants, List.of()));
        }
        Map<String, Candidate> best = new HashMap<>();
        for (Bearer bearer : bearers) {
            Likeness likeness = likeness(asked, bearer.name);
            if (likeness != null) {
                best.merge(
                        bearer.person.qid(),
                        new Candidate(bearer.person, likeness),
                        (a, b) -> a.likeness().compareTo(b.likeness()) <= 0 ? a : b);
            }
        }
        List<Candidate> candidates = new ArrayList<>(best.values());
        candidates.sort(Comparator.comparing(Candidate::likeness)
                .thenComparing(c -> c.person().qid()));
        return candidates;
    }

    /** Whether {@code name} can be a slip of the pen for one of a person's: two letters are wrong at most. */
    boolean isMisspelt(String name, KnownPerson person) {
        String asked = join(name(name, false), Spelling.SOUND);
        return asked.length() > 7
                && person.names().stream()
                        .map(known -> join(name(known, false), Spelling.SOUND))
                        .anyMatch(
                                known -> Math.abs(known.length() - asked.length()) <= 2 && distance(asked, known) <= 2);
    }

    /** Levenshtein's edit distance. */
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }

    /** How many people bear this word in their name, as it sounds. */
    int frequency(String word) {
        return byWord.getOrDefault(word(Words.fold(word), false).consonants, List.of())
                .size();
    }

    private Word[] name(String written, boolean keep) {
        List<String> folded = Words.folded(written);
        List<Word> name = new ArrayList<>(folded.size());
        for (String word : folded) {
            if (!PARTICLES.contains(word) || folded.size() == 1) {
                name.add(word(word, keep));
            }
        }
        return name.toArray(Word[]::new);
    }

    /** Only the words of the knowledge base are kept, so that it does not grow. */
    private Word word(String folded, boolean keep) {
        Word known = words.get(folded);
        if (known == null) {
            String sound = transliteration.sound(folded);
            known = new Word(folded, sound, transliteration.consonants(sound));
            if (keep) {
                words.put(folded, known);
            }
        }
        return known;
    }

    /** A word of a name in three spellings, each coarser than the one before. */
    private record Word(String folded, String sound, String consonants) {
        String in(Spelling spelling) {
            return switch (spelling) {
                case FOLDED -> folded;
                case SOUND -> sound;
                case CONSONANTS -> consonants;
            };
        }
    }

    private enum Spelling {
        FOLDED,
        SOUND,
        CONSONANTS
    }

    /** Compared by identity: one person may have several names. */
    private static final class Bearer {
        private final KnownPerson person;
        private final Word[] name;

        Bearer(KnownPerson person, Word[] name) {
            this.person = person;
            this.name = name;
        }
    }

    /** How near a name, as asked for, is to a known one; null where it is not. */
    private static Likeness likeness(Word[] asked, Word[] known) {
        if (asked.length == 1 && known.length > 1) {
            return surname(asked[0], known);
        }
        if (isSame(asked, known, Spelling.FOLDED)) {
            return Likeness.SAME;
        }
        if (isSame(asked, known, Spelling.SOUND)) {
            return Likeness.SAME_SOUND;
        }
        if (asked.length == 1 || known.length == 1) {
            return null;
        }
        if (isPart(asked, known, Spelling.FOLDED)) {
            return Likeness.PART;
        }
        if (isPart(asked, known, Spelling.SOUND)) {
            return Likeness.PART_SOUND;
        }
        // Few consonants are no evidence: Li Na and Lou Ann would be one.
        if (join(asked, Spelling.CONSONANTS).length() < 5) {
            return null;
        }
        if (isSame(asked, known, Spelling.CONSONANTS)) {
            return Likeness.SAME_CONSONANTS;
        }
        return isPart(asked, known, Spelling.CONSONANTS) ? Likeness.PART_CONSONANTS : null;
    }

    /** A surname comes last, or first in Chinese, Korean, Vietnamese and Hungarian names. */
    private static Likeness surname(Word asked, Word[] known) {
        for (int i : new int[] {known.length - 1, 0}) {
            if (asked.folded.equals(known[i].folded)) {
                return Likeness.SURNAME;
            }
            if (asked.sound.length() > 2 && asked.sound.equals(known[i].sound)) {
                return Likeness.SURNAME_SOUND;
            }
        }
        return null;
    }

    /** Whether two names are one, however they are divided: Abdel Fattah and Abdelfattah. */
    private static boolean isSame(Word[] asked, Word[] known, Spelling spelling) {
        return asked[0].in(spelling).charAt(0) == known[0].in(spelling).charAt(0)
                && join(asked, spelling).equals(join(known, spelling));
    }

    private static String join(Word[] name, Spelling spelling) {
        StringBuilder text = new StringBuilder(24);
        for (Word word : name) {
            text.append(word.in(spelling));
        }
        return text.toString();
    }

    /** Whether all words of the shorter name stand in the longer one, in order, two at least. */
    private static boolean isPart(Word[] asked, Word[] known, Spelling spelling) {
        Word[] shorter = asked.length <= known.length ? asked : known;
        Word[] longer = shorter == asked ? known : asked;
        int at = 0;
        for (Word word : longer) {
            if (at < shorter.length && shorter[at].in(spelling).equals(word.in(spelling))) {
                at++;
            }
        }
        return at == shorter.length && at >= 2;
    }
}
