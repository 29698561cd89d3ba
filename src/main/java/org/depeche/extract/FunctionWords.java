package org.depeche.extract;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.depeche.model.LanguageFile;

/** The small words that grammar is made of, by class, as {@code function-words.tsv} has them. */
final class FunctionWords {
    /** What a function word does. */
    enum Kind {
        COMPLEMENTIZER,
        RELATIVE,
        SUBJECT,
        ANAPHOR,
        CLITIC,
        NEGATION,
        ATTRIBUTION,
        OPINION,
        AGENT,
        COORDINATION,
        BREAK,
        GERUND,
        ADDRESS,
        CARRIER,
        /** A word behind which stands the medium that was spoken to: interview, interrogé. */
        MEDIATION,
        COMPLEMENT,
        DETERMINER,
        /** Words that are one adverb: de même, once again. */
        ADVERBIAL,
        /** The beginning of a preposition of several words: au cours de, in response to. */
        LOCUTION,
        /** What stands before who lends somebody his voice: par la voix de. */
        VOICE,
        /** A participle of citing: quoting, citant. */
        QUOTING,
        /** A noun that is named after a place: l'accord de Paris, the Minsk agreements. */
        TREATY,
        /** A noun of what a court condemns to: peine. */
        PENALTY,
        /** A verb of making public: publier. */
        PUBLISHING,
        /** A noun of what somebody publishes in his own name: communiqué. */
        DOCUMENT,
        /** A time of the day that was told of last: dans la soirée, hours later. */
        SAME_DAY,
        /** A noun of something that takes place on a day and is spoken of again by the same noun: cérémonie. */
        EVENT,
        /** A preposition of place: à, near, au large de. */
        LOCATIVE,
        /** A noun that counts what stands behind it: des milliers de, a dozen. */
        MULTITUDE,
        /** What ties such a noun to what it counts: de. */
        PARTITIVE,
        /** A noun whose number does not measure what is done: jour, pays, fois. */
        UNMEASURED,
        /** A participle that stands for a preposition: les sanctions visant Moscou. */
        AIMING,
        /** A pronoun that stresses the subject, between auxiliary and verb: ont eux-mêmes dénoncé. */
        EMPHATIC,
        /** A preposition of how the subject does something, with whose help: avec le soutien de, grâce à l'aide de. */
        CIRCUMSTANCE,
        /** A verb whose subject does what it promises to somebody: promettre à Kiev de livrer. */
        SUBJECT_CONTROL,
        /** What says that each does it to the other: mutuellement, each other. */
        MUTUAL,
        /** A noun of whom something is said to in public: la presse, reporters. */
        AUDIENCE,
        /** A noun of people who are sent to meet others: délégation. */
        ENVOY,
        /** A noun of a country that is not named, or of several: le pays, six pays. */
        COUNTRY_NOUN,
        /** What opens a list of what a noun stands for: tels que, dont, including. */
        LISTING,
        /** A verb with the word that makes one expression of the two: faire savoir. */
        EXPRESSION
    }

    private final Map<Kind, Map<String, String>> words = new EnumMap<>(Kind.class);

    FunctionWords(String language) {
        for (Kind kind : Kind.values()) {
            words.put(kind, new HashMap<>());
        }
        for (String[] row : LanguageFile.rows(language, "function-words.tsv", 3)) {
            words.get(Kind.valueOf(row[0])).put(row[1], row[2]);
        }
    }

    boolean is(Kind kind, String form) {
        return words.get(kind).containsKey(form);
    }

    /** The value of a word of a class, or null where it is not of that class. */
    String value(Kind kind, String form) {
        return words.get(kind).get(form);
    }

    /** How many tokens from {@code i} on are the longest expression of a class; 0 where there is none. */
    int length(Kind kind, Words words, int i) {
        StringBuilder key = new StringBuilder();
        int longest = 0;
        for (int k = 0; k < 4 && i + k < words.size(); k++) {
            if (k > 0) {
                key.append(' ');
            }
            key.append(words.lower(i + k));
            if (is(kind, key.toString())) {
                longest = k + 1;
            }
        }
        return longest;
    }

    /** Where an expression ends that a verb opens with the words behind it (mettre en garde, turn down); {@code from} where it opens none. */
    int expressionEnd(Words words, String lemma, int from) {
        int longest = from;
        StringBuilder expression = new StringBuilder(lemma);
        for (int k = from; k < Math.min(from + 3, words.size()); k++) {
            expression.append(' ').append(words.lower(k));
            if (is(Kind.EXPRESSION, expression.toString())) {
                longest = k + 1;
            }
        }
        return longest;
    }
}
