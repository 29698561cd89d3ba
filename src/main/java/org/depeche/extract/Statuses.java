package org.depeche.extract;

import org.depeche.extract.NounPhrases.Phrase;
import org.depeche.extract.VerbGroups.Group;
import org.depeche.model.Features.Tense;
import org.depeche.model.Relation.Status;
import org.depeche.model.Span;

/** Says whether what a verb or noun tells is actual, planned, possible or denied: by negation, tense, modality, condition and question. */
final class Statuses {
    private final Words words;
    private final VerbGroups verbs;
    private final RelationLexicon lexicon;
    private final boolean french;

    Statuses(Syntax syntax, RelationLexicon lexicon) {
        this.words = syntax.words();
        this.verbs = syntax.verbs();
        this.lexicon = lexicon;
        this.french = syntax.isFrench();
    }

    Status status(Group group) {
        if (group.negated()) {
            return Status.DENIED;
        }
        if (group.tense() == Tense.FUTURE) {
            return Status.PLANNED;
        }
        if (group.tense() == Tense.CONDITIONAL) {
            return Status.POSSIBLE;
        }
        Status own = hypothesis(group);
        if (own != null) {
            return own;
        }
        boolean gerund = !french && group.tense() == Tense.PRESENT_PARTICIPLE && group.auxiliary() == group.head();
        if (group.tense() == Tense.INFINITIVE || group.tense() == Tense.SUBJUNCTIVE || gerund) {
            int floor = words.sentence(group.head()).start();
            Status behind = words.is(group.start() - 1, "ADP") || words.is(group.start() - 1, "SCONJ")
                    ? lexicon.modality(words.lower(group.start() - 1))
                    : null;
            if (behind != null) {
                return behind; // without attacking, sans attaquer
            }
            for (int i = group.start() - 1; i >= Math.max(floor, group.start() - 10); i--) {
                if (gerund && words.isForm(i, ",")) {
                    break; // has threatened Kyiv, bombing its port
                }
                Group governing = verbs.at(i);
                if (governing != null && governing != group) {
                    Status status = lexicon.modality(governing.lemma());
                    if (governing.negated()) {
                        return Status.DENIED;
                    }
                    if (governing.tense() == Tense.CONDITIONAL
                            && governing.lemma().equals("devoir")) {
                        return Status.PLANNED;
                    }
                    if (status == null
                            && (governing.tense() == Tense.FUTURE || governing.tense() == Tense.INFINITIVE)) {
                        return status(governing);
                    }
                    return status == null ? Status.ACTUAL : status;
                }
                Status status = words.is(i, "ADJ") ? lexicon.modality(words.lemma(i)) : null;
                if (status != null) {
                    return status;
                }
            }
            return group.tense() == Tense.SUBJUNCTIVE ? Status.PLANNED : Status.ACTUAL;
        }
        if (!french) {
            for (int i = group.head() - 1;
                    i >= Math.max(words.sentence(group.head()).start(), group.head() - 4);
                    i--) {
                if (words.is(i, "AUX") && lexicon.modality(words.lemma(i)) != null) {
                    return lexicon.modality(words.lemma(i));
                }
            }
        }
        return Status.ACTUAL;
    }

    /** si, if and a question make it possible only. */
    private Status hypothesis(Group group) {
        Span sentence = words.sentence(group.head());
        for (int i = group.start() - 1; i >= Math.max(sentence.start(), group.start() - 8); i--) {
            String form = words.lower(i);
            if ((form.equals("si") || form.equals("s'") && words.is(i, "SCONJ") || form.equals("if"))
                    && words.is(i, "SCONJ")) {
                return Status.POSSIBLE;
            }
            if (verbs.at(i) != null && verbs.at(i) != group) {
                break;
            }
        }
        return words.isForm(sentence.end() - 1, "?") ? Status.POSSIBLE : null;
    }

    Status nounStatus(int i, Phrase phrase) {
        for (int k = phrase.start(); k < phrase.end(); k++) {
            Status status = words.is(k, "ADJ") || words.is(k, "VERB") ? lexicon.modality(words.lemma(k)) : null;
            if (status != null) {
                return status;
            }
        }
        int floor = words.sentence(i).start();
        for (int k = phrase.start() - 1; k >= Math.max(floor, phrase.start() - 6); k--) {
            Group group = verbs.at(k);
            if (group != null) {
                Status own = lexicon.modality(group.lemma());
                if (own == Status.POSSIBLE && !group.negated()) {
                    return own; // veto a resolution on its membership
                }
                boolean object = phrase.preposition() < 0 && k >= phrase.start() - 3;
                return own != null && object && !group.negated() && own != Status.DENIED ? own : status(group);
            }
            if (words.isMark(k)) {
                break;
            }
        }
        for (int k = i + 1; k < Math.min(words.sentence(i).end(), i + 12); k++) {
            Group group = verbs.at(k);
            if (group != null && group.finite() && (group.tense() == Tense.FUTURE)) {
                return Status.PLANNED;
            }
            if (group != null && group.tense() == Tense.CONDITIONAL && phrase.preposition() < 0) {
                return Status.POSSIBLE; // des sanctions pourraient être décidées
            }
            if (words.isForm(k, "prévu")
                    || words.isForm(k, "prévue")
                    || words.isForm(k, "scheduled")
                    || words.isForm(k, "planned")) {
                return Status.PLANNED;
            }
        }
        return Status.ACTUAL;
    }

    /** a suspendu son aide, cut all aid: whether the verb before a noun says that there is no more of it. */
    boolean isEnded(Phrase phrase) {
        for (int k = phrase.start() - 1;
                k >= Math.max(words.sentence(phrase.head()).start(), phrase.start() - 8);
                k--) {
            Group group = verbs.at(k);
            if (group != null) {
                return lexicon.isEnding(group.lemma());
            }
        }
        return false;
    }
}
