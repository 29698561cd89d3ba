package org.depeche.extract;

import java.util.ArrayList;
import java.util.List;
import org.depeche.extract.FunctionWords.Kind;
import org.depeche.extract.NounPhrases.Phrase;
import org.depeche.model.Mention;
import org.depeche.model.Span;

/**
 * Says who carried what somebody said: the newspaper that interviewed him, the agency that is cited, the officials according to
 * whom he said it.
 */
final class Carriers {
    private final Words words;
    private final FunctionWords function;
    private final NounPhrases phrases;
    private final Roles roles;

    Carriers(Words words, FunctionWords function, NounPhrases phrases, Roles roles) {
        this.words = words;
        this.function = function;
        this.phrases = phrases;
        this.roles = roles;
    }

    /** The carriers of a statement, in the order of its sentence. */
    List<String> of(Draft draft, String speaker) {
        List<String> carriers = new ArrayList<>();
        if (draft.cue() == null) {
            return carriers;
        }
        Span sentence = words.sentence(draft.cue().start());
        for (int i = sentence.start(); i < sentence.end(); i++) {
            if (draft.overlaps(words.token(i).span())
                    || draft.cue().covers(new Span(i, i + 1))
                    || isSpeaker(draft, i)) {
                continue;
            }
            String name = named(i, draft);
            if (name == null) {
                name = interviewer(i, sentence.end());
            }
            if (name == null) {
                name = attributed(i, sentence, draft);
            }
            if (name != null && !name.equals(speaker) && !carriers.contains(name)) {
                carriers.add(name);
            }
        }
        return carriers;
    }

    private static boolean isSpeaker(Draft draft, int token) {
        return draft.speaker() != null && draft.speaker().covers(new Span(token, token + 1));
    }

    /** A medium behind a preposition or told of it: à l'AFP, sur RTL, told Reuters. */
    private String named(int i, Draft draft) {
        Mention mention = words.mention(i);
        Span range = mention == null ? null : words.tokensIn(mention.span());
        boolean medium = mention != null && mention.kind() == Mention.Kind.MEDIA && range.start() == i;
        boolean alike =
                !medium && roles.isMediumName(words.lower(i)) && words.is(i, "PROPN") && words.is(i - 1, "PROPN");
        if (!medium && !alike) {
            return null;
        }
        Span name = names(medium ? range : new Span(i, i + 1));
        Phrase phrase = phrases.at(name.start());
        int before = name.start() - 1;
        if (phrase != null && phrase.start() <= before) {
            before = Math.min(before, phrase.preposition() >= 0 ? phrase.preposition() : phrase.start() - 1);
        }
        boolean told = draft.addressee() != null && draft.addressee().overlaps(name)
                || before + 1 == draft.cue().end(); // told Reuters
        return told || isCarrying(before) ? words.text(name) : null;
    }

    private boolean isCarrying(int before) {
        String form = words.lower(before);
        return function.is(Kind.CARRIER, form)
                || function.is(Kind.ATTRIBUTION, form)
                || form.equals("to")
                || form.equals("d'")
                || form.equals("après")
                || form.equals("de")
                || form.equals("rapporte")
                || form.equals("reported")
                || form.equals("quoting");
    }

    /** The run of names that a name stands in: ABC News. */
    private Span names(Span name) {
        int from = name.start();
        int to = name.end();
        while (words.is(from - 1, "PROPN") && words.sentenceNumber(from - 1) == words.sentenceNumber(from)) {
            from--;
        }
        while (to < words.size() && words.is(to, "PROPN") && roles.isMediumName(words.lower(to))) {
            to++;
        }
        return new Span(from, to);
    }

    /** In an interview with Catalunya Radio, interrogé par La Nacion: whoever is named behind. */
    private String interviewer(int i, int limit) {
        if (!function.is(Kind.MEDIATION, words.lower(i))) {
            return null;
        }
        for (int k = i + 1; k < Math.min(limit, i + 4); k++) {
            Phrase phrase = phrases.at(k);
            boolean preposition = words.is(k, "ADP") || words.is(k, "ADP+DET") || words.is(k, "DET");
            if (phrase != null && isName(phrase)) {
                return words.text(nameIn(phrase));
            }
            if (!preposition) {
                return null;
            }
        }
        return null;
    }

    private boolean isName(Phrase phrase) {
        Mention mention = words.mention(phrase.head());
        boolean person = mention != null
                && (mention.kind() == Mention.Kind.PERSON || mention.kind().isGeopolitical());
        Span name = nameIn(phrase);
        return !person && name.length() > 0;
    }

    /** The capitalized words of a phrase, its determiner left out. */
    private Span nameIn(Phrase phrase) {
        int from = phrase.start();
        while (from < phrase.end() && !words.isCapital(from)) {
            from++;
        }
        int to = phrase.end();
        while (to > from && !words.isCapital(to - 1)) {
            to--;
        }
        return new Span(from, to);
    }

    /** According to officials, the ministers agreed that: what is cited for another's words. */
    private String attributed(int i, Span sentence, Draft draft) {
        int length = words.quoted(i) ? 0 : function.length(Kind.ATTRIBUTION, words, i);
        if (length == 0
                || i > sentence.start() && draft.cue().end() > i && draft.cue().start() < i) {
            return null;
        }
        Phrase phrase = phrases.at(i + length);
        if (phrase == null || phrase.start() > i + length) {
            return null;
        }
        for (int k = phrase.start(); k < phrase.end(); k++) {
            if (words.mention(k) != null && words.mention(k).kind() == Mention.Kind.MEDIA) {
                return words.text(names(words.tokensIn(words.mention(k).span()))); // selon l'agence officielle KCNA
            }
        }
        if ("report".equals(roles.carrier(words.lemma(phrase.head())))) {
            return null; // according to a statement: the speaker's own, as a rule
        }
        int from = phrase.start();
        while (from < phrase.end() - 1 && words.is(from, "DET")) {
            from++;
        }
        return words.text(new Span(from, phrase.end()));
    }
}
