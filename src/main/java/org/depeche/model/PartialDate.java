package org.depeche.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date of the Gregorian calendar that is known to the day, the month, the year, or not at all. Its text form is EDTF
 * level 0 (ISO 8601-2:2019): {@code 2020-12-29}, {@code 2020-12}, {@code 2020}, or nothing.
 *
 * @param year 1 to 9999, or 0 where nothing is known
 * @param month 1 to 12, or 0 where it is not known
 * @param day 1 to 31 and within the month, or 0 where it is not known
 */
public record PartialDate(int year, int month, int day) {
    /** No date. */
    public static final PartialDate UNKNOWN = new PartialDate(0, 0, 0);

    private static final Pattern FORM = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?");

    public PartialDate {
        if (year < 0 || year > 9999 || month < 0 || month > 12 || day < 0) {
            throw new IllegalArgumentException("not a date: " + year + "-" + month + "-" + day);
        }
        if (year == 0 && month != 0 || month == 0 && day != 0) {
            throw new IllegalArgumentException("a date with a gap: " + year + "-" + month + "-" + day);
        }
        if (day > 0 && day > YearMonth.of(year, month).lengthOfMonth()) {
            throw new IllegalArgumentException("no such day: " + year + "-" + month + "-" + day);
        }
    }

    public static PartialDate of(int year) {
        return new PartialDate(year, 0, 0);
    }

    public static PartialDate of(int year, int month) {
        return new PartialDate(year, month, 0);
    }

    public static PartialDate of(LocalDate date) {
        return new PartialDate(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    /**
     * Reads {@code YYYY}, {@code YYYY-MM}, {@code YYYY-MM-DD}, or the empty string; what follows the day (a time) is left
     * out.
     *
     * @throws IllegalArgumentException for anything else, or a day that the calendar has not
     */
    public static PartialDate parse(String text) {
        if (text.isBlank()) {
            return UNKNOWN;
        }
        String date = text.strip();
        Matcher m = FORM.matcher(
                date.length() > 10 && (date.charAt(10) == 'T' || date.charAt(10) == ' ')
                        ? date.substring(0, 10)
                        : date);
        if (!m.matches()) {
            throw new IllegalArgumentException("not a date: " + date);
        }
        try {
            return new PartialDate(number(m.group(1)), number(m.group(2)), number(m.group(3)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no such date: " + date, e);
        }
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    public boolean isKnown() {
        return year != 0;
    }

    /** Whether it is known to the day. */
    public boolean isDay() {
        return day != 0;
    }

    /**
     * The day that it names.
     *
     * @throws IllegalStateException where it is not known to the day
     */
    public LocalDate toLocalDate() {
        if (!isDay()) {
            throw new IllegalStateException("known to no day: " + this);
        }
        return LocalDate.of(year, month, day);
    }

    /** The latest day that it can mean; not for an unknown date. */
    public LocalDate latest() {
        return isDay()
                ? toLocalDate()
                : month != 0 ? YearMonth.of(year, month).atEndOfMonth() : LocalDate.of(year, 12, 31);
    }

    /** The earliest day that it can mean; not for an unknown date. */
    public LocalDate earliest() {
        return LocalDate.of(year, Math.max(1, month), Math.max(1, day));
    }

    /** EDTF, or the empty string where nothing is known. */
    @Override
    public String toString() {
        if (year == 0) {
            return "";
        }
        String text = pad(year, 4);
        if (month != 0) {
            text += "-" + pad(month, 2);
        }
        return day == 0 ? text : text + "-" + pad(day, 2);
    }

    private static String pad(int number, int width) {
        // Not String.format: its digits are those of the user's locale.
        return "0".repeat(width - Integer.toString(number).length()) + number;
    }
}
