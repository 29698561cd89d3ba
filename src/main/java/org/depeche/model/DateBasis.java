package org.depeche.model;

/** What a date was worked out from, so that a reader can judge it. */
public enum DateBasis {
    /** No date was given. */
    NONE,
    /** Day, month and year stand in the text. */
    FULL_DATE,
    /** Day and month stand in the text; the year is the nearest to the article's date. */
    DAY_AND_MONTH,
    /** Weekday, day and month: the weekday found or confirmed the year. */
    WEEKDAY_AND_DAY,
    /** Only a weekday: the last one not after the article's date, unless the tense says next. */
    WEEKDAY,
    /** Relative to the article's date: yesterday, last week, this year. */
    RELATIVE,
    /** Relative to another date of the article: the day before, the next day. */
    ANAPHORIC,
    /** A month, with or without its year. */
    MONTH,
    /** A year. */
    YEAR,
    /** A quarter, decade, season, or range. */
    PERIOD,
    /** A holiday or feast that has a date. */
    HOLIDAY,
    /** The occasion was dated earlier in the article, and this remark belongs to it. */
    OCCASION
}
