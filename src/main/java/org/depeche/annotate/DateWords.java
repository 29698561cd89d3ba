package org.depeche.annotate;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.depeche.model.LanguageFile;
import org.depeche.model.Sentence;

/** The words of time of a language, as {@code dates.tsv} has them. */
final class DateWords {
    /** What a word of time is for; {@code dates.tsv} says what its value means. */
    enum Kind {
        MONTH,
        WEEKDAY,
        DAY,
        ANAPHOR,
        UNIT,
        NUMBER,
        ORDINAL,
        NEXT,
        LAST,
        THIS,
        AGO,
        WITHIN,
        YEARCUE,
        DAYTIME,
        SEASON,
        QUARTER,
        DECADE,
        WEEKEND,
        WEEK_OF,
        FROM,
        TO,
        HOLIDAY
    }

    private final Map<Kind, Map<String, String>> words = new EnumMap<>(Kind.class);
    private final Set<String> beginnings = new HashSet<>();

    DateWords(String language) {
        for (Kind kind : Kind.values()) {
            words.put(kind, new HashMap<>());
        }
        for (String[] row : LanguageFile.rows(language, "dates.tsv", 3)) {
            words.get(Kind.valueOf(row[0])).put(row[1], row[2]);
            beginnings.add(row[1].split(" ")[0]);
        }
    }

    /** The words of a sentence in lower case, with straight apostrophes, and the words of time among them. */
    Line line(Sentence sentence) {
        return new Line(
                sentence.tokens().stream()
                        .map(t -> Characters.plain(t.form()).toLowerCase(Locale.ROOT))
                        .toArray(String[]::new),
                words,
                beginnings);
    }

    /**
     * The words of one sentence.
     *
     * @param beginnings the first words of all expressions of time
     */
    record Line(String[] forms, Map<Kind, Map<String, String>> words, Set<String> beginnings) {
        /** Words of time are never longer. */
        private static final int LONGEST = 4;

        private static final Pattern ORDINAL = Pattern.compile("\\d{1,2}(?:e|ème|eme|er|ère|re|st|nd|rd|th)");

        int length() {
            return forms.length;
        }

        /** The value of the word at a place, or null where it is none of that kind, or there is no such place. */
        String value(Kind kind, int i) {
            return i < forms.length && i >= 0 ? words.get(kind).get(forms[i]) : null;
        }

        boolean is(Kind kind, int i) {
            return value(kind, i) != null;
        }

        boolean is(int i, String... forms) {
            return i >= 0 && i < this.forms.length && List.of(forms).contains(this.forms[i]);
        }

        /** How many words the longest expression of a kind takes that begins at a place; 0 where there is none. */
        int longest(Kind kind, int i) {
            if (i < 0 || i >= forms.length || !beginnings.contains(forms[i])) {
                return 0;
            }
            for (int length = Math.min(LONGEST, forms.length - i); length > 0; length--) {
                if (words.get(kind).containsKey(text(i, length))) {
                    return length;
                }
            }
            return 0;
        }

        String value(Kind kind, int i, int length) {
            return words.get(kind).get(text(i, length));
        }

        private String text(int i, int length) {
            return length == 1
                    ? forms[i]
                    : String.join(" ", Arrays.asList(forms).subList(i, i + length));
        }

        /** 1 to 31, written 29, 1er, 1st, 22nd, premier; 0 for anything else. */
        int day(int i) {
            if (i < 0 || i >= forms.length || forms[i].isEmpty()) {
                return 0;
            }
            if (!Characters.isDigit(forms[i].charAt(0))) {
                return forms[i].equals("premier") || forms[i].equals("first") ? 1 : 0;
            }
            String digits = forms[i].replaceFirst("(er|st|nd|rd|th)$", "");
            int day = digits.length() > 2 ? 0 : number(digits);
            return day <= 31 ? day : 0;
        }

        /** A year of four digits from 1000 to 2100, or 0. */
        int year(int i) {
            int year = i >= 0 && i < forms.length && forms[i].length() == 4 ? number(forms[i]) : 0;
            return year >= 1000 && year <= 2100 ? year : 0;
        }

        /** A count in digits or words, or 0. */
        int count(int i) {
            String listed = value(Kind.NUMBER, i);
            return listed != null
                    ? Integer.parseInt(listed)
                    : i >= 0 && i < forms.length && forms[i].length() <= 4 ? number(forms[i]) : 0;
        }

        /** 1 to 5, or -1 for the last, written out or 3e; 0 for anything else. */
        int ordinal(int i) {
            String listed = value(Kind.ORDINAL, i);
            if (listed != null) {
                return Integer.parseInt(listed);
            }
            return i >= 0 && i < forms.length && ORDINAL.matcher(forms[i]).matches()
                    ? number(forms[i].replaceAll("\\D", ""))
                    : 0;
        }

        private static int number(String digits) {
            return !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                    ? Integer.parseInt(digits)
                    : 0;
        }
    }
}
