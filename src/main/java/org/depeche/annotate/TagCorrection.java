package org.depeche.annotate;

/** Mends tags where the published model is known to err and grammar leaves no choice. */
interface TagCorrection {
    /**
     * The tag of a word.
     *
     * @param words of the sentence, with straight apostrophes
     * @param tags as the model gives them
     * @param i the word
     */
    String tag(String[] words, String[] tags, int i);
}
