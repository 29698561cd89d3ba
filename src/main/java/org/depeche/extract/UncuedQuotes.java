package org.depeche.extract;

import java.util.ArrayList;
import java.util.List;
import org.depeche.extract.NounPhrases.Phrase;
import org.depeche.model.Span;
import org.depeche.model.Statement.SpeechAct;

/** Finds quotations that no verb reports: a name with a colon, and paragraphs in which the same speaker goes on. */
final class UncuedQuotes {
    private final Words words;
    private final NounPhrases phrases;
    private final VerbGroups verbs;
    private final Contents contents;
    private final Drafts drafts;

    UncuedQuotes(Syntax syntax, Contents contents, Drafts drafts) {
        this.words = syntax.words();
        this.phrases = syntax.phrases();
        this.verbs = syntax.verbs();
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
