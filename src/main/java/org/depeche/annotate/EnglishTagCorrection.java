package org.depeche.annotate;

import java.util.Set;

/** Mends what the English model is known to get wrong. */
final class EnglishTagCorrection implements TagCorrection {
    private static final Set<String> POSSESSIVES = Set.of("his", "her", "its", "their");

    @Override
    public String tag(String[] words, String[] tags, int i) {
        String word = words[i];
        String tag = tags[i];
        if (word.equals("'s") && tag.equals("PUNCT")) {
            return "PART";
        }
        if (word.equals("said") && tag.equals("NOUN")) {
            return "VERB";
        }
        boolean last = i + 1 == words.length;
        if (last) {
            return tag;
        }
        // "Talks between Turkey and Russia will resume": what opens a sentence before "between" is a noun.
        if (i == 0
                && tag.equals("VERB")
                && word.endsWith("s")
                && (words[1].equals("between") || words[1].equals("with"))) {
            return "NOUN";
        }
        if (i == 0) {
            return tag;
        }
        boolean object = tags[i + 1].equals("DET") || POSSESSIVES.contains(words[i + 1]);
        // "urged both sides to respect the ceasefire"
        if (words[i - 1].equals("to") && tag.equals("NOUN") && object) {
            return "VERB";
        }
        // "Algeria supplies 23 %": a plural noun takes no number or article behind it.
        if (tag.equals("NOUN")
                && word.endsWith("s")
                && tags[i - 1].equals("PROPN")
                && (tags[i + 1].equals("NUM") || tags[i + 1].equals("DET"))) {
            return "VERB";
        }
        boolean nominal = tag.equals("NOUN") || tag.equals("ADJ");
        boolean subject = tags[i - 1].equals("PROPN") || tags[i - 1].equals("PRON");
        // "India, however, asserts that", "Zelensky expressed to him his concern": no noun takes what follows there.
        boolean clause = words[i + 1].equals("that")
                && tags[i + 1].equals("SCONJ")
                && (word.endsWith("s") || word.endsWith("ed"));
        boolean past = word.endsWith("ed") && tag.equals("ADJ") && (object || tags[i + 1].equals("ADP"));
        boolean verb = nominal && (clause && (subject || words[i - 1].equals(",")) || past && subject);
        return verb ? "VERB" : tag;
    }
}
