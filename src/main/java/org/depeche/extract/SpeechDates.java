package org.depeche.extract;

import java.util.HashMap;
import java.util.Map;
import org.depeche.extract.FunctionWords.Kind;
import org.depeche.extract.Speakers.Speaker;
import org.depeche.extract.VerbGroups.Group;
import org.depeche.model.DateBasis;
import org.depeche.model.DateMention;
import org.depeche.model.Features.Tense;
import org.depeche.model.PartialDate;
import org.depeche.model.Span;

/** When a statement was made: the date at its cue, or that of the occasion that it belongs to. */
final class SpeechDates {
    /** How many paragraphs the lead of a dispatch has. */
    private static final int LEAD = 2;

    /** How many paragraphs on a dated occasion of a speaker lasts; paragraphs of dispatches are a sentence or two long. */
    private static final int OCCASION = 8;

    private final Words words;
    private final FunctionWords function;
    private final VerbGroups verbs;
    private final Speakers speakers;
    private final PartialDate published;

    /** The occasion that each speaker was last heard on. */
    private final Map<String, Dated> occasions = new HashMap<>();

    SpeechDates(Words words, FunctionWords function, VerbGroups verbs, Speakers speakers) {
        this.words = words;
        this.function = function;
        this.verbs = verbs;
        this.speakers = speakers;
        this.published = words.article().article().published();
        leadOccasions();
    }

    /** A date, what it was worked out from, and the number of the paragraph that gave it. */
    record Dated(PartialDate date, DateBasis basis, int paragraph) {}

    /** When a statement was made whose cue, or content where it has none, begins at {@code at}; statements are asked for in the order of the text. */
    Dated of(Draft draft, int at, Speaker speaker) {
        Dated dated = atCue(draft, at);
        if (dated == null) {
            dated = sameDay(draft, at);
        }
        if (dated == null) {
            dated = event(draft, at, speaker);
        }
        if (dated == null) {
            dated = occasion(draft, at, speaker);
        }
        if (dated == null) {
            return new Dated(PartialDate.UNKNOWN, DateBasis.NONE, words.paragraph(at));
        }
        occasions.put(speaker.name(), dated);
        return dated;
    }

    /** The date that stands with the cue, outside what is said. */
    private Dated atCue(Draft draft, int at) {
        if (draft.cue() == null) {
            return null;
        }
        Span sentence = words.sentence(at);
        DateMention best = null;
        int distance = Integer.MAX_VALUE;
        for (int i = sentence.start(); i < sentence.end(); i++) {
            DateMention date = words.date(i);
            if (date == null || draft.overlaps(date.span()) || words.quoted(i) || isTooLate(date, draft)) {
                continue;
            }
            int far = Math.abs(i - at);
            if (separated(Math.min(i, at), Math.max(i, at), draft) || isAside(i, sentence, draft)) {
                continue;
            }
            if (far < distance) {
                distance = far;
                best = date;
            }
        }
        return best == null ? null : new Dated(best.date(), best.basis(), words.paragraph(at));
    }

    /** a annoncé sa démission, au mois d'octobre: what has been said was not said on a day to come. */
    private boolean isTooLate(DateMention date, Draft draft) {
        return isToCome(date.date()) && isPast(draft);
    }

    private boolean isToCome(PartialDate date) {
        return published.isKnown() && date.earliest().isAfter(published.latest());
    }

    /** Whether a participle that is no cue has a date for itself: ayant travaillé en Afrique en 2014; le stylo utilisé en 1957. */
    private boolean isAside(int date, Span sentence, Draft draft) {
        for (int i = date - 1; i >= sentence.start() && !words.isForm(i, ","); i--) {
            Group group = verbs.at(i);
            if (group != null) {
                return !draft.cue().overlaps(group.range())
                        && (group.tense() == Tense.PRESENT_PARTICIPLE
                                || group.tense() == Tense.PAST_PARTICIPLE && isOfThing(group, sentence));
            }
        }
        return false;
    }

    /** Whether a participle stands right behind the noun that it describes, unless that is what something was said in: un communiqué publié mardi. */
    private boolean isOfThing(Group participle, Span sentence) {
        int noun = participle.start() - 1;
        return noun >= sentence.start()
                && words.is(noun, "NOUN")
                && !function.is(Kind.DOCUMENT, words.lemma(noun))
                && !function.is(Kind.MEDIATION, words.lower(noun))
                && !function.is(Kind.EVENT, words.lemma(noun));
    }

    /** Dans la soirée, later that day: a time of day at the cue is one of the day that was told of last. */
    private Dated sameDay(Draft draft, int at) {
        if (draft.cue() == null) {
            return null;
        }
        Span sentence = words.sentence(at);
        for (int i = sentence.start(); i < sentence.end(); i++) {
            if (function.length(Kind.SAME_DAY, words, i) > 0
                    && !words.quoted(i)
                    && !draft.overlaps(words.token(i).span())
                    && !separated(Math.min(i, at), Math.max(i, at), draft)) {
                return lastDay(sentence);
            }
        }
        return null;
    }

    /** The last day told of before a sentence, in its paragraph or in the one before; null for none, and for one to come. */
    private Dated lastDay(Span sentence) {
        int paragraph = words.paragraph(sentence.start());
        for (int i = sentence.start() - 1; i >= 0 && words.paragraph(i) >= paragraph - 1 && !words.inTitle(i); i--) {
            DateMention date = words.date(i);
            if (date != null && date.date().isDay() && !words.quoted(i) && !isBackground(words.sentence(i))) {
                return isToCome(date.date()) ? null : new Dated(date.date(), DateBasis.OCCASION, paragraph);
            }
        }
        return null;
    }

    /** La veille, X s'était rendu à Kiev: the pluperfect tells what came before, and the text goes on from where it was. */
    private boolean isBackground(Span sentence) {
        for (int i = sentence.start(); i < sentence.end(); i++) {
            Group group = verbs.at(i);
            if (group != null
                    && group.auxiliary() != group.head()
                    && group.tense() == Tense.PAST
                    && !group.passive()
                    && words.token(group.auxiliary()).features().tense() != Tense.PRESENT) {
                return true;
            }
        }
        return false;
    }

    /**
     * The day of an event that is spoken of again: "X a dirigé samedi une cérémonie. […] Y était présent à la cérémonie. « … »,
     * a-t-il dit." It dates what is said in the sentence, and what its subjects say in the rest of the paragraph.
     */
    private Dated event(Draft draft, int at, Speaker speaker) {
        if (!isPast(draft)) {
            return null;
        }
        int paragraph = words.paragraph(at);
        int from = words.sentenceNumber(at);
        for (int n = from; n >= 0 && words.paragraph(words.sentences().get(n).start()) == paragraph; n--) {
            Span sentence = words.sentences().get(n);
            Dated day = eventDay(sentence, draft);
            if (day != null
                    && (n == from
                            || speakers.subjectsIn(sentence).stream()
                                    .anyMatch(s -> s.name().equals(speaker.name())))) {
                return day;
            }
        }
        return null;
    }

    /** The day of the event that a sentence comes back to by a definite noun, outside what is said. */
    private Dated eventDay(Span sentence, Draft draft) {
        for (int i = sentence.start() + 1; i < sentence.end(); i++) {
            if (function.is(Kind.EVENT, words.lemma(i))
                    && isDefinite(i - 1)
                    && !words.quoted(i)
                    && !draft.overlaps(words.token(i).span())) {
                DateMention day = introduced(words.lemma(i), sentence.start());
                if (day != null) {
                    return new Dated(day.date(), DateBasis.OCCASION, words.paragraph(i));
                }
            }
        }
        return null;
    }

    private boolean isDefinite(int determiner) {
        String form = words.lower(determiner);
        return function.is(Kind.DETERMINER, form) && !isIndefinite(form) || words.is(determiner, "ADP+DET");
    }

    private boolean isIndefinite(String determiner) {
        return "indefinite".equals(function.value(Kind.DETERMINER, determiner));
    }

    /** The only day of the sentence that brings an event into the text: une conférence; null where there is none. */
    private DateMention introduced(String noun, int before) {
        for (int i = 1; i < before; i++) {
            if (words.lemma(i).equals(noun) && isIndefinite(words.lower(i - 1)) && !words.quoted(i)) {
                return onlyDay(words.sentence(i));
            }
        }
        return null;
    }

    /** Whether another verb's clause lies between a date and a cue. */
    private boolean separated(int from, int to, Draft draft) {
        for (int i = from; i < to; i++) {
            Group group = verbs.at(i);
            if (group != null
                    && group.finite()
                    && (draft.cue().start() > group.head()
                            || group.start() >= draft.cue().end())
                    && !draft.overlaps(words.token(i).span())) {
                return true;
            }
        }
        return false;
    }

    /**
     * The day that the lead gives for what somebody does: "On Thursday, President Chaves answered a call …". What they said in
     * the article is said on that occasion, where nothing dates it otherwise.
     */
    private void leadOccasions() {
        int paragraphs = 0;
        int last = -1;
        for (Span sentence : words.sentences()) {
            if (words.inTitle(sentence.start())) {
                continue;
            }
            if (words.paragraph(sentence.start()) != last) {
                last = words.paragraph(sentence.start());
                paragraphs++;
            }
            if (paragraphs > LEAD) {
                break;
            }
            DateMention day = onlyDay(sentence);
            if (day == null) {
                continue;
            }
            for (Speaker subject : speakers.subjectsIn(sentence)) {
                occasions.putIfAbsent(
                        subject.name(), new Dated(day.date(), DateBasis.OCCASION, words.paragraph(sentence.start())));
            }
        }
    }

    /** The day that a sentence gives, outside quotations; null where it gives none, two, or one to come. */
    private DateMention onlyDay(Span sentence) {
        DateMention day = null;
        for (int i = sentence.start(); i < sentence.end(); i++) {
            DateMention date = words.date(i);
            if (date == null || date == day || !date.date().isDay()) {
                continue;
            }
            if (day != null || words.quoted(i)) {
                return null;
            }
            day = date;
        }
        return day != null && isToCome(day.date()) ? null : day;
    }

    /** A later remark of the same occasion has its date: of the same speaker, in the same paragraph or taken up by a pronoun. */
    private Dated occasion(Draft draft, int at, Speaker speaker) {
        Dated last = occasions.get(speaker.name());
        if (last == null) {
            return null;
        }
        int paragraphs = words.paragraph(at) - last.paragraph();
        boolean pronoun = draft.speaker() != null
                && draft.speaker().length() == 1
                && function.is(Kind.SUBJECT, words.lower(draft.speaker().start()));
        if (isPast(draft) && (paragraphs <= OCCASION || pronoun)) {
            return new Dated(last.date(), DateBasis.OCCASION, words.paragraph(at));
        }
        return null;
    }

    /** The first token behind the lead. */
    int leadEnd() {
        int paragraphs = 0;
        int last = -1;
        for (Span sentence : words.sentences()) {
            if (!words.inTitle(sentence.start()) && words.paragraph(sentence.start()) != last) {
                last = words.paragraph(sentence.start());
                if (++paragraphs > LEAD) {
                    return sentence.start();
                }
            }
        }
        return words.size();
    }

    boolean isPast(Draft draft) {
        Group group = draft.cue() == null ? null : verbs.at(draft.cue().start());
        return group == null
                || group.tense() == Tense.PAST
                || group.tense() == Tense.IMPERFECT
                || group.tense() == Tense.PRESENT_PARTICIPLE;
    }
}
