package org.depeche.annotate;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells whether a paragraph of a French article is in English, or the other way round, by the words that are common in one of
 * them and do not exist in the other. In doubt a paragraph is in the language of its article.
 */
final class ParagraphLanguage {
    /** Below so many common words of the other language nothing is said. */
    private static final int ENOUGH = 5;
    /** So many times as many as of its article's language must be there. */
    private static final int TIMES = 4;

    private static final Pattern WORDS = Pattern.compile("\\P{L}+");

    private final Set<String> french = Language.words("fr", "common-words.txt");
    private final Set<String> english = Language.words("en", "common-words.txt");

    /**
     * The language of a paragraph, {@code fr} or {@code en}.
     *
     * @param article the language of its article
     */
    String of(String paragraph, String article) {
        int inFrench = 0;
        int inEnglish = 0;
        for (String word : WORDS.split(paragraph.toLowerCase(Locale.ROOT))) {
            inFrench += french.contains(word) ? 1 : 0;
            inEnglish += english.contains(word) ? 1 : 0;
        }
        int own = article.equals("fr") ? inFrench : inEnglish;
        int other = article.equals("fr") ? inEnglish : inFrench;
        boolean isOther = other >= ENOUGH && other >= TIMES * own;
        return isOther == article.equals("fr") ? "en" : "fr";
    }
}
