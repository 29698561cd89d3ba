package org.depeche.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.depeche.extract.CueLexicon.Cue;
import org.depeche.extract.FunctionWords.Kind;
import org.depeche.extract.NounPhrases.Phrase;
import org.depeche.extract.VerbGroups.Group;
import org.depeche.model.Features.Tense;
import org.depeche.model.Mention;
import org.depeche.model.Span;
import org.depeche.model.Statement.SpeechAct;

/**
 * Finds reported speech: verbs of speech with a clause, a quotation, an infinitive or an object; cues put in after or inside
 * what is said; selon and according to; a name with a colon; quotations that go on without a cue.
 */
final class StatementFinder {
    private final Words words;
    private final FunctionWords function;
    private final CueLexicon lexicon;
    private final NounPhrases phrases;
    private final VerbGroups verbs;
    private final Subjects subjects;
    private final Predicate<String> carriers;
    private final boolean french;
    private final List<Draft> drafts = new ArrayList<>();

    /** @param carriers whether a noun is a document or medium that carries news */
    StatementFinder(
            Words words,
            FunctionWords function,
            CueLexicon lexicon,
            NounPhrases phrases,
            VerbGroups verbs,
            Subjects subjects,
            Predicate<String> carriers) {
        this.words = words;
        this.function = function;
        this.lexicon = lexicon;
        this.phrases = phrases;
        this.verbs = verbs;
        this.subjects = subjects;
        this.carriers = carriers;
        this.french = words.article().article().language().equals("fr");
    }

    List<Draft> find() {
        for (Group group : verbs.all()) {
            Cue cue = lexicon.find(group.lemma(), group.reflexive());
            if (cue != null && isReporting(group)) {
                read(group, cue);
            }
        }
        attributions();
        colons();
        continuations();
        drafts.sort(Comparator.comparingInt(Draft::start));
        return withoutRepeats();
    }

    /** Infinitives promise or wish, participles qualify; neither reports, but for "affirmant que" and "avant de conclure". */
    private boolean isReporting(Group group) {
        if (words.quoted(group.head())) {
            return false;
        }
        switch (group.tense()) {
            case INFINITIVE -> {
                return french && words.isForm(group.start() - 1, "de") && words.isForm(group.start() - 2, "avant");
            }
            case PAST_PARTICIPLE, NONE, IMPERATIVE -> {
                return group.tense() != Tense.IMPERATIVE ? group.auxiliary() != group.head() : false;
            }
            case FUTURE -> {
                return false;
            }
            case CONDITIONAL -> {
                // aurait déclaré is hearsay, déclarerait is not yet said
                return french
                        && group.auxiliary() != group.head()
                        && words.lemma(group.auxiliary()).equals("avoir");
            }
            default -> {
                return !isFirstPerson(group);
            }
        }
    }

    private boolean isFirstPerson(Group group) {
        int i = group.start() - 1;
        String form = words.lower(i);
        return form.equals("je") || form.equals("j'") || form.equals("i") || form.equals("we");
    }

    // ---- verbs

    private void read(Group group, Cue cue) {
        Span sentence = words.sentence(group.head());
        int limit = sentence.end();
        SpeechAct act = group.negated() ? cue.negatedAct() : cue.act();
        if (group.passive()) {
            passive(group, cue, act, sentence);
            return;
        }
        Insertion insertion = skipInsertions(group.end(), limit);
        int at = insertion.end();
        if (inserted(group, cue, act, sentence)) {
            return;
        }
        if (function.is(Kind.COMPLEMENTIZER, words.lower(at)) && takesClause(cue) && !isRestrictive(group, at)) {
            if (words.isForm(at, "if") || words.isForm(at, "whether")) {
                at++;
            } else {
                at++;
            }
            add(
                    "clause",
                    group,
                    subjects.of(group),
                    end(at, subordinateEnd(group, at, limit), true),
                    at,
                    act,
                    cue.reliability(),
                    insertion.addressee());
            return;
        }
        if (words.isForm(at, ":") && (cue.takes("colon") || isOpener(at + 1))) {
            Span quote = words.quoteAt(at + 1);
            if (quote != null && quote.start() == at + 1) {
                addQuote("colon", group, subjects.of(group), quote, act, cue.reliability(), insertion.addressee());
            } else if (at + 1 < limit) {
                add(
                        "colon",
                        group,
                        subjects.of(group),
                        new Span(at + 1, limit),
                        at + 1,
                        act,
                        cue.reliability() - 0.1,
                        insertion.addressee());
            }
            return;
        }
        if (isOpener(at) && (cue.takes("quote") || cue.takes("que") || cue.takes("obj") || cue.takes("that"))
                || words.isForm(at, ",") && isOpener(at + 1) && cue.takes("quote")) {
            int open = isOpener(at) ? at : at + 1;
            Span quote = words.quoteAt(open);
            Span subject = subjects.of(group);
            if (quote != null && subject != null) {
                addQuote("quote", group, subject, quote, act, cue.reliability(), insertion.addressee());
                return;
            }
        }
        int colon = colonAhead(at, limit);
        if (colon > 0 && cue.takes("colon")) {
            addQuote("colon", group, subjects.of(group), words.quoteAt(colon + 1), act, cue.reliability() - 0.05, null);
            return;
        }
        if (complement(group, cue, act, limit)) {
            return;
        }
        if (cue.takes("zero") && zero(group, cue, act, at, limit, insertion)) {
            return;
        }
    }

    /** Si X annonce que A, B: where a cue stands in a clause before the main one, what is said ends with that clause. */
    private int subordinateEnd(Group group, int from, int limit) {
        int first = words.sentence(group.head()).start();
        while (first < group.start()
                && (words.is(first, "ADV") || words.is(first, "CCONJ"))
                && !isSubordinator(first)) {
            first++;
        }
        if (!words.is(first, "SCONJ") && !isSubordinator(first)) {
            return limit;
        }
        for (int i = first + 1; i < group.start(); i++) {
            if (words.isForm(i, ",") && verbs.at(i - 1) != null) {
                return limit;
            }
        }
        boolean verb = false;
        for (int i = from; i < limit; i++) {
            verb |= verbs.at(i) != null && verbs.at(i).finite();
            if (verb && words.isForm(i, ",") && !words.quoted(i)) {
                for (int k = i + 1; k < limit; k++) {
                    if (verbs.at(k) != null && verbs.at(k).finite()) {
                        return i;
                    }
                }
            }
        }
        return limit;
    }

    private boolean isSubordinator(int i) {
        return switch (words.lower(i)) {
            case "si", "alors", "tandis", "quand", "lorsque", "while", "although", "though", "when" -> true;
            default -> false;
        };
    }

    private boolean takesClause(Cue cue) {
        return cue.takes("que") || cue.takes("that");
    }

    /** ne dit que, "ne … que": only. */
    private boolean isRestrictive(Group group, int at) {
        return french
                && group.negated() == false
                && at == group.end()
                && (words.isForm(group.start() - 1, "ne")
                        || words.isForm(group.start() - 1, "n'")
                        || words.isForm(group.start(), "n'")
                        || words.isForm(group.start(), "ne"));
    }

    private boolean isOpener(int i) {
        Span quote = words.quoteAt(i);
        return quote != null && quote.start() == i;
    }

    /** a lancé à ceux voulant quitter l'Union : « … »: the colon before a quotation, with no verb of its own before; or -1. */
    private int colonAhead(int from, int limit) {
        for (int i = from; i < Math.min(limit - 1, from + 14); i++) {
            if (words.isForm(i, ":") && isOpener(i + 1)) {
                return i;
            }
            if (words.quoted(i) || verbs.at(i) != null && verbs.at(i).finite()) {
                return -1;
            }
        }
        return -1;
    }

    /** What stands between a verb and what is said: adverbs, a date, a place, whom it was said to. */
    private record Insertion(int end, Span addressee) {}

    private Insertion skipInsertions(int from, int limit) {
        int at = from;
        Span addressee = null;
        for (int steps = 0; steps < 6 && at < limit; steps++) {
            if (words.is(at, "ADV") && !function.is(Kind.COMPLEMENTIZER, words.lower(at)) || words.date(at) != null) {
                at++;
                continue;
            }
            if (words.isForm(at, ",")) {
                int close = closingComma(at + 1, Math.min(limit, at + 25));
                if (close > 0
                        && (function.is(Kind.COMPLEMENTIZER, words.lower(close + 1)) || words.isForm(close + 1, ":"))) {
                    at = close + 1;
                    continue;
                }
                break;
            }
            Phrase phrase = phrases.at(at) != null ? phrases.at(at) : phrases.at(at + 1);
            if (phrase != null && (phrase.preposition() == at) && !isOpener(at)) {
                int end = phrase.end();
                String after = words.lower(end);
                boolean leads = function.is(Kind.COMPLEMENTIZER, after)
                        || after.equals(":")
                        || isOpener(end)
                        || words.is(end, "ADP")
                        || words.is(end, "ADP+DET")
                        || after.equals(",")
                        || words.date(end) != null
                        || words.isForm(end, "de")
                        || words.isForm(end, "d'");
                if (!leads) {
                    break;
                }
                if (function.is(Kind.ADDRESS, words.lower(at))) {
                    addressee = new Span(
                            phrase.preposition() == phrase.start() ? phrase.start() + 1 : phrase.start(), phrase.end());
                }
                int next = nextStop(end, limit);
                if (next < 0) {
                    break;
                }
                at = end;
                continue;
            }
            if (!french
                    && phrase != null
                    && phrase.start() == at
                    && function.is(Kind.COMPLEMENTIZER, words.lower(phrase.end()))) {
                addressee = phrase.range(); // told reporters that
                at = phrase.end();
                continue;
            }
            break;
        }
        return new Insertion(at, addressee);
    }

    /** Where a complementizer, colon or quotation follows within a few tokens; -1 where none does. */
    private int nextStop(int from, int limit) {
        for (int i = from; i < Math.min(limit, from + 14); i++) {
            if (function.is(Kind.COMPLEMENTIZER, words.lower(i)) && !words.is(i, "PRON")
                    || words.isForm(i, ":")
                    || isOpener(i)) {
                return i;
            }
            if (verbs.at(i) != null && verbs.at(i).finite()) {
                return -1;
            }
        }
        return -1;
    }

    private int closingComma(int from, int limit) {
        for (int i = from; i < limit; i++) {
            if (words.isForm(i, ",")) {
                return i;
            }
            if (words.quoted(i)) {
                return -1;
            }
        }
        return -1;
    }

    // ---- a cue put in after, or inside, what is said

    private boolean inserted(Group group, Cue cue, SpeechAct act, Span sentence) {
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
                || isCloser(left)
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
                speaker = new Span(group.clitic(), group.clitic() + 1);
            } else if (group.finite()) {
                speaker = subjects.after(group.end(), sentence.end());
                if (speaker != null && !isCloser(left) && french && isObjectRatherThanSubject(group, speaker, cue)) {
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
        } else if (function.is(Kind.SUBJECT, words.lower(left))) {
            subject = new Span(left, left + 1);
        }
        if (subject == null || subject.start() <= sentence.start()) {
            return subject != null && startsAfterQuote(group, cue, act, sentence);
        }
        int before = subject.start() - 1;
        if (!(isCloser(before)
                || words.isForm(before, ",")
                        && (before - 1 >= sentence.start())
                        && (isCloser(before - 1) || !french))) {
            return false;
        }
        int after = skipAdjuncts(group.end(), sentence.end());
        boolean complete =
                after >= sentence.end() || words.isMark(after) && !isOpener(after) && !words.isForm(after, ":");
        if (!complete || !hasClauseBefore(sentence.start(), before) && !goesOnBehind(group, sentence)) {
            return false;
        }
        return addInserted(
                "postposed", group, subject, before, Math.max(after, group.end()), sentence, act, cue.reliability());
    }

    /** ", dénonçant" and ", a condamné la Turquie": an object where the verb takes one and the phrase is definite and no name. */
    private boolean isObjectRatherThanSubject(Group group, Span phrase, Cue cue) {
        if (!cue.takes("obj")) {
            return false;
        }
        if (isCloser(group.start() - 2)) {
            return false;
        }
        Span before = subjects.of(group);
        for (int i = before == null ? group.start() : before.end(); i < group.start(); i++) {
            if (verbs.at(i) != null && verbs.at(i).finite()) {
                return false; // another verb has that subject
            }
        }
        return before != null
                && before.start() >= words.sentence(group.head()).start()
                && isNamed(before)
                && !isNamed(phrase);
    }

    private boolean isNamed(Span range) {
        for (int i = range.start(); i < range.end(); i++) {
            if (words.mention(i) != null) {
                return true;
            }
        }
        return false;
    }

    /** The deal is dead, the British ambassador to Iraq, Mark Bryson-Richardson, said. */
    private boolean apposed(Group group, Cue cue, SpeechAct act, Span sentence, int left) {
        Span subject = subjects.of(group);
        int after = skipAdjuncts(group.end(), sentence.end());
        boolean complete =
                after >= sentence.end() || words.isMark(after) && !isOpener(after) && !words.isForm(after, ":");
        if (subject == null
                || subject.end() != left
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
        if (before < 0 || !isCloser(before) || words.paragraph(before) != words.paragraph(sentence.start())) {
            return false;
        }
        Span quote = words.quoteAt(before);
        int after = skipAdjuncts(group.end(), sentence.end());
        boolean complete =
                after >= sentence.end() || words.isMark(after) && !isOpener(after) && !words.isForm(after, ":");
        Span subject = subjects.of(group);
        if (subject == null) {
            subject = subjects.after(group.end(), sentence.end());
            complete = subject != null;
        }
        if (!complete || subject == null || quote.length() < 5 || !cue.takes("quote")) {
            return false;
        }
        drafts.add(new Draft(
                "quote-before", cueRange(group), subject, List.of(inner(quote)), act, cue.reliability() - 0.05, null));
        return true;
    }

    private boolean isCloser(int i) {
        Span quote = words.quoteAt(i);
        return quote != null && quote.end() == i + 1 && quote.length() > 1;
    }

    /** Skips a date, adverbs and phrases behind prepositions. */
    private int skipAdjuncts(int from, int limit) {
        int at = from;
        while (at < limit) {
            if (words.is(at, "ADV") || words.date(at) != null) {
                at++;
                continue;
            }
            Phrase phrase = words.is(at, "ADP+DET") ? phrases.at(at) : words.is(at, "ADP") ? phrases.at(at + 1) : null;
            if (phrase == null) {
                break;
            }
            at = phrase.end();
        }
        return at;
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
        List<Span> content = new ArrayList<>();
        Span before = trim(new Span(from, to));
        if (before == null) {
            return false;
        }
        content.add(before);
        int next = skipAdjuncts(end, sentence.end());
        boolean quotedBefore = words.quoted(to - 1);
        if (next < sentence.end() && words.isForm(next, ",")) {
            next++;
            // a participle or a carrier goes on, not what was said
            if (isOpener(next) || !quotedBefore && goesOn(next, sentence.end())) {
                Span rest = trim(new Span(next, contentEnd(next, sentence.end(), true)));
                if (rest != null) {
                    content.add(rest);
                }
            }
        } else if (next < sentence.end()
                && (words.isForm(next, ":") || words.isForm(next, ";"))
                && isOpener(next + 1)) {
            Span rest = trim(words.quoteAt(next + 1));
            if (rest != null) {
                content.add(rest);
            }
        }
        if (quotedBefore) {
            appendFollowingQuotes(sentence, content);
        }
        drafts.add(new Draft(rule, cueRange(group), speaker, content, act, reliability, null));
        return true;
    }

    /** Two cues in one sentence: « A », a dit X, « B », a dit Y — what Y said begins behind X. */
    private int afterEarlierCue(int from, int to) {
        int at = from;
        for (Draft draft : drafts) {
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

    /** Whether a sentence's own clause goes on at {@code i}: with its verb before the sentence ends. */
    private boolean goesOn(int i, int limit) {
        if (function.is(Kind.OPINION, words.lower(i))
                && (words.isForm(i + 1, "qui") || words.isForm(i + 1, "lequel"))) {
            return false;
        }
        if (verbs.at(i) != null && verbs.at(i).tense() == Tense.PRESENT_PARTICIPLE
                || function.is(Kind.GERUND, words.lower(i))) {
            return false;
        }
        if (words.isForm(i, "cité")
                || words.isForm(i, "citée")
                || words.isForm(i, "cités")
                || words.isForm(i, "quoted")
                || words.isForm(i, "qui")
                || words.isForm(i, "who")
                || function.length(Kind.ATTRIBUTION, words, i) > 0) {
            return false;
        }
        for (int k = i; k < limit; k++) {
            Group group = verbs.at(k);
            if (group != null && group.finite()) {
                return lexicon.find(group.lemma(), group.reflexive()) == null || k == i;
            }
        }
        return false;
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
            content.add(inner(quote));
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

    // ---- objects and infinitives

    private boolean complement(Group group, Cue cue, SpeechAct act, int limit) {
        int at = group.end();
        while (at < limit && words.is(at, "ADV") && !words.isForm(at, "comme")) {
            at++;
        }
        int plain = at;
        while (at < limit
                && (words.date(at) != null
                        || words.isForm(at, ",") && words.date(at + 1) != null
                        || words.isForm(at, ",") && words.date(at - 1) != null)) {
            at++;
        }
        if (cue.takes("obj")) {
            Phrase aside = phrases.at(at) != null ? phrases.at(at) : phrases.at(at + 1);
            if (aside != null
                    && aside.preposition() == at
                    && !words.isForm(at, "de")
                    && !words.isForm(at, "d'")
                    && !words.isForm(at, "des")) {
                Phrase after = phrases.at(aside.end());
                if (after != null && after.start() == aside.end() && after.preposition() < 0) {
                    at = aside.end(); // a annoncé sur son compte sa volonté
                }
            }
        }
        String form = words.lower(at);
        Group next = verbs.at(at);
        boolean toInfinitive = french
                ? next != null && next.tense() == Tense.INFINITIVE
                : form.equals("to") && words.is(at + 1, "VERB")
                        || form.equals("not") && words.isForm(at + 1, "to")
                        || form.equals("to") && words.is(at + 1, "AUX");
        if ((cue.takes("inf") || french && cue.takes("que")) && toInfinitive) {
            int from = french ? at : form.equals("not") ? at : at + 1;
            return add(
                    "infinitive",
                    group,
                    subjects.of(group),
                    end(from, limit, false),
                    from,
                    act,
                    cue.reliability(),
                    null);
        }
        Phrase told = words.is(at, "ADP") || words.is(at, "ADP+DET")
                ? phrases.at(at) != null ? phrases.at(at) : phrases.at(at + 1)
                : null;
        if (cue.takes("de")
                && told != null
                && isPreposition(at, "à")
                && isPreposition(told.end(), "de")
                && isInfinitive(told.end() + 1)) {
            // demander à la Russie de retirer ses troupes
            int from = told.end() + 1;
            Span addressee = new Span(Math.max(told.start(), at + 1), told.end());
            return add(
                    "complement",
                    group,
                    subjects.of(group),
                    end(from, limit, false),
                    from,
                    act,
                    cue.reliability(),
                    addressee);
        }
        for (String preposition : List.of("de", "à", "pour", "contre", "for")) {
            if (cue.takes(preposition) && isPreposition(at, preposition)) {
                int from = words.is(at, "ADP+DET") ? at : at + 1;
                if (from < limit && !(preposition.equals("à") && cue.takes("que") && !isInfinitive(from))) {
                    if (words.is(at, "ADP+DET")) {
                        from = at + 1;
                    }
                    Span subject = subjects.of(group);
                    return add(
                            "complement",
                            group,
                            subject,
                            end(from, limit, false),
                            from,
                            act,
                            cue.reliability() - 0.05,
                            null);
                }
            }
        }
        Phrase object = phrases.at(at);
        boolean hasObject = object != null
                && object.start() == at
                && (object.preposition() < 0
                        || words.isForm(at, "des")
                        || words.isForm(at, "d'")
                        || words.isForm(at, "de"));
        for (String construction : cue.constructions()) {
            int plus = construction.indexOf('+');
            if (plus < 0) {
                continue;
            }
            String preposition = construction.substring(plus + 1);
            if (preposition.equals("quote")) {
                if (hasObject && holdsQuote(object)) {
                    return add(
                            "object",
                            group,
                            subjects.of(group),
                            end(at, limit, false),
                            at,
                            act,
                            cue.reliability() - 0.05,
                            null);
                }
                continue;
            }
            int search = hasObject
                    ? at
                    : cliticObject(group) || form.equals("à") || form.equals("au") || form.equals("aux") ? at : -1;
            if (search < 0) {
                continue;
            }
            int link = linkAfter(search, limit, preposition, hasObject ? object : null);
            if (link < 0) {
                continue;
            }
            int from = preposition.equals("inf")
                    ? (words.isForm(link, "not") ? link : link + 1)
                    : words.is(link, "ADP+DET") || !preposition.equals("comme") && !preposition.equals("as")
                            ? link + 1
                            : link + 1;
            Span addressee = new Span(at, link);
            if (preposition.equals("comme") || preposition.equals("as")) {
                from = at;
                addressee = null;
            }
            Span subject = subjects.of(group);
            return add(
                    "object-complement",
                    group,
                    subject,
                    end(from, limit, false),
                    from,
                    act,
                    cue.reliability(),
                    addressee == null || addressee.length() == 0 ? null : addressee);
        }
        if (cue.takes("obj") && (hasObject && !isTimePhrase(object) || isOpener(at))) {
            Span subject = subjects.of(group);
            if (subject == null) {
                return false;
            }
            int from = at;
            return add("object", group, subject, end(from, limit, false), from, act, cue.reliability() - 0.05, null);
        }
        if (cue.takes("adj")
                && (words.is(plain, "ADJ")
                        || words.is(plain, "NOUN")
                        || words.is(plain, "VERB")
                        || words.isForm(plain, "«"))) {
            return add(
                    "adjective",
                    group,
                    subjects.of(group),
                    end(plain, limit, false),
                    plain,
                    act,
                    cue.reliability(),
                    null);
        }
        return false;
    }

    /** called the response “hasty” */
    private boolean holdsQuote(Phrase object) {
        return isOpener(object.end()) || words.quoted(object.end() - 1);
    }

    private boolean isTimePhrase(Phrase phrase) {
        return words.date(phrase.head()) != null;
    }

    private boolean isInfinitive(int i) {
        Group group = verbs.at(i);
        if (group != null && group.tense() == Tense.INFINITIVE) {
            return true;
        }
        return function.is(Kind.CLITIC, words.lower(i))
                        && verbs.at(i + 1) != null
                        && verbs.at(i + 1).tense() == Tense.INFINITIVE
                || function.is(Kind.NEGATION, words.lower(i));
    }

    private boolean cliticObject(Group group) {
        for (int i = group.start() - 1; i >= group.start() - 2 && i >= 0; i--) {
            String form = words.lower(i);
            if (List.of("l'", "le", "la", "les", "lui", "leur").contains(form)) {
                return true;
            }
        }
        for (int i = group.start(); i < group.head(); i++) {
            if (List.of("l'", "les", "lui", "leur").contains(words.lower(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean isPreposition(int i, String preposition) {
        String form = words.lower(i);
        return switch (preposition) {
            case "de" ->
                form.equals("de")
                        || form.equals("d'")
                        || form.equals("du")
                        || form.equals("des") && words.is(i, "ADP+DET");
            case "à" -> form.equals("à") || form.equals("au") || form.equals("aux");
            default -> form.equals(preposition);
        };
    }

    /** The preposition that ties a complement to verb and object: accuser la Chine DE fournir. */
    private int linkAfter(int from, int limit, String preposition, Phrase object) {
        boolean infinitive = preposition.equals("inf");
        int best = -1;
        for (int i = from + 1; i < Math.min(limit, from + 22); i++) {
            if (words.isForm(i, ";")
                    || words.isForm(i, ":")
                    || verbs.at(i) != null && verbs.at(i).finite() && !words.quoted(i)) {
                break;
            }
            if (infinitive) {
                if (words.isForm(i, "to") && (words.is(i + 1, "VERB") || words.is(i + 1, "AUX"))) {
                    return words.isForm(i - 1, "not") ? i - 1 : i;
                }
                continue;
            }
            if (!isPreposition(i, preposition)) {
                continue;
            }
            if (preposition.equals("comme")
                    || preposition.equals("as")
                    || preposition.equals("for")
                    || preposition.equals("of")) {
                return i;
            }
            if (isInfinitive(i + 1) || isOpener(i + 1) && i > from) {
                return i;
            }
            if (best < 0 && object != null && i >= object.end()) {
                best = i;
            }
        }
        if (best < 0 && object != null && (preposition.equals("de") || preposition.equals("à"))) {
            // "accuse la Chine d'espionnage": the last de inside the greedy phrase
            for (int i = object.end() - 1; i > object.head(); i--) {
                if (isPreposition(i, preposition) && words.mention(object.head()) != null) {
                    return i;
                }
            }
        }
        return best;
    }

    /** said the broadcasts will continue: a clause without that. */
    private boolean zero(Group group, Cue cue, SpeechAct act, int at, int limit, Insertion insertion) {
        int from = at;
        Span addressee = insertion.addressee();
        Phrase phrase = phrases.at(from);
        if (cue.takes("dative") && phrase != null && phrase.start() == from) {
            // told reporters the talks failed: two phrases in a row
            Phrase second = phrases.at(phrase.end());
            if (second != null || function.is(Kind.SUBJECT, words.lower(phrase.end()))) {
                addressee = phrase.range();
                from = phrase.end();
            }
        }
        Span subject = subjects.of(group);
        if (subject == null || from >= limit) {
            return false;
        }
        for (int i = from; i < limit; i++) {
            if (words.isForm(i, ":") || words.isForm(i, ";")) {
                return false;
            }
            Group next = verbs.at(i);
            if (next != null && next.finite()) {
                return i > from
                        && add(
                                "zero",
                                group,
                                subject,
                                end(from, limit, true),
                                from,
                                act,
                                cue.reliability() - 0.05,
                                addressee);
            }
        }
        return false;
    }

    // ---- passives

    /** X a été critiqué par Y: Y says it, of X. */
    private void passive(Group group, Cue cue, SpeechAct act, Span sentence) {
        int at = group.end();
        int agent = -1;
        for (int i = at; i < Math.min(sentence.end(), at + 12); i++) {
            if (function.is(Kind.AGENT, words.lower(i))) {
                agent = i;
                break;
            }
            if (verbs.at(i) != null && verbs.at(i).finite()) {
                break;
            }
        }
        if (agent < 0
                || !(cue.takes("obj")
                        || cue.takes("obj+de")
                        || cue.takes("obj+comme")
                        || cue.takes("obj+as")
                        || cue.takes("obj+of"))) {
            return;
        }
        Span speaker = subjects.after(agent + 1, sentence.end());
        Span patient = subjects.of(group);
        if (speaker == null) {
            return;
        }
        List<Span> content = new ArrayList<>();
        Span what = patient == null || patient.start() < sentence.start() ? null : trim(patient);
        int rest = speaker.end();
        String form = words.lower(rest);
        boolean more = form.equals("comme")
                || form.equals("de")
                || form.equals("d'")
                || form.equals("pour")
                || form.equals("as")
                || form.equals("of")
                || form.equals("for");
        if (what != null && !(more && cue.takes("obj+de"))) {
            content.add(what);
        }
        if (more) {
            Span tail = trim(end(
                    form.equals("comme") || form.equals("as") || form.equals("pour") || form.equals("for")
                            ? rest + (form.equals("pour") || form.equals("for") ? 1 : 0)
                            : rest + 1,
                    sentence.end(),
                    false));
            if (tail != null) {
                content.add(tail);
            }
        }
        if (!content.isEmpty()) {
            drafts.add(new Draft("passive", cueRange(group), speaker, content, act, cue.reliability() - 0.1, null));
        }
    }

    // ---- selon, d'après, according to; pour X, « … »

    private void attributions() {
        for (int i = 0; i < words.size(); i++) {
            int length = words.quoted(i) ? 0 : function.length(Kind.ATTRIBUTION, words, i);
            boolean opinion =
                    length == 0 && function.is(Kind.OPINION, words.lower(i)) && !words.quoted(i) && words.is(i, "ADP");
            if (length == 0 && !opinion) {
                continue;
            }
            Span sentence = words.sentence(i);
            int from = i + Math.max(1, length);
            Span speaker = subjects.after(from, sentence.end());
            String next = words.lower(from);
            if (speaker == null
                    && (function.is(Kind.SUBJECT, next)
                            || List.of("lui", "eux", "elle", "elles", "qui", "him", "her", "them")
                                    .contains(next))) {
                speaker = new Span(from, from + 1);
            }
            if (speaker == null || speaker.start() != from) {
                continue;
            }
            attribution(i, speaker, sentence, opinion);
            i = speaker.end() - 1;
        }
    }

    private void attribution(int cue, Span speaker, Span sentence, boolean opinion) {
        Span cueRange = new Span(cue, speaker.start());
        int after = speaker.end();
        boolean opens = cue == sentence.start()
                || opensClause(cue, sentence)
                || opinion && words.isForm(after, ",") && isOpener(after + 1);
        if (opinion
                && !(words.isForm(after, ",")
                                && (isOpener(after + 1) || isNamed(speaker) && opens && hasPerson(speaker))
                        || opens && isOpener(after))) {
            if (!(opinion && words.isForm(speaker.start(), "qui") && isNamedBefore(cue))) {
                return;
            }
        }
        if (opinion && words.isForm(speaker.start(), "qui")) {
            Span content = trim(end(after, sentence.end(), true));
            if (content != null) {
                drafts.add(new Draft("opinion", cueRange, speaker, List.of(content), SpeechAct.ASSERT, 0.8, null));
            }
            return;
        }
        // A clause that speaks for itself takes "selon X" for its carrier.
        for (Draft draft : drafts) {
            if (draft.cue() != null
                    && words.sentenceNumber(draft.cue().start()) == words.sentenceNumber(cue)
                    && (draft.rule().startsWith("inverted") && draft.cue().end() <= cue
                            || opens && isCarrier(speaker))) {
                return;
            }
        }
        if (opens) {
            int from = after;
            while (from < sentence.end() && (words.isForm(from, ",") || words.date(from) != null)) {
                from++;
            }
            Span content = from < sentence.end() ? trim(end(from, sentence.end(), true)) : null;
            if (content != null) {
                drafts.add(new Draft(
                        opinion ? "opinion" : "attribution.before",
                        cueRange,
                        speaker,
                        List.of(content),
                        SpeechAct.ASSERT,
                        opinion ? 0.85 : 0.93,
                        null));
            }
            return;
        }
        if (opinion) {
            return;
        }
        int from = sentence.start();
        Span last = words.quoteAt(cue - 1) != null ? words.quoteAt(cue - 1) : words.quoteAt(cue - 2);
        if (last != null && last.start() < from) {
            from = last.start();
        }
        from = clauseStart(from, cue);
        Span before = from < cue ? trim(new Span(from, cue)) : null;
        if (before == null) {
            return;
        }
        List<Span> content = new ArrayList<>();
        content.add(before);
        if (after < sentence.end()
                && (words.isForm(after, ",") || words.isForm(after, "et") || words.isForm(after, "and"))) {
            int next = after + 1;
            if (goesOn(next, sentence.end()) && !(french && words.isForm(next, "qui"))) {
                Span rest = trim(end(next, sentence.end(), true));
                if (rest != null) {
                    content.add(rest);
                }
            }
        }
        if (content.size() == 1
                && after < sentence.end()
                && verbs.at(cue - 1) != null
                && !words.isMark(after)
                && phrases.at(after) != null) {
            Span rest = trim(end(after, sentence.end(), true)); // est selon X une mesure
            if (rest != null) {
                content.add(rest);
            }
        }
        drafts.add(new Draft("attribution.after", cueRange, speaker, content, SpeechAct.ASSERT, 0.9, null));
    }

    private boolean hasPerson(Span range) {
        for (int i = range.start(); i < range.end(); i++) {
            if (words.mention(i) != null && words.mention(i).kind() == Mention.Kind.PERSON) {
                return true;
            }
        }
        return false;
    }

    private boolean isNamedBefore(int cue) {
        int i = words.isForm(cue - 1, ",") ? cue - 2 : cue - 1;
        return words.mention(i) != null;
    }

    private boolean isCarrier(Span speaker) {
        for (int i = speaker.start(); i < speaker.end(); i++) {
            if (words.mention(i) != null && words.mention(i).kind() == Mention.Kind.MEDIA) {
                return true;
            }
        }
        return false;
    }

    /** Whether a clause begins here: after et, mais, que, a semicolon, or an opening phrase with its comma. */
    private boolean opensClause(int i, Span sentence) {
        int left = i - 1;
        if (left < sentence.start()) {
            return true;
        }
        if (words.is(left, "CCONJ") || words.isForm(left, ";") || words.isForm(left, ":") || words.is(left, "SCONJ")) {
            return true;
        }
        if (words.isForm(left, ",")) {
            for (int k = left - 1; k >= sentence.start(); k--) {
                if (verbs.at(k) != null && verbs.at(k).finite() || words.quoted(k)) {
                    return false;
                }
            }
            return left - sentence.start() <= 6;
        }
        return left - sentence.start() < 2 && (words.is(left, "ADV") || words.is(left, "CCONJ"));
    }

    /** What a cue behind it governs: from the last semicolon, or the sentence's start. */
    private int clauseStart(int from, int to) {
        for (int i = to - 1; i > from; i--) {
            if (words.isForm(i, ";") && !words.quoted(i)) {
                return i + 1;
            }
        }
        return from;
    }

    // ---- X : « … »

    private void colons() {
        for (Span sentence : words.sentences()) {
            int colon = -1;
            for (int i = sentence.start() + 1; i < Math.min(sentence.end() - 1, sentence.start() + 10); i++) {
                if (words.isForm(i, ":")) {
                    colon = i;
                    break;
                }
                if (verbs.at(i) != null && verbs.at(i).finite()) {
                    break;
                }
            }
            if (colon < 0 || !isOpener(colon + 1)) {
                continue;
            }
            Phrase phrase = phrases.at(sentence.start());
            if (phrase == null || phrase.end() != colon || words.mention(phrase.head()) == null) {
                continue;
            }
            Span quote = words.quoteAt(colon + 1);
            Span content = inner(quote);
            if (drafts.stream().noneMatch(d -> d.overlaps(content))) {
                drafts.add(new Draft(
                        "name-colon",
                        new Span(colon, colon + 1),
                        phrase.range(),
                        List.of(content),
                        SpeechAct.ASSERT,
                        0.85,
                        null));
            }
        }
    }

    // ---- quotations that go on without a cue

    private void continuations() {
        List<Draft> found = new ArrayList<>();
        for (Span quote : words.quotes()) {
            Span sentence = words.sentence(quote.start());
            if (quote.start() != sentence.start() || quote.length() < 7) {
                continue;
            }
            Span last = words.sentence(quote.end() - 1);
            int end = quote.end();
            boolean whole = end >= last.end() || end + 1 == last.end() && words.isMark(end);
            Span content = inner(quote);
            if (!whole || drafts.stream().anyMatch(d -> d.overlaps(content))) {
                continue;
            }
            Draft before = lastBefore(quote.start());
            if (before != null
                    && words.paragraph(quote.start())
                                    - words.paragraph(
                                            before.cue() == null
                                                    ? quote.start()
                                                    : before.cue().start())
                            <= 1) {
                found.add(new Draft(
                        "continuation", null, before.speaker(), List.of(content), SpeechAct.ASSERT, 0.7, null));
            }
        }
        drafts.addAll(found);
    }

    private Draft lastBefore(int token) {
        Draft last = null;
        for (Draft draft : drafts) {
            if (draft.cue() != null
                    && draft.cue().start() < token
                    && (last == null || draft.cue().start() > last.cue().start())) {
                last = draft;
            }
        }
        return last;
    }

    // ---- spans

    private Span cueRange(Group group) {
        return group.range();
    }

    private void addQuote(
            String rule, Group group, Span speaker, Span quote, SpeechAct act, double confidence, Span addressee) {
        Span sentence = words.sentence(group.head());
        int end = Math.max(quote.end(), Math.min(contentEnd(quote.end(), sentence.end(), false), sentence.end()));
        Span content = trim(new Span(quote.start(), Math.max(quote.end(), end)));
        if (content != null) {
            drafts.add(new Draft(rule, cueRange(group), speaker, List.of(content), act, confidence, addressee));
        }
    }

    private boolean add(
            String rule,
            Group group,
            Span speaker,
            Span tokens,
            int from,
            SpeechAct act,
            double confidence,
            Span addressee) {
        Span content = tokens == null || tokens.length() == 0 ? null : trim(tokens);
        if (content == null || speaker == null) {
            return false;
        }
        drafts.add(new Draft(rule, cueRange(group), speaker, List.of(content), act, confidence, addressee));
        return true;
    }

    private Span end(int from, int limit, boolean clause) {
        return new Span(from, Math.max(from, contentEnd(from, limit, clause)));
    }

    /**
     * Where what is said ends: with the sentence, or before a clause that is no longer part of it.
     *
     * @param clause whether it is a clause with its own verb; an object ends earlier
     */
    private int contentEnd(int from, int limit, boolean clause) {
        boolean verbSeen = !clause;
        for (int i = from; i < limit; i++) {
            if (words.quoted(i)) {
                if (verbs.at(i) != null) {
                    verbSeen = true;
                }
                Span quote = words.quoteAt(i);
                if (quote.end() > limit) {
                    return limit;
                }
                i = quote.end() - 1;
                boolean gerund = function.is(Kind.GERUND, words.lower(i + 1))
                        && verbs.at(i + 2) != null
                        && verbs.at(i + 2).tense() == Tense.PRESENT_PARTICIPLE;
                if (gerund || quote.start() <= from + 1 && words.isForm(i + 1, "(") || words.isForm(i, ".")) {
                    return i + 1;
                }
                continue;
            }
            Group group = verbs.at(i);
            if (group != null && group.finite()) {
                if (i > from && isCoordinatedCue(group, i)) {
                    return boundary(i);
                }
                verbSeen = true;
            }
            if (!words.isForm(i, ",") && !words.isForm(i, ";")) {
                if (!clause
                        && i > from
                        && (words.isForm(i, "en")
                                        && verbs.at(i + 1) != null
                                        && verbs.at(i + 1).tense() == Tense.PRESENT_PARTICIPLE
                                || words.isForm(i, "lors")
                                || words.isForm(i, "tandis"))) {
                    return i;
                }
                if (!clause
                        && i > from
                        && (words.isForm(i, "dans") || words.isForm(i, "in"))
                        && carriers.test(words.lemma(i + 2))) {
                    return i; // dans un communiqué
                }
                if (function.length(Kind.ATTRIBUTION, words, i) > 0 && i > from && !words.is(i - 1, "SCONJ")) {
                    return i;
                }
                continue;
            }
            if (words.isForm(i, ";")) {
                return i;
            }
            int next = i + 1;
            Group after = verbs.at(next);
            if (after != null
                    && lexicon.find(after.lemma(), after.reflexive()) != null
                    && !after.passive()
                    && (after.tense() == Tense.PRESENT_PARTICIPLE
                            || after.clitic() >= 0
                            || after.finite() && subjects.after(after.end(), limit) != null)) {
                return i;
            }
            if (verbSeen
                    && (words.isForm(next, "tandis")
                            || words.isForm(next, "alors") && words.isForm(next + 1, "que")
                            || words.isForm(next, "while")
                            || words.isForm(next, "cité")
                            || words.isForm(next, "rapporte")
                            || function.length(Kind.ATTRIBUTION, words, next) > 0)) {
                return i;
            }
            if (verbSeen
                    && words.quoted(i - 1)
                    && (words.isForm(next, "en")
                            || words.isForm(next, "avant")
                            || words.isForm(next, "lors")
                            || words.isForm(next, "dans"))) {
                return i;
            }
            if (!clause
                    && (words.is(next, "ADP")
                            || words.is(next, "ADP+DET")
                            || words.is(next, "ADV")
                            || words.isForm(next, "car")
                            || words.isForm(next, "a")
                            || words.is(next, "SCONJ") && !words.isForm(next, "que") && !words.isForm(next, "qu'")
                            || words.isForm(next, "mais")
                            || words.isForm(next, "but")
                            || words.isForm(next, "après")
                            || words.isForm(next, "avant")
                            || words.isForm(next, "after")
                            || words.isForm(next, "lors")
                            || words.isForm(next, "dans") && words.isForm(next + 1, "un")
                            || words.isForm(next, "adding")
                            || words.isForm(next, "saying"))) {
                return i;
            }
        }
        int end = limit;
        while (end > from
                && words.isMark(end - 1)
                && !isCloser(end - 1)
                && !words.isForm(end - 1, ")")
                && !words.isForm(end - 1, "]")) {
            end--;
        }
        return end;
    }

    /** et a ajouté que: a second cue with the same subject. */
    private boolean isCoordinatedCue(Group group, int i) {
        if (lexicon.find(group.lemma(), group.reflexive()) == null || group.start() != i || !isReporting(group)) {
            return false;
        }
        int left = group.start() - 1;
        while (left > 0 && (words.is(left, "ADV") || words.isForm(left, "ne") || words.isForm(left, "n'"))) {
            left--;
        }
        return (words.isForm(left, "et")
                || words.isForm(left, "and")
                || words.isForm(left, "but")
                || words.isForm(left, "puis")
                || words.isForm(left, "mais"));
    }

    private int boundary(int i) {
        int left = i - 1;
        while (left > 0 && (words.is(left, "ADV") || words.isForm(left, "ne") || words.isForm(left, "n'"))) {
            left--;
        }
        return words.isForm(left - 1, ",") ? left - 1 : left;
    }

    /** The inside of a quotation, as a span of the whole. */
    private Span inner(Span quote) {
        Span trimmed = trim(quote);
        return trimmed == null ? words.chars(quote) : trimmed;
    }

    /** The characters of a range of tokens without marks and blanks at its ends; null where nothing is left. */
    private Span trim(Span range) {
        int from = range.start();
        int to = range.end();
        while (from < to && isEdge(from, true)) {
            from++;
        }
        while (to > from && isEdge(to - 1, false)) {
            to--;
        }
        if (from >= to) {
            return null;
        }
        return words.chars(new Span(from, to));
    }

    private boolean isEdge(int i, boolean leading) {
        String form = words.token(i).form();
        if ("«»“”„‹›\"".contains(form)) {
            return true;
        }
        if (form.equals("'") || form.equals("‘") || form.equals("’")) {
            return true;
        }
        if (leading) {
            return ",;:.–—-•".contains(form);
        }
        // a question or exclamation belongs to what is said
        return ",;:.–—".contains(form);
    }

    /** One statement for one stretch of words: of two that nearly coincide, the surer. */
    private List<Draft> withoutRepeats() {
        List<Draft> kept = new ArrayList<>();
        for (Draft draft : drafts) {
            boolean repeated = false;
            for (int k = 0; k < kept.size(); k++) {
                Draft other = kept.get(k);
                if (overlap(draft, other) > 0.6) {
                    repeated = true;
                    boolean carried = isCarried(other) && !isCarried(draft);
                    if (carried
                            || draft.confidence() > other.confidence() && !(isCarried(draft) && !isCarried(other))) {
                        kept.set(k, draft);
                    }
                    break;
                }
            }
            if (!repeated) {
                kept.add(draft);
            }
        }
        return kept;
    }

    /** Whether a document or medium is the speaker; whoever it quotes is the one who speaks. */
    private boolean isCarried(Draft draft) {
        if (draft.speaker() == null) {
            return false;
        }
        for (int i = draft.speaker().start(); i < draft.speaker().end(); i++) {
            if (carriers.test(words.lemma(i))
                    || words.mention(i) != null && words.mention(i).kind() == Mention.Kind.MEDIA) {
                return true;
            }
        }
        return false;
    }

    private static double overlap(Draft a, Draft b) {
        int both = 0;
        for (Span x : a.content()) {
            for (Span y : b.content()) {
                both += Math.max(0, Math.min(x.end(), y.end()) - Math.max(x.start(), y.start()));
            }
        }
        return (double) both
                / Math.max(1, Math.min(a.length(), b.length()))
                * ((double) Math.min(a.length(), b.length()) / Math.max(a.length(), b.length()));
    }
}
