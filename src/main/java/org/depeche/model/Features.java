package org.depeche.model;

/**
 * What the form of a French or English word says; {@code '-'} and {@link Tense#NONE} where it says nothing.
 *
 * @param gender {@code m}, {@code f}, {@code e} (either), {@code -}
 * @param number {@code s}, {@code p}, {@code e} (either), {@code -}
 * @param person 1, 2 or 3, or 0
 * @param tense of a verb form
 */
public record Features(char gender, char number, int person, Tense tense) {
    public static final Features NONE = new Features('-', '-', 0, Tense.NONE);

    /** Tense and mood in one, as far as extraction tells them apart. */
    public enum Tense {
        NONE,
        PRESENT,
        IMPERFECT,
        PAST,
        FUTURE,
        CONDITIONAL,
        SUBJUNCTIVE,
        IMPERATIVE,
        INFINITIVE,
        PAST_PARTICIPLE,
        PRESENT_PARTICIPLE
    }

    public boolean plural() {
        return number == 'p';
    }

    /** Whether the form can be of that gender ({@code m} or {@code f}). */
    public boolean agreesWithGender(char other) {
        return gender == '-' || gender == 'e' || other == '-' || other == 'e' || gender == other;
    }
}
