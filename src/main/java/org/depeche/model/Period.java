package org.depeche.model;

import java.time.LocalDate;

/**
 * The days that an expression of time covers.
 *
 * @param first first day
 * @param last last day, not before the first
 * @param edtf the value in EDTF (ISO 8601-2:2019): {@code 2016-01-25/2016-01-27}, {@code 199X}, {@code 2016-35} (third
 *     quarter), {@code 2016-22} (summer)
 */
public record Period(LocalDate first, LocalDate last, String edtf) {
    public Period {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("a period that ends before it begins: " + first + " to " + last);
        }
    }

    /** The days of a date that is known. */
    public static Period of(PartialDate date) {
        return new Period(date.earliest(), date.latest(), date.toString());
    }

    /**
     * From the first day of one period to the last of another.
     *
     * @throws IllegalArgumentException where that is before it
     */
    public static Period between(Period from, Period to) {
        return new Period(from.first, to.last, from.edtf + "/" + to.edtf);
    }

    /** The day, month or year that holds it all; unknown where it lies in more than one year. */
    public PartialDate date() {
        if (first.getYear() != last.getYear()) {
            return PartialDate.UNKNOWN;
        }
        if (first.getMonthValue() != last.getMonthValue()) {
            return PartialDate.of(first.getYear());
        }
        return first.equals(last) ? PartialDate.of(first) : PartialDate.of(first.getYear(), first.getMonthValue());
    }
}
