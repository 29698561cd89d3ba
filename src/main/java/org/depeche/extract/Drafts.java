package org.depeche.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.depeche.extract.VerbGroups.Group;
import org.depeche.model.Mention;
import org.depeche.model.Span;
import org.depeche.model.Statement.SpeechAct;

/** The statements found so far in an article. */
final class Drafts {
    private final Words words;
    private final Contents contents;
    private final Predicate<String> carriers;
    private final List<Draft> found = new ArrayList<>();

    Drafts(Syntax syntax, Contents contents, Predicate<String> carriers) {
        this.words = syntax.words();
        this.contents = contents;
        this.carriers = carriers;
    }

    /** In the order of their content, one for one stretch of words: of two that nearly coincide, the surer. */
    List<Draft> withoutRepeats() {
        List<Draft> kept = new ArrayList<>();
        found.sort(Comparator.comparingInt(Draft::start));
        for (Draft draft : found) {
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

    Span cueRange(Group group) {
        return group.range();
    }

    void addQuote(
            String rule, Group group, Span speaker, Span quote, SpeechAct act, double confidence, Span addressee) {
        Span sentence = words.sentence(group.head());
        int end = Math.max(
                quote.end(), Math.min(contents.contentEnd(quote.end(), sentence.end(), false), sentence.end()));
        Span content = contents.trim(new Span(quote.start(), Math.max(quote.end(), end)));
        if (content != null) {
            add(new Draft(rule, cueRange(group), speaker, List.of(content), act, confidence, addressee));
        }
    }

    boolean add(
            String rule,
            Group group,
            Span speaker,
            Span tokens,
            int from,
            SpeechAct act,
            double confidence,
            Span addressee) {
        Span content = tokens == null || tokens.length() == 0 ? null : contents.trim(tokens);
        if (content == null || speaker == null) {
            return false;
        }
        add(new Draft(rule, cueRange(group), speaker, List.of(content), act, confidence, addressee));
        return true;
    }

    void add(Draft draft) {
        if (draft.content().stream().noneMatch(this::crossesTitle)) {
            found.add(draft);
        }
    }

    /** A quotation mark left open in a title pairs with one of the text; nothing is said across the two. */
    private boolean crossesTitle(Span content) {
        Span tokens = words.tokensIn(content);
        return words.inTitle(tokens.start()) != words.inTitle(tokens.end() - 1);
    }

    /** In the order in which they were found. */
    List<Draft> all() {
        return found;
    }
}
