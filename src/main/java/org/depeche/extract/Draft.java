package org.depeche.extract;

import java.util.List;
import org.depeche.model.Span;
import org.depeche.model.Statement.SpeechAct;

/**
 * A statement as a rule finds it, before its speaker is resolved and its date worked out.
 *
 * @param rule name of the rule, without the language
 * @param cue tokens of the cue, or null
 * @param speaker tokens that name the speaker, or null
 * @param content what is said, as spans of the whole, in order
 * @param act what is done by saying it
 * @param confidence 0 to 1
 * @param addressee tokens that name whom it was said to, or null
 */
record Draft(
        String rule, Span cue, Span speaker, List<Span> content, SpeechAct act, double confidence, Span addressee) {
    Draft {
        content = List.copyOf(content);
    }

    int start() {
        return content.get(0).start();
    }

    boolean overlaps(Span chars) {
        return content.stream().anyMatch(c -> c.overlaps(chars));
    }

    int length() {
        return content.stream().mapToInt(Span::length).sum();
    }
}
