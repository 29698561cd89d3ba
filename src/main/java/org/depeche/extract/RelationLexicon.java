package org.depeche.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.depeche.model.LanguageFile;
import org.depeche.model.Relation.Status;
import org.depeche.model.RelationType;

/** Verbs and nouns that say what a country does with or to another, as {@code relations.tsv} has them. */
final class RelationLexicon {
    private final Map<String, List<Entry>> verbs = new HashMap<>();
    private final Map<String, List<Entry>> nouns = new HashMap<>();
    private final Map<String, Status> modality = new HashMap<>();
    private final Set<String> actorNouns = new HashSet<>();
    private final Map<String, Boolean> sport = new HashMap<>();
    private final Set<String> organs = new HashSet<>();
    private final Set<String> posted = new HashSet<>();
    private final Set<String> ending = new HashSet<>();
    private final Set<String> reproaches = new HashSet<>();
    private final Map<String, Integer> pairs = new HashMap<>();
    private final Map<String, String> cities = new HashMap<>();

    /**
     * A trigger.
     *
     * @param lemma of the verb or noun
     * @param objects lemmas of which one must be the verb's object, or stand beside the noun; empty where none need be
     * @param type what is done
     * @param targets where the other country stands: {@code obj}, {@code sym}, or a preposition
     * @param givers prepositions behind which stands who does it to the subject: recevoir une aide de
     */
    record Entry(String lemma, Set<String> objects, RelationType type, Set<String> targets, Set<String> givers) {
        boolean takesObject() {
            return targets.contains("obj");
        }
    }

    RelationLexicon(String language) {
        for (String[] row : LanguageFile.rows(language, "relations.tsv", 4)) {
            String expression = row[1];
            boolean reflexive = expression.startsWith("se+") || expression.startsWith("s'");
            if (reflexive) {
                expression = "se " + expression.replaceFirst("^(se\\+|s'\\+?)", "");
            }
            String[] parts = expression.split("\\+", 2);
            Entry entry = new Entry(
                    parts[0],
                    parts.length == 1 ? Set.of() : Set.copyOf(List.of(parts[1].split("\\|"))),
                    RelationType.valueOf(row[2].toUpperCase(Locale.ROOT)),
                    sides(row[3], false),
                    sides(row[3], true));
            (row[0].equals("V") ? verbs : nouns)
                    .computeIfAbsent(entry.lemma(), k -> new ArrayList<>(2))
                    .add(entry);
        }
        // "signer un accord" says more than "signer": what wants an object comes first
        for (List<Entry> entries : verbs.values()) {
            entries.sort(Comparator.comparing(entry -> entry.objects().isEmpty()));
        }
        for (String[] row : LanguageFile.rows(language, "modality.tsv", 2)) {
            if (row[1].equals("ended")) {
                ending.add(row[0]);
            } else {
                modality.put(row[0], Status.valueOf(row[1].toUpperCase(Locale.ROOT)));
            }
        }
        for (String[] row : LanguageFile.rows(language, "reproaches.txt", 1)) {
            reproaches.add(row[0]);
        }
        for (String[] row : LanguageFile.rows(language, "actor-nouns.txt", 1)) {
            actorNouns.add(row[0]);
        }
        for (String[] row : LanguageFile.rows(language, "posted-nouns.txt", 1)) {
            posted.add(row[0]);
        }
        for (String[] row : LanguageFile.rows(language, "sport.tsv", 2)) {
            sport.put(row[0], row[1].equals("strong"));
        }
        for (String[] row : LanguageFile.rows(language, "state-organs.txt", 1)) {
            organs.add(row[0]);
        }
        for (String[] row : LanguageFile.rows(language, "pairs.tsv", 2)) {
            pairs.put(row[0], Integer.valueOf(row[1]));
        }
        for (String[] row : LanguageFile.rows(language, "cities.tsv", 2)) {
            cities.put(row[0], row[1].equals("-") ? "" : row[1]);
        }
    }

    /** The sides of a column that are marked as who does it to the subject ({@code <de}), or those that are not. */
    private static Set<String> sides(String column, boolean givers) {
        return Stream.of(column.split(","))
                .filter(side -> side.startsWith("<") == givers)
                .map(side -> givers ? side.substring(1) : side)
                .collect(Collectors.toUnmodifiableSet());
    }

    List<Entry> verb(String lemma, boolean reflexive) {
        if (reflexive) {
            List<Entry> entries = verbs.get("se " + lemma);
            if (entries != null) {
                return entries;
            }
        }
        return verbs.getOrDefault(lemma, List.of());
    }

    List<Entry> noun(String lemma) {
        return nouns.getOrDefault(lemma, List.of());
    }

    /** What a word makes of what it governs, or null where it changes nothing. */
    Status modality(String lemma) {
        return modality.get(lemma);
    }

    /** Whether a noun acts for the country that it belongs to. */
    boolean isActorNoun(String lemma) {
        return actorNouns.contains(lemma);
    }

    /** Whether a noun acts for its country abroad too, so that the place where it is tells nothing. */
    boolean isPosted(String lemma) {
        return posted.contains(lemma);
    }

    /** Whether a word is of sport, if only beside another such word: le but. */
    boolean isSport(String lemma) {
        return sport.containsKey(lemma);
    }

    /** Whether a word is of sport and nothing else: le football. */
    boolean isSportAlone(String lemma) {
        return sport.getOrDefault(lemma, false);
    }

    /** Whether a noun, definite and alone, means an organ of the country that an article is about. */
    boolean isOrgan(String lemma) {
        return organs.contains(lemma);
    }

    /** Whether a verb says that what it governs is no more: suspendre l'aide. */
    boolean isEnding(String lemma) {
        return ending.contains(lemma);
    }

    /** Whether a word blames: agression, unacceptable. */
    boolean isReproach(String lemma) {
        return reproaches.contains(lemma);
    }

    /** Whether words stand for countries named before: les deux pays, the three countries. */
    boolean isPair(String words) {
        return pairs.containsKey(words);
    }

    /** How many countries such words stand for. */
    int numberOf(String pair) {
        return pairs.get(pair);
    }

    /** Code of the country that a city is in; empty for one that is not known, or a name that several countries have a city of. */
    String countryOf(String city) {
        return cities.getOrDefault(city, "");
    }
}
