package org.depeche.extract;

import java.util.ArrayList;
import java.util.List;
import org.depeche.extract.NounPhrases.Phrase;
import org.depeche.model.Mention;
import org.depeche.model.Span;
import org.depeche.model.Statement.SpeechAct;

/** Finds quotations that no verb reports: a name with a colon, and paragraphs in which the same speaker goes on. */
final class UncuedQuotes {
    private final Words words;
    private final NounPhrases phrases;
    private final VerbGroups verbs;
    private final Subjects subjects;
    private final Contents contents;
    private final Drafts drafts;

    UncuedQuotes(Syntax syntax, Contents contents, Drafts drafts) {
        this.words = syntax.words();
        this.phrases = syntax.phrases();
        this.verbs = syntax.verbs();
        this.subjects = syntax.subjects();
        this.contents = contents;
        this.drafts = drafts;
    }

    void colons() {
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
            if (colon < 0 || !contents.isOpener(colon + 1)) {
                continue;
            }
            Phrase phrase = phrases.at(sentence.start());
            if (phrase == null || phrase.end() != colon || words.mention(phrase.head()) == null) {
                continue;
            }
            Span quote = words.quoteAt(colon + 1);
            Span content = contents.inner(quote);
            if (drafts.all().stream().noneMatch(d -> d.overlaps(content))) {
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

    /** A quotation as a paragraph of its own, and below it "— Name, office". */
    void signatures() {
        for (Span sentence : words.sentences()) {
            int dash = sentence.start();
            boolean signed = words.isForm(dash, "—") || words.isForm(dash, "–") || words.isForm(dash, "-");
            Phrase phrase = signed ? phrases.at(dash + 1) : null;
            if (phrase == null || phrase.start() != dash + 1 || words.mention(phrase.head()) == null || dash == 0) {
                continue;
            }
            Span quote = words.quoteAt(dash - 1) != null ? words.quoteAt(dash - 1) : words.quoteAt(dash - 2);
            if (quote == null || words.paragraph(quote.start()) == words.paragraph(dash)) {
                continue;
            }
            Span content = contents.inner(quote);
            if (drafts.all().stream().noneMatch(d -> d.overlaps(content))) {
                drafts.add(new Draft(
                        "signature",
                        new Span(dash, dash + 1),
                        phrase.range(),
                        List.of(content),
                        SpeechAct.ASSERT,
                        0.9,
                        null));
            }
        }
    }

    /** A quotation that opens a paragraph, and a sentence behind it that tells of somebody: « … » Le ministre ne décolère pas. */
    void before() {
        for (Span quote : words.quotes()) {
            Span sentence = words.sentence(quote.start());
            Span content = contents.inner(quote);
            boolean opens = quote.start() == sentence.start()
                    && (sentence.start() == 0 || words.paragraph(quote.start() - 1) != words.paragraph(quote.start()));
            if (!opens || quote.length() < 7 || drafts.all().stream().anyMatch(d -> d.overlaps(content))) {
                continue;
            }
            Span last = words.sentence(quote.end() - 1);
            boolean whole = quote.end() >= last.end() || quote.end() + 1 == last.end() && words.isMark(quote.end());
            int next = last.end();
            Phrase phrase = phrases.at(next);
            if (!whole
                    || phrase == null
                    || phrase.start() != next
                    || words.paragraph(next) != words.paragraph(quote.start())
                    || !holdsPerson(words.sentence(next))) {
                continue;
            }
            Span subject = subjectOf(words.sentence(next));
            if (subject != null) {
                drafts.add(new Draft("quote-first", null, subject, List.of(content), SpeechAct.ASSERT, 0.7, null));
            }
        }
    }

    private boolean holdsPerson(Span sentence) {
        for (int i = sentence.start(); i < sentence.end(); i++) {
            if (words.mention(i) != null && words.mention(i).kind() == Mention.Kind.PERSON) {
                return true;
            }
        }
        return false;
    }

    private Span subjectOf(Span sentence) {
        for (int i = sentence.start(); i < sentence.end(); i++) {
            if (verbs.at(i) != null && verbs.at(i).finite()) {
                return subjects.of(verbs.at(i));
            }
        }
        return null;
    }

    void continuations() {
        List<Draft> found = new ArrayList<>();
        for (Span quote : words.quotes()) {
            Span sentence = words.sentence(quote.start());
            if (quote.start() != sentence.start() || quote.length() < 7) {
                continue;
            }
            Span last = words.sentence(quote.end() - 1);
            int end = quote.end();
            boolean whole = end >= last.end() || end + 1 == last.end() && words.isMark(end);
            Span content = contents.inner(quote);
            if (!whole || drafts.all().stream().anyMatch(d -> d.overlaps(content))) {
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
        found.forEach(drafts::add);
    }

    private Draft lastBefore(int token) {
        Draft last = null;
        for (Draft draft : drafts.all()) {
            if (draft.cue() != null
                    && draft.cue().start() < token
                    && (last == null || draft.cue().start() > last.cue().start())) {
                last = draft;
            }
        }
        return last;
    }
}
