package org.depeche.extract;

/**
 * What is known of the grammar of an article, for all that read it.
 *
 * @param words its tokens
 * @param function the small words of its language
 * @param lexicon the verbs of speech of its language
 * @param phrases its noun phrases
 * @param verbs its verbs
 * @param subjects who does what they say
 */
record Syntax(
        Words words,
        FunctionWords function,
        CueLexicon lexicon,
        NounPhrases phrases,
        VerbGroups verbs,
        Subjects subjects) {
    boolean isFrench() {
        return words.article().article().language().equals("fr");
    }
}
