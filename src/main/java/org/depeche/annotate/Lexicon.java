package org.depeche.annotate;

import org.depeche.model.Features;

/** Dictionary forms and features of words. May be shared by threads. */
interface Lexicon {
    /**
     * The reading of a form that fits its tag.
     *
     * @param form with straight apostrophes
     * @param tag universal part of speech
     */
    Reading read(String form, String tag);

    /** Whether the dictionary holds a form, given in lower case. */
    boolean knows(String form);

    /** A lemma with what the form says. */
    record Reading(String lemma, Features features) {}
}
