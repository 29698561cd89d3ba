package org.depeche.serve;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The words of the pages in one language, from {@code words-fr.properties} and its like. */
final class Words {
    static final List<String> LANGUAGES = List.of("fr", "en");

    private static final Map<String, Words> ALL = new TreeMap<>();

    static {
        LANGUAGES.forEach(language -> ALL.put(language, new Words(language)));
    }

    private final String language;
    private final Properties words = new Properties();

    private Words(String language) {
        this.language = language;
        try (Reader reader = new InputStreamReader(
                Words.class.getResourceAsStream("words-" + language + ".properties"), StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The language that a reader asks for, French where it is neither.
     *
     * @param asked by the parameter {@code lang}, or null
     * @param accepted header Accept-Language, or null
     */
    static Words of(String asked, String accepted) {
        if (asked != null && ALL.containsKey(asked)) {
            return ALL.get(asked);
        }
        try {
            List<Locale.LanguageRange> ranges =
                    accepted == null || accepted.isBlank() ? List.of() : Locale.LanguageRange.parse(accepted);
            String best = Locale.lookupTag(ranges, LANGUAGES);
            return ALL.get(best == null ? "fr" : best);
        } catch (IllegalArgumentException e) {
            return ALL.get("fr");
        }
    }

    String language() {
        return language;
    }

    /** The other language. */
    String other() {
        return language.equals("fr") ? "en" : "fr";
    }

    /** @throws IllegalArgumentException for a key that the file has not: a mistake of the program */
    String get(String key) {
        String word = words.getProperty(key);
        if (word == null) {
            throw new IllegalArgumentException("words-" + language + ".properties has no " + key);
        }
        return word;
    }

    /** The word of a key, or the key's own text where it is none of ours. */
    String orKey(String prefix, String key) {
        return words.getProperty(prefix + key, key);
    }

    /** A whole number with the language's own marks between thousands. */
    String number(long number) {
        return String.format(Locale.forLanguageTag(language), "%,d", number);
    }

    /** A sentence with its gaps ({@code %s}) filled. */
    String fill(String key, Object... values) {
        return String.format(Locale.forLanguageTag(language), get(key), values);
    }

    /** A sentence in the singular or plural, as the language counts: in French zero is singular, in English not. */
    String form(String key, long count, Object... values) {
        boolean one = language.equals("fr") ? count < 2 : count == 1;
        return fill(key + (one ? ".one" : ".many"), values);
    }

    /** A date of any precision as people write it; what is none stays as it is. */
    String date(String date) {
        try {
            Locale locale = Locale.forLanguageTag(language);
            return switch (date.length()) {
                case 7 -> YearMonth.parse(date).format(DateTimeFormatter.ofPattern("LLLL yyyy", locale));
                case 10 ->
                    LocalDate.parse(date)
                            .format(DateTimeFormatter.ofPattern("d MMMM yyyy", locale))
                            .replaceFirst("^1 ", language.equals("fr") ? "1er " : "1 ");
                default -> date;
            };
        } catch (DateTimeException e) {
            return date;
        }
    }

    /** Keys of the file, for the test that both languages have the same. */
    java.util.Set<String> keys() {
        return words.stringPropertyNames();
    }
}
