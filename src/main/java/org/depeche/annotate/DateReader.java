package org.depeche.annotate;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.depeche.annotate.DateWords.Kind;
import org.depeche.model.DateBasis;
import org.depeche.model.Features.Tense;
import org.depeche.model.PartialDate;
import org.depeche.model.Period;
import org.depeche.model.Sentence;
import org.depeche.model.Token;

/** Reads single days, weeks, months and years in a sentence. */
final class DateReader {
    private final DateWords.Line line;
    private final List<Token> tokens;
    private final PartialDate published;
    private final PartialDate year;
    private PartialDate told = PartialDate.UNKNOWN;

    /**
     * @param published when the article appeared, or unknown
     * @param year that, or the year that the article's weekdays tell
     */
    DateReader(DateWords.Line line, Sentence sentence, PartialDate published, PartialDate year) {
        this.line = line;
        this.tokens = sentence.tokens();
        this.published = published;
        this.year = year;
    }

    DateWords.Line line() {
        return line;
    }

    PartialDate published() {
        return published;
    }

    /** The day that was told last before what is read next. */
    void told(PartialDate day) {
        told = day;
    }

    /** What an expression means, and the place behind it. */
    record Reading(int end, PartialDate date, Period period, DateBasis basis) {
        Reading(int end, PartialDate date, DateBasis basis) {
            this(end, date, Period.of(date), basis);
        }

        Reading(int end, Period period, DateBasis basis) {
            this(end, period.date(), period, basis);
        }
    }

    /** The expression that begins at a token, or null. */
    Reading read(int i) {
        if (line.is(Kind.WEEKDAY, i)) {
            return weekday(i);
        }
        Reading reading = line.day(i) > 0 ? dayThenMonth(i, 0) : null;
        if (reading == null && line.is(Kind.MONTH, i)) {
            reading = month(i);
        }
        if (reading == null) {
            reading = phrase(i);
        }
        if (reading == null) {
            reading = unit(i);
        }
        return reading == null ? cuedYear(i) : reading;
    }

    // ---- days of months

    /** 29 décembre [2020], 29 December [2020]. */
    private Reading dayThenMonth(int i, int weekday) {
        int at = line.is(i + 1, "of") ? i + 2 : i + 1;
        String month = line.value(Kind.MONTH, at);
        if (month == null) {
            return null;
        }
        int given = line.year(at + 1) > 0 ? line.year(at + 1) : shortYear(at + 1);
        int end = given > 0 ? at + 2 : at + 1;
        if (given == 0 && line.is(at + 1, ",") && line.year(at + 2) > 0) {
            given = line.year(at + 2);
            end = at + 3;
        }
        if (given == 0 && (line.is(Kind.LAST, at + 1) || line.is(Kind.NEXT, at + 1))) {
            end = at + 2;
        }
        return day(line.day(i), Integer.parseInt(month), given, weekday, end);
    }

    /** December 29[, 2020]. */
    private Reading monthThenDay(int i, int weekday) {
        int day = line.day(i + 1);
        if (day == 0 || line.year(i + 1) > 0) {
            return null;
        }
        int end = i + 2;
        int given = 0;
        if (line.is(end, ",") && line.year(end + 1) > 0) {
            given = line.year(end + 1);
            end += 2;
        } else if (line.year(end) > 0) {
            given = line.year(end);
            end++;
        }
        return day(day, Integer.parseInt(line.value(Kind.MONTH, i)), given, weekday, end);
    }

    /** A day of a month, its year given (or 0), its weekday (or 0). */
    Reading day(int day, int month, int given, int weekday, int end) {
        if (given > 0) {
            return isValid(given, month, day)
                    ? new Reading(end, new PartialDate(given, month, day), DateBasis.FULL_DATE)
                    : null;
        }
        PartialDate about = weekday > 0 ? year : published;
        if (!about.isKnown()) {
            return null;
        }
        LocalDate best = null;
        LocalDate anchor = about.isDay() ? about.toLocalDate() : middle(about);
        for (int y = about.year() - (weekday > 0 ? 3 : 1); y <= about.year() + 1; y++) {
            if (!isValid(y, month, day)) {
                continue;
            }
            LocalDate date = LocalDate.of(y, month, day);
            if (weekday > 0 && date.getDayOfWeek().getValue() != weekday) {
                continue;
            }
            if (best == null || distance(date, anchor) < distance(best, anchor)) {
                best = date;
            }
        }
        if (best == null || distance(best, anchor) > 400) {
            return weekday > 0 ? day(day, month, given, 0, end) : null;
        }
        return new Reading(
                end, PartialDate.of(best), weekday > 0 ? DateBasis.WEEKDAY_AND_DAY : DateBasis.DAY_AND_MONTH);
    }

    /** mai 68: a year of two digits that is no day of the month; 0 for anything else. */
    private int shortYear(int i) {
        boolean counts = i + 1 < tokens.size()
                && (tokens.get(i + 1).is("NOUN") || tokens.get(i + 1).is("SYM"));
        String form = i < line.length() ? line.forms()[i] : "";
        return !counts && form.matches("3[2-9]|[4-9]\\d") ? century(Integer.parseInt(form)) : 0;
    }

    /** A year of two digits lies at most twenty years ahead. */
    int century(int year) {
        int limit = (published.isKnown() ? published.year() : 2000) % 100 + 20;
        return year <= limit ? 2000 + year : 1900 + year;
    }

    /** News tells of the past more than of the future, so a day ahead counts as half as far again. */
    private static long distance(LocalDate date, LocalDate anchor) {
        long days = ChronoUnit.DAYS.between(anchor, date);
        return days > 0 ? days * 3 / 2 : -days;
    }

    private static LocalDate middle(PartialDate date) {
        return date.month() == 0 ? LocalDate.of(date.year(), 7, 1) : LocalDate.of(date.year(), date.month(), 15);
    }

    static boolean isValid(int year, int month, int day) {
        return day >= 1
                && month >= 1
                && month <= 12
                && day <= YearMonth.of(year, month).lengthOfMonth();
    }

    // ---- weekdays

    private Reading weekday(int i) {
        int weekday = Integer.parseInt(line.value(Kind.WEEKDAY, i));
        int at = i + 1;
        if (line.is(Kind.DAYTIME, at)) {
            at++;
        }
        Reading reading = monthDay(at, weekday);
        if (reading != null || !published.isDay()) {
            return reading;
        }
        reading = dayOfWeekdays(at, weekday);
        return reading == null ? ofWeek(i, at, DayOfWeek.of(weekday)) : reading;
    }

    /** mardi 29 décembre, Tuesday, December 29: what follows a weekday. */
    private Reading monthDay(int at, int weekday) {
        int next = line.is(at, ",", "le") ? at + 1 : at;
        Reading reading = line.day(next) > 0 ? dayThenMonth(next, weekday) : null;
        return reading == null && line.is(Kind.MONTH, next) ? monthThenDay(next, weekday) : reading;
    }

    /** mercredi 29: the nearest month in which the 29th is a Wednesday. */
    private Reading dayOfWeekdays(int at, int weekday) {
        int day = line.day(at);
        if (day == 0 || line.is(at + 1, "%")) {
            return null;
        }
        LocalDate anchor = published.toLocalDate();
        LocalDate best = null;
        for (int m = -6; m <= 6; m++) {
            YearMonth month = YearMonth.from(anchor).plusMonths(m);
            if (day <= month.lengthOfMonth()
                    && month.atDay(day).getDayOfWeek().getValue() == weekday
                    && (best == null || distance(month.atDay(day), anchor) < distance(best, anchor))) {
                best = month.atDay(day);
            }
        }
        return best != null && distance(best, anchor) < 60
                ? new Reading(at + 1, PartialDate.of(best), DateBasis.WEEKDAY_AND_DAY)
                : null;
    }

    /** lundi, lundi prochain, vendredi de la semaine dernière. */
    private Reading ofWeek(int i, int at, DayOfWeek wanted) {
        LocalDate anchor = published.toLocalDate();
        int week = line.is(at, "de", "of") ? at + 1 : at;
        week = line.is(week, "la") ? week + 1 : week;
        Reading told = week > at || line.is(Kind.THIS, week) ? unit(week) : null;
        if (told != null
                && told.period().first().plusDays(6).equals(told.period().last())) {
            LocalDate day = told.period().first().with(TemporalAdjusters.nextOrSame(wanted));
            return new Reading(told.end(), PartialDate.of(day), DateBasis.WEEKDAY);
        }
        if (line.is(Kind.NEXT, at) || line.is(Kind.NEXT, i - 1)) {
            int end = line.is(Kind.NEXT, at) ? at + 1 : at;
            return new Reading(end, PartialDate.of(anchor.with(TemporalAdjusters.next(wanted))), DateBasis.WEEKDAY);
        }
        if (line.is(Kind.LAST, at) || line.is(Kind.LAST, i - 1)) {
            int end = line.is(Kind.LAST, at) ? at + 1 : at;
            return new Reading(end, PartialDate.of(anchor.with(TemporalAdjusters.previous(wanted))), DateBasis.WEEKDAY);
        }
        LocalDate date = anchor.with(
                tellsOfFuture(i) ? TemporalAdjusters.nextOrSame(wanted) : TemporalAdjusters.previousOrSame(wanted));
        return new Reading(at, PartialDate.of(date), DateBasis.WEEKDAY);
    }

    /** Whether the verb nearest to a token stands in the future, or says what is to come. */
    private boolean tellsOfFuture(int i) {
        for (int far = 1; far < 12; far++) {
            for (int k : new int[] {i - far, i + far}) {
                if (k < 0 || k >= tokens.size()) {
                    continue;
                }
                Token token = tokens.get(k);
                if (!token.is("VERB") && !token.is("AUX")) {
                    continue;
                }
                Tense tense = token.features().tense();
                if (tense == Tense.FUTURE
                        || tense == Tense.CONDITIONAL
                                && (token.lemma().equals("devoir")
                                        || token.lemma().equals("should"))) {
                    return true;
                }
                if (tense == Tense.PAST
                        || tense == Tense.PAST_PARTICIPLE
                        || tense == Tense.PRESENT
                        || tense == Tense.IMPERFECT) {
                    boolean infinitive = k + 1 < tokens.size()
                            && tokens.get(k + 1).features().tense() == Tense.INFINITIVE;
                    // va rencontrer; were to meet
                    return token.lemma().equals("aller") && tense == Tense.PRESENT && infinitive
                            || i > k && isToBe(k)
                            || i > k && k > 1 && isToBe(k - 2);
                }
            }
        }
        return false;
    }

    /** be to + infinitive: are to meet. */
    private boolean isToBe(int k) {
        return k >= 0
                && tokens.get(k).lemma().equals("be")
                && k + 2 < tokens.size()
                && line.is(k + 1, "to")
                && tokens.get(k + 2).is("VERB");
    }

    // ---- the weekdays of an article without a date

    /** Whether the sentence names a day by weekday, day and month, without its year. */
    boolean hasWeekdayAndDay() {
        for (int i = 0; i < line.length(); i++) {
            if (line.is(Kind.WEEKDAY, i) && undated(i, 2000) != null) {
                return true;
            }
        }
        return false;
    }

    /** Whether in a year each of those days falls on its weekday. */
    boolean weekdaysFit(int year) {
        for (int i = 0; i < line.length(); i++) {
            Reading day = line.is(Kind.WEEKDAY, i) ? undated(i, year) : null;
            if (day != null
                    && day.period().first().getDayOfWeek().getValue()
                            != Integer.parseInt(line.value(Kind.WEEKDAY, i))) {
                return false;
            }
        }
        return true;
    }

    /** The day and month behind a weekday, read in a year; null where they stand with their own. */
    private Reading undated(int i, int year) {
        int at = line.is(Kind.DAYTIME, i + 1) ? i + 2 : i + 1;
        int next = line.is(at, ",", "le") ? at + 1 : at;
        boolean dayFirst = line.day(next) > 0 && line.is(Kind.MONTH, next + 1);
        boolean monthFirst = line.is(Kind.MONTH, next) && line.day(next + 1) > 0;
        if (!dayFirst && !monthFirst || line.year(next + 2) > 0 || line.year(next + 3) > 0) {
            return null;
        }
        int day = line.day(dayFirst ? next : next + 1);
        int month = Integer.parseInt(line.value(Kind.MONTH, dayFirst ? next + 1 : next));
        return day(day, month, year, 0, next + 2);
    }

    /** Whether a token is the year of a month before it. */
    boolean isYearOfMonth(int i) {
        return line.year(i) > 0 && line.is(Kind.MONTH, i - 1);
    }

    // ---- months and years

    private Reading month(int i) {
        Reading day = monthThenDay(i, 0);
        if (day != null) {
            return day;
        }
        int month = Integer.parseInt(line.value(Kind.MONTH, i));
        if (isAmbiguousMonth(i)) {
            return null;
        }
        int at = line.is(i + 1, ",", "de", "of") && line.year(i + 2) > 0 ? i + 2 : i + 1;
        if (line.year(at) > 0) {
            return new Reading(at + 1, PartialDate.of(line.year(at), month), DateBasis.MONTH);
        }
        if (shortYear(at) > 0) {
            return new Reading(at + 1, PartialDate.of(shortYear(at), month), DateBasis.MONTH);
        }
        PartialDate date = monthOf(month);
        if (date == null) {
            return null;
        }
        int end = i + 1;
        if (line.is(Kind.LAST, end)) {
            date = lastOf(month);
            end++;
        } else if (line.is(Kind.NEXT, end)) {
            end++;
        }
        return new Reading(end, date, DateBasis.MONTH);
    }

    private PartialDate lastOf(int month) {
        boolean past = published.month() != 0 && month < published.month();
        return PartialDate.of(past ? published.year() : published.year() - 1, month);
    }

    /** English "may" and "march" in lower case are verbs; "mars" and "Mars" are more than a month. */
    private boolean isAmbiguousMonth(int i) {
        String form = tokens.get(i).form();
        return form.equals("may")
                || form.equals("march")
                || form.equals("May") && (tokens.get(i).is("AUX") || i == 0 || line.is(i - 1, "theresa"))
                || form.equals("mars")
                        && line.day(i - 1) == 0
                        && !line.is(i - 1, "en", "de", "fin", "début", "mi", "mois", "à", "au", "et")
                || form.equals("Mars");
    }

    /** A month without its year: the nearest to the article's date, rather before than after; null where it has none. */
    PartialDate monthOf(int month) {
        if (!published.isKnown()) {
            return null;
        }
        if (published.month() == 0) {
            return PartialDate.of(published.year(), month);
        }
        int months = month - published.month();
        int y = published.year();
        if (months > 6) {
            y--;
        } else if (months < -8) {
            y++;
        }
        return PartialDate.of(y, month);
    }

    private Reading cuedYear(int i) {
        int named = line.year(i);
        if (named == 0 || i == 0) {
            return null;
        }
        boolean cue = line.is(Kind.YEARCUE, i - 1)
                || i > 1 && line.longest(Kind.YEARCUE, i - 2) == 2
                || line.is(i - 1, "(") && line.is(i + 1, ")");
        if (!cue || i + 1 < tokens.size() && tokens.get(i + 1).is("NOUN") && !line.is(i + 1, "at")) {
            return null;
        }
        return new Reading(i + 1, PartialDate.of(named), DateBasis.YEAR);
    }

    // ---- relative to the article, or to what was told before

    private Reading phrase(int i) {
        int length = line.longest(Kind.DAY, i);
        if (length > 0 && published.isDay()) {
            int offset = Integer.parseInt(line.value(Kind.DAY, i, length));
            int end = line.is(Kind.DAYTIME, i + length) ? i + length + 1 : i + length;
            return new Reading(end, PartialDate.of(published.toLocalDate().plusDays(offset)), DateBasis.RELATIVE);
        }
        length = line.longest(Kind.ANAPHOR, i);
        if (length > 0 && told.isDay() && !line.is(i + length, "de", "d'", "du")) {
            int offset = Integer.parseInt(line.value(Kind.ANAPHOR, i, length));
            return new Reading(i + length, PartialDate.of(told.toLocalDate().plusDays(offset)), DateBasis.ANAPHORIC);
        }
        return null;
    }

    /** la semaine dernière, cette année, last month, il y a 75 ans, three days ago. */
    Reading unit(int i) {
        if (!published.isKnown()) {
            return null;
        }
        int ago = line.longest(Kind.AGO, i);
        if (ago > 0) {
            return counted(i + ago, -1);
        }
        if (line.is(Kind.WITHIN, i)) {
            return counted(i + 1, 1);
        }
        if (line.count(i) > 0 && line.is(Kind.UNIT, i + 1) && line.is(i + 2, "ago")) {
            Reading reading = counted(i, -1);
            return reading == null ? null : new Reading(i + 3, reading.date, reading.period, reading.basis);
        }
        String unit = line.value(Kind.UNIT, i);
        if (unit != null && !unit.equals("D")) {
            if (line.is(Kind.LAST, i + 1)) {
                return shifted(unit, -1, i + 2);
            }
            if (line.is(Kind.NEXT, i + 1)) {
                return shifted(unit, 1, i + 2);
            }
        }
        String next = line.value(Kind.UNIT, i + 1);
        if (next != null && !next.equals("D")) {
            if (line.is(Kind.THIS, i)) {
                return shifted(next, 0, i + 2);
            }
            if (line.is(Kind.LAST, i) && !isSeveral(i)) {
                return shifted(next, -1, i + 2);
            }
            if (line.is(Kind.NEXT, i)) {
                return shifted(next, 1, i + 2);
            }
        }
        return null;
    }

    /** "les dernières années", "the last year of": no single one. */
    private boolean isSeveral(int i) {
        return line.is(i - 1, "ces", "les", "the", "des");
    }

    private Reading counted(int from, int sign) {
        int at = line.is(from, "environ", "près", "about") ? from + 1 : from;
        if (line.is(at, "de", "d'")) {
            at++;
        }
        int count = line.count(at);
        String unit = line.value(Kind.UNIT, at + 1);
        return count == 0 || unit == null ? null : shifted(unit, sign * count, at + 2);
    }

    private Reading shifted(String unit, int count, int end) {
        try {
            return switch (unit) {
                case "Y" -> relative(PartialDate.of(published.year() + count), end);
                case "M" -> published.month() == 0 ? null : relative(monthsOn(count), end);
                case "W" -> published.isDay() ? week(published.toLocalDate().plusWeeks(count), end) : null;
                default ->
                    published.isDay()
                            ? relative(PartialDate.of(published.toLocalDate().plusDays(count)), end)
                            : null;
            };
        } catch (DateTimeException | IllegalArgumentException e) {
            return null; // il y a 4000 ans
        }
    }

    private static Reading relative(PartialDate date, int end) {
        return date.isKnown() ? new Reading(end, date, DateBasis.RELATIVE) : null;
    }

    private PartialDate monthsOn(int count) {
        YearMonth month = YearMonth.of(published.year(), published.month()).plusMonths(count);
        return PartialDate.of(month.getYear(), month.getMonthValue());
    }

    /** The week that a day lies in; as a date, its month there. */
    static Reading week(LocalDate day, int end) {
        return new Reading(end, PartialDate.of(day.getYear(), day.getMonthValue()), weekOf(day), DateBasis.RELATIVE);
    }

    /** Monday to Sunday. */
    private static Period weekOf(LocalDate day) {
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new Period(monday, monday.plusDays(6), monday + "/" + monday.plusDays(6));
    }
}
