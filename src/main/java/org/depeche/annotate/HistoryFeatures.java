package org.depeche.annotate;

import java.util.Arrays;

/** What a model may know of a word by what was decided for the words before it. May be shared by threads. */
interface HistoryFeatures {
    /**
     * Features of a word that come after its own.
     *
     * @param own the features of each word of the sentence that do not depend on decisions
     * @param before what was decided for the {@code i} words before
     */
    String[] of(int i, String[][] own, Outcomes before);

    /** Whether all ways in which a sentence may go on are judged by what was decided on the best of them. */
    default boolean ofBestOnly() {
        return false;
    }

    /** All features of a word, as a model learns from them. */
    default String[] whole(int i, String[][] own, Outcomes before) {
        String[] more = of(i, own, before);
        String[] whole = Arrays.copyOf(own[i], own[i].length + more.length);
        System.arraycopy(more, 0, whole, own[i].length, more.length);
        return whole;
    }
}
