package org.depeche.model;

import java.util.List;
import java.util.Locale;

/**
 * Who said what, when.
 *
 * @param speaker the fullest name or description that the article gives, or empty where unresolved
 * @param speakerText the words that name the speaker here; null where nothing does
 * @param role the role that the article gives the speaker, or empty
 * @param onBehalfOf code of the country or bloc that the speaker speaks for, or empty
 * @param cue the words that report the speech; null where a quotation has none
 * @param content what is said, in text order; one passage unless the cue interrupts it
 * @param kind whether the content is quoted
 * @param act what is done by saying it
 * @param date when it was said
 * @param dateBasis what that date rests on
 * @param via who carried it, outermost last; empty where nobody did
 * @param addressee whom it was said to, or empty
 * @param about codes of the countries and blocs that the content mentions, in order of code
 * @param rule name of the rule that found it, such as {@code fr.direct.inverted}
 * @param confidence 0 to 1
 */
public record Statement(
        String speaker,
        Passage speakerText,
        String role,
        String onBehalfOf,
        Passage cue,
        List<Passage> content,
        Kind kind,
        SpeechAct act,
        PartialDate date,
        DateBasis dateBasis,
        List<String> via,
        String addressee,
        List<String> about,
        String rule,
        double confidence) {
    public Statement {
        content = List.copyOf(content);
        via = List.copyOf(via);
        about = List.copyOf(about);
        if (content.isEmpty()) {
            throw new IllegalArgumentException("a statement without content by " + speaker);
        }
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence " + confidence);
        }
        if (date.isKnown() == (dateBasis == DateBasis.NONE)) {
            throw new IllegalArgumentException("date " + date + " with basis " + dateBasis);
        }
    }

    /** The same statement, said on another date. */
    public Statement on(PartialDate when, DateBasis basis) {
        return new Statement(
                speaker,
                speakerText,
                role,
                onBehalfOf,
                cue,
                content,
                kind,
                act,
                when,
                basis,
                via,
                addressee,
                about,
                rule,
                confidence);
    }

    /** How much of the content stands in quotation marks. */
    public enum Kind {
        DIRECT,
        MIXED,
        INDIRECT;

        /** As it stands in JSON. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is done by saying it. */
    public enum SpeechAct {
        ASSERT,
        DENY,
        PROMISE,
        THREATEN,
        WARN,
        DEMAND,
        APPEAL,
        ACCUSE,
        CONDEMN,
        PRAISE,
        APOLOGISE,
        ANNOUNCE,
        ESTIMATE,
        ASK;

        /** As it stands in JSON. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
