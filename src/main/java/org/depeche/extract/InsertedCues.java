package org.depeche.extract;

import java.util.ArrayList;
import java.util.List;
import org.depeche.extract.CueLexicon.Cue;
import org.depeche.extract.FunctionWords.Kind;
import org.depeche.extract.NounPhrases.Phrase;
import org.depeche.extract.VerbGroups.Group;
import org.depeche.model.Span;
import org.depeche.model.Statement.SpeechAct;

/** Finds cues put in after, or inside, what is said: « … », a-t-il dit; "…," Chaves emphasized; ce qui, a affirmé X, …. */
final class InsertedCues {
    private final Words words;
    private final FunctionWords function;
    private final CueLexicon lexicon;
    private final NounPhrases phrases;
    private final VerbGroups verbs;
    private final Subjects subjects;
    private final Contents contents;
    private final Drafts drafts;
    private final boolean french;

    InsertedCues(Syntax syntax, Contents contents, Drafts drafts) {
        this.words = syntax.words();
        this.function = syntax.function();
        this.lexicon = syntax.lexicon();
        this.phrases = syntax.phrases();
        this.verbs = syntax.verbs();
        this.subjects = syntax.subjects();
        this.contents = contents;
        this.drafts = drafts;
        this.french = syntax.isFrench();
    }

    boolean read(Group group, Cue cue, SpeechAct act, Span sentence) {
        if (!(cue.takes("quote") || cue.takes("que") || cue.takes("that") || group.clitic() >= 0)) {
            return false;
        }
        int start = group.start();
        while (start - 1 > sentence.start() && (words.isForm(start - 1, "ne") || words.isForm(start - 1, "n'"))) {
            start--;
        }
        Span speaker = null;
        int left = start - 1;
        if (left < sentence.start()) {
            return startsAfterQuote(group, cue, act, sentence);
        }
        boolean parted = words.isForm(left, ",")
                || contents.isCloser(left)
                || words.isForm(left, "–")
                || words.isForm(left, "-")
                || words.isForm(left, "—")
                || words.isForm(left, "?")
                || words.isForm(left, "!")
                || words.isForm(left, "…");
        if (parted && !hasClauseBefore(sentence.start(), left) && !goesOnBehind(group, sentence)) {
            return false; // a comma closes an apposition there, and nothing has been said yet
        }
        if (parted) {
            if (group.clitic() >= 0) {
                speaker = indefinite(group);
            } else if (group.finite()) {
                speaker = subjects.after(group.end(), sentence.end());
                if (speaker != null
                        && !contents.isCloser(left)
                        && (french ? isObjectRatherThanSubject(group, speaker, cue) : isOwnObject(group, speaker))) {
                    speaker = null;
                }
            }
            if (speaker == null) {
                return french ? false : apposed(group, cue, act, sentence, left);
            }
            int end = Math.max(group.end(), speaker.end());
            if (function.is(Kind.COMPLEMENTIZER, words.lower(end)) && group.clitic() < 0) {
                return false;
            }
            return addInserted("inverted", group, speaker, left, end, sentence, act, cue.reliability());
        }
        // « … », May a dit; "…," Chaves emphasized
        Phrase phrase = phrases.at(left);
        Span subject = null;
        if (phrase != null && phrase.end() == left + 1 && phrase.preposition() < 0) {
            subject = subjects.of(group);
            boolean whole = subject != null && subject.start() == sentence.start();
            if (whole && words.isForm(phrase.start() - 1, ",") && goesOnBehind(group, sentence)) {
                subject = phrase.range(); // The army, the minister acknowledged, was not prepared
            }
        } else if (function.is(Kind.SUBJECT, words.lower(left))) {
            subject = new Span(left, left + 1);
        }
        if (subject == null || subject.start() <= sentence.start()) {
            return subject != null && startsAfterQuote(group, cue, act, sentence);
        }
        int before = subject.start() - 1;
        if (!(contents.isCloser(before)
                || words.isForm(before, ",")
                        && (before - 1 >= sentence.start())
                        && (contents.isCloser(before - 1) || !french))) {
            return false;
        }
        int after = contents.skipAdjuncts(afterHearer(group, cue), sentence.end());
        boolean complete = after >= sentence.end()
                || words.isMark(after) && !contents.isOpener(after) && !words.isForm(after, ":");
        // “…,” Jens Stoltenberg said in Brussels as the ambassadors …: a quotation before leaves nothing to be said
        // behind
        boolean quoted = contents.isCloser(before)
                && !function.is(Kind.COMPLEMENTIZER, words.lower(after))
                && !contents.isOpener(after)
                && !words.isForm(after, ":");
        boolean clause = hasClauseBefore(sentence.start(), before) || goesOnBehind(group, sentence);
        if (!(complete || quoted) || !clause) {
            return false;
        }
        return addInserted(
                "postposed",
                group,
                subject,
                before,
                Math.max(after, group.end()),
                sentence,
                act,
                cue.reliability() - 0.08);
    }

    /** estime-t-on au Quai d'Orsay, indique-t-on de source policière: who "on" is; else the pronoun of an inverted verb. */
    private Span indefinite(Group group) {
        int at = group.end();
        Phrase place = words.is(at, "ADP") ? phrases.at(at + 1) : phrases.at(at);
        boolean located = function.is(Kind.LOCATIVE, words.lower(at)) || words.isForm(at, "de");
        if (words.lower(group.clitic()).endsWith("-on") && located && place != null && place.preposition() == at) {
            return new Span(at + 1, place.end());
        }
        return new Span(group.clitic(), group.clitic() + 1);
    }

    /** told the press: behind whoever it was said to, where the verb takes him without a preposition. */
    private int afterHearer(Group group, Cue cue) {
        Phrase hearer = phrases.at(group.end());
        boolean told = cue.takes("dative") && hearer != null && hearer.start() == group.end();
        return told ? hearer.end() : group.end();
    }

    /** ", dénonçant" and ", a condamné la Turquie": an object where the verb takes one and the phrase is definite and no name. */
    private boolean isObjectRatherThanSubject(Group group, Span phrase, Cue cue) {
        if (!cue.takes("obj")) {
            return false;
        }
        if (contents.isCloser(group.start() - 2)) {
            return false;
        }
        Span before = subjects.of(group);
        for (int i = before == null ? group.start() : before.end(); i < group.start(); i++) {
            Group other = verbs.at(i);
            if (other != null && other.finite() && !before.equals(subjects.of(other))) {
                return false; // a clause of its own stands between: qui recevait … shares the subject
            }
        }
        return before != null
                && before.start() >= words.sentence(group.head()).start()
                && contents.isNamed(before)
                && !contents.isNamed(phrase);
    }

    /** President Macron, who had refused, reiterated his support: English inverts only before who speaks. */
    private boolean isOwnObject(Group group, Span phrase) {
        String first = words.lower(phrase.start());
        boolean possessive = first.equals("his") || first.equals("her") || first.equals("its") || first.equals("their");
        return possessive
                || !contents.isNamed(phrase) && subjects.of(group) != null && !words.is(phrase.start(), "DET");
    }

    /** The deal is dead, the British ambassador to Iraq, Mark Bryson-Richardson, said. */
    private boolean apposed(Group group, Cue cue, SpeechAct act, Span sentence, int left) {
        Span subject = subjects.of(group);
        int after = contents.skipAdjuncts(group.end(), sentence.end());
        boolean complete = after >= sentence.end()
                || words.isMark(after) && !contents.isOpener(after) && !words.isForm(after, ":");
        if (subject == null
                || !reaches(subject.end(), left)
                || subject.start() <= sentence.start()
                || !complete
                || !hasClauseBefore(sentence.start(), subject.start())) {
            return false;
        }
        return addInserted(
                "postposed",
                group,
                subject,
                subject.start() - 1,
                Math.max(after, group.end()),
                sentence,
                act,
                cue.reliability());
    }

    /** Whether only prepositions and their phrases stand between: editor [at large at the Gazette], said. */
    private boolean reaches(int from, int to) {
        for (int i = from; i < to; i++) {
            Phrase phrase = phrases.at(i);
            if (!(words.is(i, "ADP") || words.is(i, "ADJ") || phrase != null && phrase.preposition() >= 0)) {
                return false;
            }
        }
        return from <= to;
    }

    /** La récolte, a reconnu le ministre, sera mauvaise: the clause's own verb comes behind the cue and its subject. */
    private boolean goesOnBehind(Group group, Span sentence) {
        for (int i = group.end(); i < sentence.end(); i++) {
            if (words.isForm(i, ",")
                    && i + 1 < sentence.end()
                    && verbs.at(i + 1) != null
                    && verbs.at(i + 1).finite()) {
                return true;
            }
        }
        return words.isForm(sentence.end() - 1, ".") && group.clitic() >= 0;
    }

    private boolean hasClauseBefore(int from, int to) {
        for (int i = from; i < to; i++) {
            if (verbs.at(i) != null || words.quoted(i)) {
                return true;
            }
        }
        return false;
    }

    /** « … . » A dit X as a sentence of its own: the quotation stands in the sentences before. */
    private boolean startsAfterQuote(Group group, Cue cue, SpeechAct act, Span sentence) {
        int before = sentence.start() - 1;
        if (before < 0 || !contents.isCloser(before) || words.paragraph(before) != words.paragraph(sentence.start())) {
            return false;
        }
        Span quote = words.quoteAt(before);
        int after = contents.skipAdjuncts(group.end(), sentence.end());
        boolean complete = after >= sentence.end()
                || words.isMark(after) && !contents.isOpener(after) && !words.isForm(after, ":");
        Span subject = subjects.of(group);
        if (subject == null) {
            subject = subjects.after(group.end(), sentence.end());
            complete = subject != null;
        }
        if (!complete || subject == null || quote.length() < 5 || !cue.takes("quote")) {
            return false;
        }
        drafts.add(new Draft(
                "quote-before",
                drafts.cueRange(group),
                subject,
                List.of(contents.inner(quote)),
                act,
                cue.reliability() - 0.05,
                null));
        return true;
    }

    private boolean addInserted(
            String rule,
            Group group,
            Span speaker,
            int left,
            int end,
            Span sentence,
            SpeechAct act,
            double reliability) {
        int to = left + 1;
        while (to > sentence.start()
                && (words.isForm(to - 1, ",")
                        || words.isForm(to - 1, "–")
                        || words.isForm(to - 1, "-")
                        || words.isForm(to - 1, "—"))) {
            to--;
        }
        if (to <= sentence.start()) {
            return false;
        }
        int from = sentence.start();
        Span first = words.quoteAt(from);
        if (first != null && first.start() < from && first.start() >= 0) {
            from = first.start();
        } else {
            Span last = words.quoteAt(to - 1);
            if (last != null && last.start() < from) {
                from = last.start();
            }
        }
        from = afterEarlierCue(from, to);
        Span closing = words.quoteAt(to - 1);
        if (closing != null && closing.start() > from && words.isForm(closing.start() - 1, ":")) {
            from = closing.start(); // X tente d'apaiser les tensions : « … », a déclaré Y
        }
        List<Span> content = new ArrayList<>();
        Span before = contents.trim(new Span(from, to));
        if (before == null) {
            return false;
        }
        content.add(before);
        int next = contents.skipAdjuncts(end, sentence.end());
        boolean quotedBefore = words.quoted(to - 1);
        if (next < sentence.end() && words.isForm(next, ",")) {
            next++;
            // a participle or a carrier goes on, not what was said
            if (contents.isOpener(next) || !quotedBefore && contents.goesOn(next, sentence.end())) {
                Span rest = contents.trim(new Span(next, contents.contentEnd(next, sentence.end(), true)));
                if (rest != null) {
                    content.add(rest);
                }
            }
        } else if (next < sentence.end()
                && (words.isForm(next, ":") || words.isForm(next, ";"))
                && contents.isOpener(next + 1)) {
            Span rest = contents.trim(words.quoteAt(next + 1));
            if (rest != null) {
                content.add(rest);
            }
        }
        if (quotedBefore) {
            appendFollowingQuotes(sentence, content);
        }
        drafts.add(new Draft(rule, drafts.cueRange(group), speaker, content, act, reliability, null));
        return true;
    }

    /** Two cues in one sentence: « A », a dit X, « B », a dit Y — what Y said begins behind X. */
    private int afterEarlierCue(int from, int to) {
        int at = from;
        for (Draft draft : drafts.all()) {
            if (draft.cue() != null
                    && draft.cue().start() >= from
                    && draft.cue().end() < to
                    && draft.rule().startsWith("inverted")) {
                int end = draft.speaker() == null
                        ? draft.cue().end()
                        : Math.max(draft.cue().end(), draft.speaker().end());
                at = Math.max(at, Math.min(end, to - 1));
            }
        }
        return at;
    }

    /** « A », a dit X. « B » in one paragraph, B without a cue: B belongs to it. */
    private void appendFollowingQuotes(Span sentence, List<Span> content) {
        int at = sentence.end();
        while (at < words.size() && words.paragraph(at) == words.paragraph(sentence.start())) {
            Span quote = words.quoteAt(at);
            if (quote == null || quote.start() != at || hasOwnCue(quote) || quote.length() < 4) {
                return;
            }
            Span last = words.sentence(quote.end() - 1);
            int end = quote.end();
            if (end < last.end() && !(end + 1 == last.end() && words.isMark(end))) {
                return; // the quotation is only part of what follows
            }
            content.add(contents.inner(quote));
            at = Math.max(end, last.end());
        }
    }

    private boolean hasOwnCue(Span quote) {
        int end = quote.end();
        int limit = Math.min(words.size(), end + 12);
        for (int i = end; i < limit && words.paragraph(i) == words.paragraph(quote.start()); i++) {
            Group group = verbs.at(i);
            if (group != null && group.finite()) {
                return lexicon.find(group.lemma(), group.reflexive()) != null && !words.quoted(i);
            }
            if (function.length(Kind.ATTRIBUTION, words, i) > 0) {
                return true;
            }
            if (words.isForm(i, ".") && i > end) {
                return false;
            }
        }
        return false;
    }
}
