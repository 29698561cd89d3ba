package org.depeche.extract;

import java.util.LinkedHashSet;
import java.util.Set;
import org.depeche.extract.FunctionWords.Kind;
import org.depeche.extract.NounPhrases.Phrase;
import org.depeche.model.Mention;

/** Finds the countries behind prepositions and in complements. */
final class Participants {
    private final Words words;
    private final FunctionWords function;
    private final NounPhrases phrases;
    private final VerbGroups verbs;
    private final Actors actors;
    private final RelationLexicon lexicon;

    Participants(Syntax syntax, RelationLexicon lexicon, Actors actors) {
        this.lexicon = lexicon;
        this.words = syntax.words();
        this.function = syntax.function();
        this.phrases = syntax.phrases();
        this.verbs = syntax.verbs();
        this.actors = actors;
    }

    /** The nationality or country that an object belongs to: 23 diplomates russes, le ministre de la Chine. */
    Set<String> complementCodes(Phrase object) {
        Set<String> codes = new LinkedHashSet<>();
        for (int i = object.start(); i < object.end(); i++) {
            for (Mention mention : words.mentionsAt(i)) {
                if (mention.kind().isGeopolitical() && !mention.code().isEmpty()) {
                    codes.add(mention.code());
                }
            }
        }
        return codes;
    }

    Set<String> prepositional(int from, int limit, Set<String> prepositions) {
        return prepositional(from, limit, prepositions, Set.of(), true);
    }

    /**
     * The countries behind the first of some prepositions that has any.
     *
     * @param without codes that do not count: a annulé le sommet à Amman avec Joe Biden, said of Jordan, is about Biden
     * @param belonging whether what belongs to a country will do, or only what acts for it
     */
    Set<String> prepositional(int from, int limit, Set<String> prepositions, Set<String> without, boolean belonging) {
        Set<String> codes = new LinkedHashSet<>();
        for (int i = from; i < limit; i++) {
            boolean two = isOneOfTwo(i, prepositions);
            if (!two && !isOneOf(i, prepositions)) {
                continue;
            }
            int start = two ? i + 2 : i + 1;
            Phrase phrase = phrases.at(start);
            if (phrase == null) {
                continue;
            }
            codes.addAll(actors.list(phrase, start, limit, belonging));
            codes.removeAll(without);
            if (codes.isEmpty()) {
                codes.addAll(agent(
                        phrase.head() + 1, Math.min(limit, phrase.end() + 4))); // contre la construction par la Chine
                codes.removeAll(without);
            }
            if (!codes.isEmpty()) {
                return codes;
            }
        }
        return codes;
    }

    /** près de, auprès de, au large de: a preposition of two words, under its first. */
    private boolean isOneOfTwo(int i, Set<String> prepositions) {
        String form = words.lower(i);
        boolean two = form.equals("près") || form.equals("auprès") || form.equals("autour") || form.equals("large");
        String next = words.lower(i + 1);
        boolean of = next.equals("de") || next.equals("d'") || next.equals("du") || next.equals("des");
        return two && of && prepositions.contains(form);
    }

    boolean isOneOf(int i, Set<String> prepositions) {
        String aiming = function.value(Kind.AIMING, words.lower(i));
        if (aiming != null && prepositions.contains(aiming)) {
            return true; // les sanctions visant le Venezuela
        }
        if (!(words.is(i, "ADP") || words.is(i, "ADP+DET") || words.is(i, "SCONJ") || words.is(i, "PART"))) {
            return false;
        }
        String form = words.lower(i);
        String plain = switch (form) {
            case "au", "aux" -> "à";
            case "du", "des", "d'" -> "de";
            default -> form;
        };
        return prepositions.contains(plain);
    }

    /**
     * The country of a town that is attacked: a bombardé Kharkiv, an attack on Belgorod. Who attacks a town attacks its country,
     * while who meets or signs there does nothing to it.
     *
     * @param prepositions behind one of which the town may stand
     * @param object what is attacked, or null
     */
    Set<String> town(int from, int limit, Set<String> prepositions, Phrase object) {
        for (int i = from; i < limit; i++) {
            Mention place = words.mention(i);
            if (place == null || place.kind() != Mention.Kind.PLACE || place == words.mention(i - 1)) {
                continue;
            }
            Phrase phrase = phrases.at(i);
            boolean attacked = object != null && object == phrase && prepositions.contains("obj");
            boolean behind = phrase != null
                    && (isOneOf(i - 1, prepositions)
                            || phrase.preposition() >= from && isOneOf(phrase.preposition(), prepositions));
            String country = lexicon.countryOf(place.text());
            if ((attacked || behind) && !country.isEmpty()) {
                return Set.of(country);
            }
        }
        return Set.of();
    }

    Set<String> agent(int from, int limit) {
        for (int i = from; i < Math.min(limit, from + 10); i++) {
            if (function.is(Kind.AGENT, words.lower(i))) {
                Phrase phrase = phrases.at(i + 1);
                return phrase == null ? Set.of() : actors.list(phrase, i + 1, limit, true);
            }
            if (verbs.at(i) != null && verbs.at(i).finite()) {
                break;
            }
        }
        return Set.of();
    }

    Set<String> prepositionalFirst(int from, int limit, Set<String> prepositions) {
        for (int i = from; i < limit; i++) {
            if (words.is(i, "ADP") || words.is(i, "ADP+DET")) {
                if (!isOneOf(i, prepositions)) {
                    return Set.of();
                }
                Phrase phrase = phrases.at(i + 1);
                return phrase == null ? Set.of() : actors.list(phrase, i + 1, limit, true);
            }
        }
        return Set.of();
    }
}
