package org.depeche.extract;

import java.util.Locale;
import java.util.function.IntPredicate;
import org.depeche.extract.FunctionWords.Kind;
import org.depeche.extract.NounPhrases.Phrase;
import org.depeche.extract.VerbGroups.Group;
import org.depeche.model.Mention;
import org.depeche.model.Place;
import org.depeche.model.RelationType;
import org.depeche.model.Span;

/** Where something happens and how much of it there is, as far as the clause that tells of it says so plainly. */
final class Circumstances {
    private final Words words;
    private final FunctionWords function;
    private final NounPhrases phrases;
    private final VerbGroups verbs;
    private final RelationLexicon lexicon;
    private final IntPredicate consumed;

    /** @param consumed whether a verb has taken up a noun: signer un accord à Genève tells of one event */
    Circumstances(Syntax syntax, RelationLexicon lexicon, IntPredicate consumed) {
        this.consumed = consumed;
        this.words = syntax.words();
        this.function = syntax.function();
        this.phrases = syntax.phrases();
        this.verbs = syntax.verbs();
        this.lexicon = lexicon;
    }

    /**
     * The place nearest to what tells of a relation, in its sentence and with no other verb between; null where there is none.
     *
     * @param at the verb or noun that tells of it; what a noun tells of takes place where the words behind it say
     * @param type of the relation
     * @param source code of a party, which is no place; but its capital is where they meet: reçu à Moscou
     * @param target code of the other party
     */
    Mention place(int at, RelationType type, String source, String target) {
        Span sentence = words.sentence(at);
        Mention best = null;
        int distance = Integer.MAX_VALUE;
        for (int i = verbs.at(at) == null ? at + 1 : sentence.start(); i < sentence.end(); i++) {
            Mention mention = words.mention(i);
            int far = Math.abs(i - at);
            if (mention == null || mention == words.mention(i - 1) || far >= distance) {
                continue;
            }
            boolean party = mention.code().equals(source) || mention.code().equals(target);
            if (isPlace(mention, party, type) && isLocative(i, at, mention, type) && !isParted(i, at)) {
                best = mention;
                distance = far;
            }
        }
        return best;
    }

    private static boolean isPlace(Mention mention, boolean party, RelationType type) {
        return switch (mention.kind()) {
            case PLACE -> true;
            case CAPITAL -> !party || isMeeting(type);
            case COUNTRY -> !party;
            default -> false;
        };
    }

    private static boolean isMeeting(RelationType type) {
        return type == RelationType.CONSULT || type == RelationType.AGREE;
    }

    /** A place with the country that it is in: Kazan, en Russie. */
    Place of(Mention mention) {
        String country = mention.code();
        int i = words.tokensIn(mention.span()).end();
        if (country.isEmpty() && (words.isForm(i, ",") || words.isForm(i, "("))) {
            i += function.is(Kind.LOCATIVE, words.lower(i + 1)) ? 2 : 1;
            Mention next = words.mention(i);
            country = next != null && next.kind() == Mention.Kind.COUNTRY ? next.code() : "";
        }
        return new Place(mention.text(), country.isEmpty() ? lexicon.countryOf(mention.text()) : country);
    }

    /** à Genève, au large de Taïwan, in the Black Sea; not of whom somebody is ambassador to: l'ambassadeur à Pékin. */
    private boolean isLocative(int name, int at, Mention mention, RelationType type) {
        int before = name - 1;
        while (before >= 0 && (words.is(before, "DET") || words.is(before, "ADJ"))) {
            before--; // in the Black Sea: the tagger may take Black for no part of the name
        }
        int first = before;
        for (int length = 3; length > 1; length--) {
            int start = before - length + 1;
            if (start >= 0 && function.length(Kind.LOCATIVE, words, start) == length) {
                first = start;
            }
        }
        boolean locative = first < before || function.is(Kind.LOCATIVE, words.lower(before));
        // fournir à la Russie, demander à Kiev: whoever it is done for, unless a meeting is told of
        boolean dative = first == before
                && "dative".equals(function.value(Kind.LOCATIVE, words.lower(before)))
                && mention.kind() != Mention.Kind.PLACE
                && !(mention.kind() == Mention.Kind.CAPITAL && isMeeting(type));
        return locative && !dative && !isOfAnother(phrases.at(first - 1), at);
    }

    /** l'ambassadeur à Pékin, protest the war in Ukraine: the place of another noun, of somebody posted or of another event. */
    private boolean isOfAnother(Phrase host, int at) {
        if (host == null || host.head() == at) {
            return false; // the trigger's own: le déploiement de troupes en Pologne
        }
        for (int i = host.start(); i < host.end(); i++) {
            String lemma = words.lemma(i).toLowerCase(Locale.ROOT);
            if (i != at
                    && !consumed.test(i)
                    && words.is(i, "NOUN")
                    && (lexicon.isPosted(lemma) || !lexicon.noun(lemma).isEmpty())) {
                return true;
            }
        }
        return false;
    }

    private boolean isParted(int name, int at) {
        Group own = verbs.at(at);
        for (int k = Math.min(name, at) + 1; k < Math.max(name, at); k++) {
            Group group = verbs.at(k);
            if (group != null && group != own || words.isForm(k, ";")) {
                return true;
            }
        }
        return false;
    }

    /**
     * How many or how much of what, in the article's words: 114 avions, 3,4 milliards d'euros, 25 %. Empty where the clause
     * has no number that measures anything, or two.
     */
    String magnitude(Span evidence) {
        Span only = null;
        int i = evidence.start();
        while (i < evidence.end()) {
            Span amount = amount(i, evidence.end());
            if (amount == null) {
                i++;
                continue;
            }
            if (only != null) {
                return "";
            }
            only = amount;
            i = amount.end();
        }
        return only == null ? "" : words.text(only);
    }

    /** The amount that begins at a token, or null. */
    private Span amount(int from, int limit) {
        boolean money = words.is(from, "SYM") && words.is(from + 1, "NUM"); // $3 billion
        int i = money ? from + 1 : from;
        if (!words.is(i, "NUM") || words.date(i) != null || isDefinite(from - 1) || words.is(from - 1, "PROPN")) {
            return null;
        }
        while (i < limit && words.is(i, "NUM")) {
            i++;
        }
        if (i < limit && (words.is(i, "SYM") || words.isForm(i, "%"))) {
            return new Span(from, i + 1);
        }
        int noun = noun(i, limit);
        if (noun < 0) {
            return money ? new Span(from, i) : null;
        }
        if (function.is(Kind.UNMEASURED, words.lemma(noun).toLowerCase(Locale.ROOT))) {
            return null;
        }
        if (function.is(Kind.MULTITUDE, words.lemma(noun).toLowerCase(Locale.ROOT))
                && function.is(Kind.PARTITIVE, words.lower(noun + 1))) {
            int counted = noun(noun + 2, limit);
            return new Span(from, counted < 0 ? noun + 1 : counted + 1);
        }
        int end = noun + 1;
        while (end < limit && words.is(end, "NOUN") && words.date(end) == null) {
            end++; // a $800 million aid package
        }
        return new Span(from, end);
    }

    /** The noun that a number counts, or -1. */
    private int noun(int from, int limit) {
        int i = from;
        while (i < limit && words.is(i, "ADJ")) {
            i++; // 20 nouveaux chars, 40 Russian diplomats
        }
        return i < limit && words.is(i, "NOUN") && words.date(i) == null ? i : -1;
    }

    /** les deux pays, the three leaders: whoever was told of before, and no measure. */
    private boolean isDefinite(int i) {
        String value = function.value(Kind.DETERMINER, words.lower(i));
        return value != null && !value.equals("indefinite") && !words.is(i, "ADP");
    }
}
