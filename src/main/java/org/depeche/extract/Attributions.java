package org.depeche.extract;

import java.util.ArrayList;
import java.util.List;
import org.depeche.extract.FunctionWords.Kind;
import org.depeche.model.Mention;
import org.depeche.model.Span;
import org.depeche.model.Statement.SpeechAct;

/** Finds what is said by selon, d'après, according to; pour X, « … ». */
final class Attributions {
    private final Words words;
    private final FunctionWords function;
    private final NounPhrases phrases;
    private final VerbGroups verbs;
    private final Subjects subjects;
    private final Contents contents;
    private final Drafts drafts;
    private final boolean french;

    Attributions(Syntax syntax, Contents contents, Drafts drafts) {
        this.words = syntax.words();
        this.function = syntax.function();
        this.phrases = syntax.phrases();
        this.verbs = syntax.verbs();
        this.subjects = syntax.subjects();
        this.contents = contents;
        this.drafts = drafts;
        this.french = syntax.isFrench();
    }

    void find() {
        for (int i = 0; i < words.size(); i++) {
            int length = words.quoted(i) ? 0 : function.length(Kind.ATTRIBUTION, words, i);
            boolean opinion =
                    length == 0 && function.is(Kind.OPINION, words.lower(i)) && !words.quoted(i) && words.is(i, "ADP");
            if (length == 0 && !opinion || isNaming(i - 1)) {
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
            read(i, speaker, sentence, opinion);
            i = speaker.end() - 1;
        }
    }

    private void read(int cue, Span speaker, Span sentence, boolean opinion) {
        Span cueRange = new Span(cue, speaker.start());
        int after = speaker.end();
        boolean opens = cue == sentence.start()
                || opensClause(cue, sentence)
                || opinion && words.isForm(after, ",") && contents.isOpener(after + 1);
        if (opinion
                && !(words.isForm(after, ",")
                                && (contents.isOpener(after + 1)
                                        || contents.isNamed(speaker) && opens && hasPerson(speaker))
                        || opens && contents.isOpener(after))) {
            if (!(opinion && words.isForm(speaker.start(), "qui") && isNamedBefore(cue))) {
                return;
            }
        }
        if (opinion && words.isForm(speaker.start(), "qui")) {
            Span content = contents.trim(contents.end(after, sentence.end(), true));
            if (content != null) {
                drafts.add(new Draft("opinion", cueRange, speaker, List.of(content), SpeechAct.ASSERT, 0.8, null));
            }
            return;
        }
        // A clause that speaks for itself takes "selon X" for its carrier.
        for (Draft draft : drafts.all()) {
            if (draft.cue() != null
                    && words.sentenceNumber(draft.cue().start()) == words.sentenceNumber(cue)
                    && (draft.rule().startsWith("inverted") && draft.cue().end() <= cue
                            || opens
                                    && draft.cue().start() > cue
                                    && (isCarrier(speaker)
                                            || draft.rule().equals("clause")
                                            || draft.rule().equals("zero"))
                                    && isFirstVerb(draft.cue().start(), speaker.end()))) {
                return;
            }
        }
        if (opens) {
            int from = after;
            while (from < sentence.end() && (words.isForm(from, ",") || words.date(from) != null)) {
                from++;
            }
            if (function.is(Kind.QUOTING, words.lower(from))) {
                Span quoted = subjects.after(from + 1, sentence.end());
                speaker = quoted == null ? speaker : quoted; // according to Yonhap, quoting KCNA
            }
            from = afterAside(from, sentence.end());
            Span content = from < sentence.end() ? contents.trim(contents.end(from, sentence.end(), true)) : null;
            if (content != null) {
                Span subject = subjectBefore(cue, from, sentence);
                drafts.add(new Draft(
                        opinion ? "opinion" : "attribution.before",
                        cueRange,
                        speaker,
                        subject == null ? List.of(content) : List.of(subject, content),
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
        Span before = from < cue ? contents.trim(new Span(from, cue)) : null;
        if (before == null) {
            return;
        }
        List<Span> content = new ArrayList<>();
        content.add(before);
        if (after < sentence.end()
                && (words.isForm(after, ",") || words.isForm(after, "et") || words.isForm(after, "and"))) {
            int next = after + 1;
            if (contents.goesOn(next, sentence.end()) && !(french && words.isForm(next, "qui"))) {
                Span rest = contents.trim(contents.end(next, sentence.end(), true));
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
            Span rest = contents.trim(contents.end(after, sentence.end(), true)); // est selon X une mesure
            if (rest != null) {
                content.add(rest);
            }
        }
        // il s'agit, selon lui, d'un exemple: the verb's complement stands behind the aside
        if (content.size() == 1
                && words.isForm(cue - 1, ",")
                && words.isForm(after, ",")
                && after + 1 < sentence.end()
                && verbs.at(cue - 2) != null) {
            Span rest = contents.trim(contents.end(after + 1, sentence.end(), true));
            if (rest != null) {
                content.add(rest);
            }
        }
        drafts.add(new Draft("attribution.after", cueRange, speaker, content, SpeechAct.ASSERT, 0.9, null));
    }

    /** Le conflit, selon lui, ne cessera pas: the subject of what is said stands before the aside; null where none does. */
    private Span subjectBefore(int cue, int from, Span sentence) {
        boolean aside = words.isForm(cue - 1, ",") && words.isForm(from - 1, ",");
        int verb = words.isForm(from, "ne") || words.isForm(from, "n'") ? from + 1 : from;
        boolean verbFollows = verb < sentence.end()
                && verbs.at(verb) != null
                && verbs.at(verb).finite();
        Span before = aside && verbFollows ? contents.trim(new Span(sentence.start(), cue - 1)) : null;
        return before != null && phrases.at(before.start()) != null ? before : null;
    }

    /** nommé d'après un fleuve: a name is taken from somebody, and he says nothing. */
    private boolean isNaming(int i) {
        String lemma = verbs.at(i) == null ? "" : verbs.at(i).lemma();
        return lemma.equals("nommer")
                || lemma.equals("baptiser")
                || lemma.equals("appeler")
                || lemma.equals("dénommer");
    }

    /** Whether a cue is the first finite verb behind a carrier: selon l'AFP, le ministre [a promis]; what comes before it is the carrier's. */
    private boolean isFirstVerb(int cue, int from) {
        for (int i = from; i < cue; i++) {
            if (verbs.at(i) != null
                    && verbs.at(i).finite()
                    && verbs.at(i).head() < cue
                    && verbs.at(i) != verbs.at(cue)) {
                return false;
            }
        }
        return true;
    }

    /** Selon X, l'un des conseillers, …; selon les résultats transmis par Y, …: what explains the speaker is not said. */
    private int afterAside(int from, int limit) {
        boolean participle = verbs.at(from) != null
                && !verbs.at(from).finite()
                && verbs.at(from).start() == from;
        boolean one = words.isForm(from, "l'") && words.isForm(from + 1, "un")
                || words.isForm(from, "l'") && words.isForm(from + 1, "une")
                || words.isForm(from, "one") && words.isForm(from + 1, "of");
        for (int i = from; (participle || one) && i < Math.min(limit, from + 25); i++) {
            if (words.isForm(i, ",")) {
                return i + 1;
            }
            if (words.quoted(i) || verbs.at(i) != null && verbs.at(i).finite()) {
                return from;
            }
        }
        return from;
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
}
