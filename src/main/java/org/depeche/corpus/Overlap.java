package org.depeche.corpus;

import java.util.List;
import java.util.Locale;

/** Tells whether an article is one of some texts, under whatever id and however its blanks and marks are set. */
public final class Overlap {
    /** Letters that a line must have for its finding elsewhere to mean anything. */
    private static final int LINE = 40;

    private final List<String> texts;

    public Overlap(List<String> texts) {
        this.texts = texts.stream().map(Overlap::letters).toList();
    }

    /** Whether half of the long lines of a text stand in one of the texts. */
    public boolean contains(String text) {
        List<String> lines = text.lines()
                .map(Overlap::letters)
                .filter(l -> l.length() >= LINE)
                .toList();
        return texts.stream()
                .anyMatch(t -> !lines.isEmpty()
                        && 2 * lines.stream().filter(t::contains).count() >= lines.size());
    }

    private static String letters(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        text.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
        return letters.toString().toLowerCase(Locale.ROOT);
    }
}
