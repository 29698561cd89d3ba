package org.depeche.annotate;

import java.util.Set;

/** Mends what the French model is known to get wrong. */
final class FrenchTagCorrection implements TagCorrection {
    private static final Set<String> BEFORE_INFINITIVE = Set.of("d'", "de", "à", "pour", "sans");

    @Override
    public String tag(String[] words, String[] tags, int i) {
        boolean inside = i > 0 && i + 1 < words.length;
        // "L'armée entre en Syrie": two prepositions never follow each other there, so the first is the verb.
        if (inside
                && words[i].equals("entre")
                && tags[i].equals("ADP")
                && (words[i + 1].equals("en") || words[i + 1].equals("dans"))) {
            return "VERB";
        }
        // "l'accuse d'être à l'origine": the noun would have its determiner.
        if (i > 0 && words[i].equals("être") && tags[i].equals("NOUN") && BEFORE_INFINITIVE.contains(words[i - 1])) {
            return "AUX";
        }
        // "a sommé Washington de se retirer": what a pronoun or verb follows is no part of a name
        if (inside
                && tags[i].equals("PROPN")
                && BEFORE_INFINITIVE.contains(words[i])
                && (tags[i + 1].equals("PRON") || tags[i + 1].equals("VERB") || tags[i + 1].equals("DET"))) {
            return "ADP";
        }
        return tags[i];
    }
}
