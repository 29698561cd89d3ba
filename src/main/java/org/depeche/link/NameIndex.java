package org.depeche.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the people who may bear a name, however it is written. May be shared by threads. */
final class NameIndex {
    /** Parts of a name that come and go: "Bachar el-Assad", "Dominique de Villepin". */
    private static final Set<String> PARTICLES =
            Set.of("al", "el", "as", "ash", "ad", "at", "ar", "an", "az", "es", "de", "of", "the", "du", "von", "van");

    /** People who are not held in memory. */
    interface Elsewhere {
        /** Those with a name that may be the one that {@code keys} are of. */
        List<KnownPerson> named(Keys keys);

        /** How many have a word with these consonants in a name. */
        int frequency(String consonants);

        /** All that is known of somebody, who may be known here too. */
        KnownPerson whole(KnownPerson person);
    }

    /**
     * What a name is looked up by: its words without vowels, in order, and all of them joined.
     *
     * @param words not empty
     */
    record Keys(List<String> words, String joined) {}

    /** Names whose candidates are remembered, at most. */
    private static final int KEPT = 2_000;

    private final Transliteration transliteration;
    private final List<Elsewhere> elsewhere;
    private final Map<String, Word> words = new HashMap<>(80_000);
    /**
     * What names were asked for last: one article asks three times for a name, and many articles name the same people. Kept only
     * where all people are in memory, as those elsewhere may change.
     */
    private final Map<String, List<Candidate>> asked = new ConcurrentHashMap<>();
    /** Those whose names are compared as they are written. */
    private final Lookup written = new Lookup(Spelling.FOLDED);
    /** Those whose names come from another script: only theirs are worth being spelt by sound, which takes a third of the loading. */
    private final Lookup sounded = new Lookup(Spelling.CONSONANTS);

    /**
     * @param people in the order in which equal ones are found
     * @param elsewhere more of them
     */
    NameIndex(Collection<KnownPerson> people, Transliteration transliteration, List<? extends Elsewhere> elsewhere) {
        this.transliteration = transliteration;
        this.elsewhere = List.copyOf(elsewhere);
        for (KnownPerson person : people) {
            for (Bearer bearer : bearers(person, true)) {
                (bearer.transliterated ? sounded : written).add(bearer);
            }
        }
    }

    /** Bearers by the words of their names, and by all of these joined, in one spelling. */
    private static final class Lookup {
        private final Spelling spelling;
        private final Map<String, List<Bearer>> byWord = new HashMap<>(40_000);
        private final Map<String, List<Bearer>> joined = new HashMap<>(40_000);

        Lookup(Spelling spelling) {
            this.spelling = spelling;
        }

        void add(Bearer bearer) {
            for (Word word : bearer.name) {
                List<Bearer> bearers = byWord.computeIfAbsent(word.in(spelling), k -> new ArrayList<>(2));
                if (bearers.isEmpty() || bearers.get(bearers.size() - 1) != bearer) {
                    bearers.add(bearer);
                }
            }
            joined.computeIfAbsent(join(bearer.name, spelling), k -> new ArrayList<>(1))
                    .add(bearer);
        }

        /** Whoever has a word of the name, or all of it however it is divided. */
        void find(Word[] name, Collection<Bearer> found) {
            found.addAll(joined.getOrDefault(join(name, spelling), List.of()));
            for (Word word : name) {
                found.addAll(byWord.getOrDefault(word.in(spelling), List.of()));
            }
        }

        int frequency(Word word) {
            return byWord.getOrDefault(word.in(spelling), List.of()).size();
        }
    }

    private List<Bearer> bearers(KnownPerson person, boolean keep) {
        boolean transliterated = transliteration.appliesTo(person.countries());
        List<Bearer> bearers = new ArrayList<>(person.names().size());
        for (String written : person.names()) {
            Word[] name = name(written, keep);
            if (name.length > 0) {
                bearers.add(new Bearer(person, written, name, transliterated));
            }
        }
        return bearers;
    }

    /** What a name is looked up by; nothing where it has no words. */
    Optional<Keys> keys(String written) {
        Word[] name = name(written, false);
        return name.length == 0
                ? Optional.empty()
                : Optional.of(
                        new Keys(Arrays.stream(name).map(Word::consonants).toList(), join(name, Spelling.CONSONANTS)));
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
        if (!elsewhere.isEmpty()) {
            return found(name);
        }
        List<Candidate> known = asked.get(name);
        if (known == null) {
            known = List.copyOf(found(name));
            if (asked.size() >= KEPT) {
                asked.clear();
            }
            asked.put(name, known);
        }
        return known;
    }

    private List<Candidate> found(String name) {
        Word[] asked = name(name, false);
        if (asked.length == 0) {
            return List.of();
        }
        Set<Bearer> bearers = new HashSet<>();
        written.find(asked, bearers);
        sounded.find(asked, bearers);
        if (!elsewhere.isEmpty()) {
            Keys keys = keys(name).orElseThrow();
            elsewhere.forEach(more -> more.named(keys).forEach(person -> bearers.addAll(bearers(person, false))));
        }
        Map<String, Candidate> best = new HashMap<>();
        for (Bearer bearer : bearers) {
            Likeness likeness = likeness(asked, bearer.name, bearer.transliterated);
            if (likeness != null && !(likeness == Likeness.PART && bearer.lacksHalfAGivenName(asked))) {
                best.merge(
                        bearer.person.qid(),
                        new Candidate(bearer.person, likeness),
                        (a, b) -> a.likeness().compareTo(b.likeness()) <= 0 ? a : b);
            }
        }
        List<Candidate> candidates = new ArrayList<>(best.size());
        best.values().forEach(found -> candidates.add(new Candidate(whole(found.person()), found.likeness())));
        candidates.sort(Comparator.comparing(Candidate::likeness)
                .thenComparing(c -> c.person().qid()));
        return candidates;
    }

    private KnownPerson whole(KnownPerson person) {
        KnownPerson whole = person;
        for (Elsewhere more : elsewhere) {
            whole = more.whole(whole);
        }
        return whole;
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

    /** How many people bear this word in their name, as it is written or, where that comes from another script, as it sounds. */
    int frequency(String word) {
        Word asked = word(Words.fold(word), false);
        return written.frequency(asked)
                + sounded.frequency(asked)
                + elsewhere.stream()
                        .mapToInt(more -> more.frequency(asked.consonants()))
                        .sum();
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
            known = new Word(folded, transliteration);
            if (keep) {
                words.put(folded, known);
            }
        }
        return known;
    }

    /** A word of a name in three spellings, each coarser than the one before; the coarser are worked out when they are asked for. */
    private static final class Word {
        private final String folded;
        private final Transliteration transliteration;
        /** Threads that meet here work out the same. */
        private String sound;

        private String consonants;

        Word(String folded, Transliteration transliteration) {
            this.folded = folded;
            this.transliteration = transliteration;
        }

        String folded() {
            return folded;
        }

        String sound() {
            String known = sound;
            if (known == null) {
                known = transliteration.sound(folded);
                sound = known;
            }
            return known;
        }

        String consonants() {
            String known = consonants;
            if (known == null) {
                // A word of two letters (a Roman number, Li, Ma) has nothing to lose.
                known = folded.length() < 3 ? sound() : transliteration.consonants(sound());
                consonants = known;
            }
            return known;
        }

        String in(Spelling spelling) {
            return switch (spelling) {
                case FOLDED -> folded;
                case SOUND -> sound();
                case CONSONANTS -> consonants();
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
        private final boolean transliterated;
        /** Whether the given name is two words with a hyphen: Jean-François. */
        private final boolean doubleGiven;

        Bearer(KnownPerson person, String written, Word[] name, boolean transliterated) {
            this.person = person;
            this.name = name;
            this.transliterated = transliterated;
            int space = written.indexOf(' ');
            int hyphen = written.indexOf('-');
            doubleGiven = hyphen > 0 && hyphen < space;
        }

        /** Jean Girault is not Jean-François Girault. */
        boolean lacksHalfAGivenName(Word[] asked) {
            return doubleGiven
                    && asked.length > 1
                    && asked[0].folded.equals(name[0].folded)
                    && !asked[1].folded.equals(name[1].folded);
        }
    }

    /**
     * How near a name, as asked for, is to a known one; null where it is not.
     *
     * @param transliterated whether the known one comes from another script, so that it may be written in many ways
     */
    private static Likeness likeness(Word[] asked, Word[] known, boolean transliterated) {
        if (asked.length == 1 && known.length > 1) {
            return surname(asked[0], known, transliterated);
        }
        if (isSame(asked, known, Spelling.FOLDED)) {
            return Likeness.SAME;
        }
        if (transliterated && isSame(asked, known, Spelling.SOUND)) {
            return Likeness.SAME_SOUND;
        }
        if (asked.length == 1 || known.length == 1) {
            return null;
        }
        if (isPart(asked, known, Spelling.FOLDED)) {
            return Likeness.PART;
        }
        if (!transliterated) {
            return null;
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
    private static Likeness surname(Word asked, Word[] known, boolean transliterated) {
        for (int i : new int[] {known.length - 1, 0}) {
            if (asked.folded.equals(known[i].folded)) {
                return Likeness.SURNAME;
            }
            if (transliterated && asked.sound().length() > 2 && asked.sound().equals(known[i].sound())) {
                return Likeness.SURNAME_SOUND;
            }
        }
        return null;
    }

    /** Whether two names are one, however they are divided: Abdel Fattah and Abdelfattah. */
    private static boolean isSame(Word[] asked, Word[] known, Spelling spelling) {
        return asked[0].in(spelling).charAt(0) == known[0].in(spelling).charAt(0)
                && length(asked, spelling) == length(known, spelling)
                && join(asked, spelling).equals(join(known, spelling));
    }

    private static int length(Word[] name, Spelling spelling) {
        int length = 0;
        for (Word word : name) {
            length += word.in(spelling).length();
        }
        return length;
    }

    private static String join(Word[] name, Spelling spelling) {
        StringBuilder text = new StringBuilder(24);
        for (Word word : name) {
            text.append(word.in(spelling));
        }
        return text.toString();
    }

    /**
     * Whether all words of the shorter name stand in the longer one, in order, two at least, and both begin or end alike:
     * Nasser Khelaifi is not Abdullah bin Nasser bin Khalifa Al Thani.
     */
    private static boolean isPart(Word[] asked, Word[] known, Spelling spelling) {
        Word[] shorter = asked.length <= known.length ? asked : known;
        Word[] longer = shorter == asked ? known : asked;
        boolean beginAlike = shorter[0].in(spelling).equals(longer[0].in(spelling));
        boolean endAlike = shorter[shorter.length - 1].in(spelling).equals(longer[longer.length - 1].in(spelling));
        if (!beginAlike && (spelling == Spelling.CONSONANTS || !endAlike)) {
            return false;
        }
        int at = 0;
        for (Word word : longer) {
            if (at < shorter.length && shorter[at].in(spelling).equals(word.in(spelling))) {
                at++;
            }
        }
        return at == shorter.length && at >= 2;
    }
}
