package org.depeche.annotate;

import java.util.Locale;
import java.util.Set;

/** Mends what the English model is known to get wrong. */
final class EnglishTagCorrection implements TagCorrection {
    private static final Set<String> POSSESSIVES = Set.of("his", "her", "its", "their");
    private static final Set<String> SUBJECTS = Set.of("he", "she", "it", "they", "we", "I");
    private static final Set<String> CLOSED = Set.of("ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ");

    private final Set<String> closedClass;

    /** @param closedClass the words, in lower case, that prepositions, conjunctions, determiners, pronouns and auxiliaries are */
    EnglishTagCorrection(Set<String> closedClass) {
        this.closedClass = Set.copyOf(closedClass);
    }

    @Override
    public String tag(String[] words, String[] tags, int i) {
        String word = words[i];
        String tag = tags[i];
        // "Khaled al-Maeena said": within a sentence a capital makes a name, but for headlines In Title Case
        if (tag.equals("VERB") && i > 0 && Character.isUpperCase(word.charAt(0)) && !isTitleCase(words)) {
            return "PROPN";
        }
        if (CLOSED.contains(tag) && !closedClass.contains(word.toLowerCase(Locale.ROOT))) {
            return open(word);
        }
        if (tag.equals("SCONJ") && isTemporal(word) && !clauseFollows(tags, words, i)) {
            return "ADP"; // "After the exchange of fire, North Korea stated"
        }
        if (word.equals("'s") && tag.equals("PUNCT")) {
            return "PART";
        }
        if (word.equals("said") && tag.equals("NOUN")) {
            return "VERB";
        }
        if (word.equals("shot") && tag.equals("NOUN") && i > 0 && i + 1 < words.length && words[i + 1].equals("down")) {
            return "VERB"; // "a fighter jet shot down a balloon"
        }
        // "We need missiles," Kyiv insists.
        if (tag.equals("NOUN")
                && i > 1
                && isPlainS(word)
                && tags[i - 1].equals("PROPN")
                && (words[i - 2].equals("\"") || words[i - 2].equals("”"))
                && (i + 1 == words.length || words[i + 1].equals(".") || words[i + 1].equals(","))) {
            return "VERB";
        }
        boolean last = i + 1 == words.length;
        if (last) {
            return tag;
        }
        // "the ambassador to Israel": what opens an infinitive stands before a verb
        if (word.equals("to")
                && tag.equals("PART")
                && (tags[i + 1].equals("PROPN") || tags[i + 1].equals("DET") || tags[i + 1].equals("NUM"))) {
            return "ADP";
        }
        // "Talks between Turkey and Russia will resume": what opens a sentence before "between" is a noun.
        if (i == 0
                && (tag.equals("VERB") || tag.equals("PROPN"))
                && word.endsWith("s")
                && (words[1].equals("between") || words[1].equals("with"))) {
            return "NOUN";
        }
        if ((word.equals("any") || word.equals("some") || word.equals("no"))
                && tag.equals("ADV")
                && (tags[i + 1].equals("NOUN") || tags[i + 1].equals("ADJ"))) {
            return "DET";
        }
        if (i == 0) {
            return tag;
        }
        // "Biden will host Scholz", "talks will not resume on Monday": a modal verb governs a verb
        int modal = words[i - 1].equals("not") && i > 1 ? i - 2 : i - 1;
        boolean singular = !word.endsWith("s") && Character.isLowerCase(word.charAt(0));
        if ((tag.equals("NOUN") || tag.equals("ADJ"))
                && singular
                && tags[modal].equals("AUX")
                && isModal(words[modal])
                && !tags[i + 1].equals("VERB")
                && !tags[i + 1].equals("AUX")) {
            return "VERB";
        }
        boolean object = tags[i + 1].equals("DET") || POSSESSIVES.contains(words[i + 1]);
        // "urged both sides to respect the ceasefire", "threatened to block it", "a need to first resolve such issues"
        boolean to = words[i - 1].equals("to") || i > 1 && words[i - 2].equals("to") && words[i - 1].equals("first");
        if (to && tag.equals("NOUN") && (object || tags[i + 1].equals("PRON") || tags[i + 1].equals("DET"))) {
            return "VERB";
        }
        // "there was a need to": behind an article stands no verb but a participle
        if (tag.equals("VERB")
                && (words[i - 1].equals("a") || words[i - 1].equals("an") || words[i - 1].equals("the"))
                && !(word.endsWith("ed") && !word.endsWith("eed"))
                && !word.endsWith("ing")
                && !word.endsWith("en")
                && !Character.isUpperCase(word.charAt(0))) {
            return "NOUN";
        }
        // "a suspected drug lord": a form in -ed between an article and a noun
        boolean article = words[i - 1].equals("a") || words[i - 1].equals("an") || words[i - 1].equals("the");
        if (tag.equals("VERB")
                && article
                && word.endsWith("ed")
                && (tags[i + 1].equals("NOUN") || tags[i + 1].equals("ADJ"))) {
            return "ADJ";
        }
        // "France called on Iran to free the ship"
        if (to && tag.equals("ADJ") && tags[i + 1].equals("DET")) {
            return "VERB";
        }
        // "Algeria supplies 23 %": a plural noun takes no number or article behind it.
        if (tag.equals("NOUN")
                && word.endsWith("s")
                && tags[i - 1].equals("PROPN")
                && (tags[i + 1].equals("NUM") || tags[i + 1].equals("DET"))) {
            return "VERB";
        }
        // "Berlin opposes Ukraine's membership": a sentence without another verb, and a form in -s between two names
        if (tag.equals("NOUN")
                && isPlainS(word)
                && tags[i - 1].equals("PROPN")
                && (tags[i + 1].equals("PROPN") || tags[i + 1].equals("ADJ"))
                && isOnlyVerb(tags, i)) {
            return "VERB";
        }
        // "gave Qatari diplomats 48 hours": behind an adjective a form in -s is a plural
        if (tag.equals("VERB")
                && word.endsWith("s")
                && tags[i - 1].equals("ADJ")
                && (tags[i + 1].equals("NUM") || tags[i + 1].equals("VERB") || tags[i + 1].equals("AUX"))) {
            return "NOUN";
        }
        // "The Taliban claim they control the province": no noun stands between a name and a pronoun
        if (tag.equals("NOUN") && tags[i - 1].equals("PROPN") && SUBJECTS.contains(words[i + 1])) {
            return "VERB";
        }
        // "China buys oil": no adjective ends in a plain -s
        if (tag.equals("ADJ")
                && isPlainS(word)
                && (tags[i - 1].equals("PROPN") || tags[i - 1].equals("NOUN"))
                && (object || tags[i + 1].equals("NOUN") || tags[i + 1].equals("PROPN") || tags[i + 1].equals("NUM"))) {
            return "VERB";
        }
        // "a Turkish national at": the last adjective behind an article, with no noun to follow, is one
        if (tag.equals("ADJ")
                && i > 1
                && tags[i - 1].equals("ADJ")
                && tags[i - 2].equals("DET")
                && (tags[i + 1].equals("ADP") || tags[i + 1].equals("PUNCT") || tags[i + 1].equals("AUX"))) {
            return "NOUN";
        }
        if (word.equals("turn") && words[i - 1].equals("in")) {
            return "NOUN";
        }
        // "Sudan's army-aligned foreign ministry"
        boolean noun = tags[i + 1].equals("NOUN") || tags[i + 1].equals("ADJ") || tags[i + 1].equals("PROPN");
        if (tag.equals("VERB") && word.indexOf('-') > 0 && word.endsWith("ed") && noun) {
            return "ADJ";
        }
        boolean nominal = tag.equals("NOUN") || tag.equals("ADJ");
        boolean subject = tags[i - 1].equals("PROPN") || tags[i - 1].equals("PRON");
        // "India, however, asserts that", "Zelensky expressed to him his concern": no noun takes what follows there.
        boolean clause = words[i + 1].equals("that")
                && (tags[i + 1].equals("SCONJ") || words[i - 1].equals(","))
                && (word.endsWith("s") || word.endsWith("ed"));
        boolean past = word.endsWith("ed") && tag.equals("ADJ") && (object || tags[i + 1].equals("ADP"));
        boolean verb = nominal && (clause && (subject || words[i - 1].equals(",")) || past && subject);
        return verb ? "VERB" : tag;
    }

    /** What a word is that the model takes for one of a closed class, and that is none ("involvement", "ambassador"). */
    private static String open(String word) {
        if (Character.isUpperCase(word.charAt(0))) {
            return "PROPN";
        }
        if (!Character.isLetter(word.charAt(0))) {
            return Character.isDigit(word.charAt(0)) ? "NUM" : "PUNCT";
        }
        if (word.endsWith("ed") || word.endsWith("ing")) {
            return "VERB";
        }
        return word.endsWith("ly") ? "ADV" : "NOUN";
    }

    private static boolean isOnlyVerb(String[] tags, int i) {
        for (int k = 0; k < tags.length; k++) {
            if (k != i && (tags[k].equals("VERB") || tags[k].equals("AUX"))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isModal(String word) {
        return switch (word) {
            case "will", "would", "can", "could", "may", "might", "must", "shall", "should" -> true;
            default -> false;
        };
    }

    private static boolean isTemporal(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "after", "before", "since", "until" -> true;
            default -> false;
        };
    }

    /** Whether a verb comes before the next comma. */
    private static boolean clauseFollows(String[] tags, String[] words, int i) {
        for (int k = i + 1; k < words.length && !words[k].equals(","); k++) {
            if (tags[k].equals("VERB") || tags[k].equals("AUX")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPlainS(String word) {
        return word.length() > 3
                && word.endsWith("s")
                && !word.endsWith("ss")
                && !word.endsWith("us")
                && !word.endsWith("is")
                && !word.equals("overseas");
    }

    /** Whether more than half of the longer words have capitals. */
    private static boolean isTitleCase(String[] words) {
        int longer = 0;
        int capitals = 0;
        for (String word : words) {
            if (word.length() > 3 && Character.isLetter(word.charAt(0))) {
                longer++;
                capitals += Character.isUpperCase(word.charAt(0)) ? 1 : 0;
            }
        }
        return 2 * capitals > longer;
    }
}
