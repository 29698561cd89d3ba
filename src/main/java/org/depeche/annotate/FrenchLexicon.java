package org.depeche.annotate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import morfologik.stemming.Dictionary;
import morfologik.stemming.DictionaryLookup;
import morfologik.stemming.WordData;
import org.depeche.model.Features;
import org.depeche.model.Features.Tense;
import org.depeche.model.LanguageFile;

/**
 * The full-form dictionary of LanguageTool ({@code french-pos-dict}). A tag of the dictionary is words parted by blanks
 * ({@code V avoir con pres 3 s}) whose very last letter is a code of frequency and belongs to no word.
 *
 * <p>{@code DictionaryLookup} is not thread-safe, so each thread has its own; answers are kept for all.
 */
final class FrenchLexicon implements Lexicon {
    private static final int KEPT = 200_000;

    private final Dictionary dictionary;
    private final ThreadLocal<DictionaryLookup> lookup;
    private final Map<String, List<Entry>> entries = new ConcurrentHashMap<>();
    private final Map<String, Integer> frequencies = new ConcurrentHashMap<>();
    private final Map<String, Reading> fixed = new HashMap<>();

    /** @param frequency how much more often than others a verb is used, as its infinitive's code says: 0 to 25 */
    private record Entry(String lemma, String[] tag, int frequency) {
        boolean has(String word) {
            for (String t : tag) {
                if (t.equals(word)) {
                    return true;
                }
            }
            return false;
        }
    }

    FrenchLexicon() {
        String folder = "/org/languagetool/resource/fr/";
        try (InputStream dict = Dictionary.class.getResourceAsStream(folder + "french.dict");
                InputStream info = Dictionary.class.getResourceAsStream(folder + "french.info")) {
            dictionary = Dictionary.read(dict, info);
        } catch (IOException e) {
            throw new UncheckedIOException("the French dictionary cannot be read", e);
        }
        lookup = ThreadLocal.withInitial(() -> new DictionaryLookup(dictionary));
        for (String[] row : LanguageFile.rows("fr", "lemmas.tsv", 3)) {
            fixed.put(row[0] + ' ' + row[1], new Reading(row[2], Features.NONE));
        }
    }

    @Override
    public boolean knows(String form) {
        return !entries(form).isEmpty();
    }

    @Override
    public Reading read(String form, String tag) {
        String lower = form.toLowerCase(Locale.ROOT);
        Entry best = best(entries(lower), tag);
        if (best == null) {
            best = best(respelled(lower), tag);
        }
        if (tag.equals("PROPN")) {
            return new Reading(form, best == null ? Features.NONE : features(best));
        }
        Reading exception = fixed.get(lower + ' ' + tag);
        if (exception != null) {
            return new Reading(exception.lemma(), best == null ? Features.NONE : features(best));
        }
        if (best == null) {
            Features guessed = guess(lower, tag);
            boolean plural = guessed.plural() && lower.length() > 3 && !lower.matches(".*[suix]s|.*x");
            return new Reading(plural ? lower.substring(0, lower.length() - 1) : lower, guessed);
        }
        return new Reading(lemma(best, lower, tag), features(best));
    }

    private static Entry best(List<Entry> entries, String tag) {
        Entry best = null;
        int score = -1;
        for (Entry entry : entries) {
            int fit = fit(entry, tag) + entry.frequency;
            if (fit > score) {
                score = fit;
                best = entry;
            }
        }
        return best;
    }

    /** Capitals without their accent (Etat), and œ in two letters (soeur). */
    private List<Entry> respelled(String lower) {
        List<Entry> found = lower.startsWith("e") ? entries('é' + lower.substring(1)) : List.of();
        return found.isEmpty() && lower.contains("oe") ? entries(lower.replace("oe", "œ")) : found;
    }

    /** The dictionary's lemma, but a participle that is an adjective goes under its masculine, and kg under kg, not g. */
    private String lemma(Entry entry, String lower, String tag) {
        if (tag.equals("ADJ") && !lower.equals(entry.lemma) && isInfinitive(entry.lemma)) {
            String singular = entry.has("p") && lower.endsWith("s") ? lower.substring(0, lower.length() - 1) : lower;
            return entry.has("f") && singular.endsWith("e") ? singular.substring(0, singular.length() - 1) : singular;
        }
        boolean unit = tag.equals("NOUN") && entry.lemma.length() <= 2 && lower.endsWith(entry.lemma);
        return unit ? lower : entry.lemma;
    }

    /**
     * The parts of speech that the dictionary allows a form in lower case, as one word: {@code J|N|Vppa}. Empty for a form that
     * it does not hold.
     */
    String classes(String form) {
        return entries(form).stream()
                .map(FrenchLexicon::kind)
                .distinct()
                .sorted()
                .collect(Collectors.joining("|"));
    }

    /** Verbs are told apart by form and by being auxiliaries, determiners and pronouns by what follows in the tag. */
    private static String kind(Entry entry) {
        String kind = entry.tag[0];
        if (kind.equals("V")) {
            for (String form : List.of("inf", "ppa", "ppr")) {
                kind += entry.has(form) ? form : "";
            }
            return entry.has("etre") || entry.has("avoir") ? kind + "aux" : kind;
        }
        boolean isFunctionWord = kind.equals("D") || kind.equals("R");
        return isFunctionWord && entry.tag.length > 1 ? kind + entry.tag[1] : kind;
    }

    private List<Entry> entries(String lower) {
        List<Entry> found = entries.get(lower);
        if (found == null) {
            found = new ArrayList<>(4);
            for (WordData word : lookup.get().lookup(lower)) {
                String tag = word.getTag().toString();
                // Both spellings of 1990 stand in the dictionary; the older is the one that the cues and corpora use.
                String stem = word.getStem().toString();
                found.add(new Entry(
                        stem.replaceFirst("([ao])itre$", "$1ître"),
                        tag.substring(0, tag.length() - 1).split(" "),
                        tag.startsWith("V ") ? frequency(stem) : 0));
            }
            found = List.copyOf(found);
            if (entries.size() < KEPT) {
                entries.put(lower, found);
            }
        }
        return found;
    }

    private boolean isInfinitive(String lemma) {
        return entries(lemma).stream().anyMatch(e -> e.has("inf"));
    }

    /** The code of frequency of an infinitive, A to Z, as a number. */
    private int frequency(String infinitive) {
        return frequencies.computeIfAbsent(infinitive, verb -> {
            // A lookup of its own, as the thread's is being read from.
            for (WordData word : new DictionaryLookup(dictionary).lookup(verb)) {
                String tag = word.getTag().toString();
                if (tag.startsWith("V ")) {
                    return Math.max(0, Math.min(25, tag.charAt(tag.length() - 1) - 'A'));
                }
            }
            return 0;
        });
    }

    /** How well a dictionary entry fits a universal tag; the finite present beats the imperative and the subjunctive. */
    private static int fit(Entry entry, String tag) {
        String kind = entry.tag[0];
        int fit = switch (tag) {
            case "VERB" ->
                kind.equals("V") && !entry.has("etre") && !entry.has("avoir") ? 20 : kind.equals("V") ? 15 : 0;
            case "AUX" -> kind.equals("V") ? (entry.has("etre") || entry.has("avoir") ? 20 : 10) : 0;
            case "NOUN", "PROPN" -> kind.equals("N") ? 20 : kind.equals("Z") ? 12 : kind.equals("J") ? 10 : 0;
            case "ADJ" -> kind.equals("J") ? 20 : kind.equals("V") && entry.has("ppa") ? 12 : kind.equals("N") ? 8 : 0;
            case "DET" -> kind.equals("D") ? 20 : kind.equals("J") ? 6 : kind.equals("R") ? 4 : 0;
            case "PRON" -> kind.equals("R") ? 20 : kind.equals("D") ? 5 : 0;
            case "ADV" -> kind.equals("A") || kind.equals("AR") ? 20 : 0;
            case "ADP" -> kind.equals("P") ? 20 : 0;
            case "ADP+DET", "ADP+PRON" -> kind.equals("P+D") || kind.equals("P+R") ? 20 : 0;
            case "SCONJ", "CCONJ" -> kind.equals("C") ? 20 : 0;
            case "NUM" -> kind.equals("K") || kind.equals("D") ? 20 : 0;
            default -> 1;
        };
        if (kind.equals("V")) {
            fit += entry.has("ind")
                    ? 3
                    : entry.has("ppa") || entry.has("inf") || entry.has("ppr") || entry.has("con") ? 2 : 0;
            fit += entry.has("pres") ? 1 : 0;
            fit += entry.has("3") ? 1 : 0;
        }
        return fit;
    }

    private static Features features(Entry entry) {
        char gender = '-';
        char number = '-';
        int person = 0;
        Tense tense = Tense.NONE;
        boolean indicative = false;
        for (int i = 1; i < entry.tag.length; i++) {
            switch (entry.tag[i]) {
                case "m", "f", "e" -> gender = entry.tag[i].charAt(0);
                case "s", "p" -> number = entry.tag[i].charAt(0);
                case "sp" -> number = 'e';
                case "1", "2", "3" -> person = entry.tag[i].charAt(0) - '0';
                case "ind" -> indicative = true;
                case "con" -> tense = Tense.CONDITIONAL;
                case "sub" -> tense = Tense.SUBJUNCTIVE;
                case "imp" -> tense = Tense.IMPERATIVE;
                case "inf" -> tense = Tense.INFINITIVE;
                case "ppa" -> tense = Tense.PAST_PARTICIPLE;
                case "ppr" -> tense = Tense.PRESENT_PARTICIPLE;
                case "pres" -> tense = indicative ? Tense.PRESENT : tense;
                case "impa" -> tense = indicative ? Tense.IMPERFECT : tense;
                case "futu" -> tense = Tense.FUTURE;
                case "psim" -> tense = Tense.PAST;
                default -> {
                    // suj, obj, rel, dem, inte, avoir, etre: of no use here
                }
            }
        }
        return new Features(gender, number, person, tense);
    }

    /** For forms that no dictionary holds: a final s or x of a noun or adjective is its plural. */
    private static Features guess(String lower, String tag) {
        boolean nominal = tag.equals("NOUN") || tag.equals("ADJ");
        return nominal && (lower.endsWith("s") || lower.endsWith("x"))
                ? new Features('-', 'p', 0, Tense.NONE)
                : Features.NONE;
    }
}
