package org.depeche.annotate;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Pattern;
import org.depeche.annotate.DateReader.Reading;
import org.depeche.annotate.DateWords.Kind;
import org.depeche.model.DateBasis;
import org.depeche.model.PartialDate;
import org.depeche.model.Period;

/**
 * Reads what spans more or less than a day, month or year of the calendar: ranges, quarters, decades, seasons, weekends,
 * holidays, dates in figures; and all else by way of {@link DateReader}.
 */
final class PeriodReader {
    private static final Pattern TWO_DAYS = Pattern.compile("\\d{1,2}[-–]\\d{1,2}");
    private static final Pattern DECADE = Pattern.compile("(?:1\\d|20)\\d0s");

    private final DateReader dates;
    private final DateWords.Line line;
    private final PartialDate published;

    PeriodReader(DateReader dates) {
        this.dates = dates;
        line = dates.line();
        published = dates.published();
    }

    /** The expression that begins at a token, or null. */
    Reading read(int i) {
        Reading reading = range(i);
        return reading == null ? single(i) : reading;
    }

    private Reading single(int i) {
        if (i >= line.length()) {
            return null; // a range that nothing ends
        }
        Reading reading = figures(i);
        if (reading == null) {
            reading = partOfYear(i);
        }
        if (reading == null) {
            reading = decade(i);
        }
        if (reading == null) {
            reading = weeks(i);
        }
        if (reading == null) {
            reading = several(i);
        }
        if (reading == null) {
            reading = weekdayOfMonth(i);
        }
        if (reading == null) {
            reading = holiday(i);
        }
        return reading == null ? dates.read(i) : reading;
    }

    // ---- ranges

    /** du 25 au 27 janvier, entre 2014 et 2018, de mars 2015 à 2018, 19-20 novembre. */
    private Reading range(int i) {
        boolean between = line.is(i, "entre", "between");
        int from = line.is(Kind.FROM, i) ? i + 1 : i;
        from = line.is(from, "le", "the") ? from + 1 : from;
        Reading days = daysOfMonth(from, between);
        if (days != null) {
            return days;
        }
        Reading first = end(from, from > i);
        if (first == null) {
            return null;
        }
        int to = to(first.end(), between);
        if (to < 0) {
            return null;
        }
        to = line.is(to, "le", "the", "l'") ? to + 1 : to;
        Reading last = end(to, from > i);
        if (last == null || first.basis() == DateBasis.YEAR && last.basis() == DateBasis.RELATIVE) {
            return null;
        }
        Period begin = first.period();
        boolean given = last.basis() == DateBasis.FULL_DATE || last.basis() == DateBasis.MONTH;
        if (hasNoYear(first)
                && line.year(first.end() - 1) == 0
                && (given || begin.first().isAfter(last.period().first()))) {
            begin = earlier(begin, last.period());
        }
        return begin.first().isAfter(last.period().first())
                ? null
                : new Reading(last.end(), Period.between(begin, last.period()), DateBasis.PERIOD);
    }

    /** One end of a range: what has a value of its own, and a bare year where a word says that a range begins. */
    private Reading end(int i, boolean cued) {
        int bare = line.year(i);
        if (bare > 0 && (cued || line.is(i + 1, "-", "–"))) {
            return new Reading(i + 1, PartialDate.of(bare), DateBasis.YEAR);
        }
        return line.is(Kind.WEEKDAY, i) && !line.is(Kind.MONTH, i + 2) ? null : single(i);
    }

    private static boolean hasNoYear(Reading reading) {
        return reading.basis() == DateBasis.DAY_AND_MONTH
                || reading.basis() == DateBasis.WEEKDAY_AND_DAY
                || reading.basis() == DateBasis.MONTH;
    }

    /** The same day or month in the year in which the range ends, or in the one before where it comes later in the year. */
    private static Period earlier(Period begin, Period end) {
        PartialDate date = begin.date();
        int year = date.month() <= end.first().getMonthValue()
                ? end.first().getYear()
                : end.first().getYear() - 1;
        return date.isDay() && !DateReader.isValid(year, date.month(), date.day())
                ? begin
                : Period.of(new PartialDate(year, date.month(), date.day()));
    }

    /** The place behind the word that leads to the end of a range, or -1. */
    private int to(int i, boolean between) {
        int length = line.longest(Kind.TO, i);
        if (length == 0 || line.is(i, "et", "and") && !between) {
            return -1;
        }
        return i + length;
    }

    /** Two days of one month: 25 au 27 janvier, 25 et 26 mai, November 19-20, 4 au 22 de ce mois. */
    private Reading daysOfMonth(int i, boolean between) {
        if (line.is(Kind.MONTH, i) && !between) {
            int[] days = days(i + 1, false);
            return days == null ? null : daysOf(i, days[0], days[1], days[2]);
        }
        int[] days = days(i, true);
        if (days == null) {
            return null;
        }
        int month = line.is(days[2], "de", "du", "of") ? days[2] + 1 : days[2];
        if (line.is(Kind.MONTH, month)) {
            return daysOf(month, days[0], days[1], month + 1);
        }
        Reading relative = dates.unit(month);
        return relative == null
                        || relative.date().month() == 0
                        || relative.date().isDay()
                ? null
                : days(relative.date(), days[0], days[1], relative.end());
    }

    /** Two days and the place behind them, or null; "et" joins them only before their month. */
    private int[] days(int i, boolean monthFollows) {
        if (i < line.length() && TWO_DAYS.matcher(line.forms()[i]).matches()) {
            String[] parts = line.forms()[i].split("[-–]");
            return new int[] {Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), i + 1};
        }
        int first = line.day(i);
        int to = first == 0 ? -1 : to(i + 1, monthFollows);
        int last = to < 0 ? 0 : line.day(to);
        return last == 0 ? null : new int[] {first, last, to + 1};
    }

    private Reading daysOf(int month, int first, int last, int end) {
        int number = Integer.parseInt(line.value(Kind.MONTH, month));
        int at = line.is(end, ",") ? end + 1 : end;
        if (line.year(at) > 0) {
            return days(PartialDate.of(line.year(at), number), first, last, at + 1);
        }
        PartialDate date = dates.monthOf(number);
        return date == null ? null : days(date, first, last, end);
    }

    private static Reading days(PartialDate month, int first, int last, int end) {
        if (first >= last
                || !DateReader.isValid(month.year(), month.month(), first)
                || !DateReader.isValid(month.year(), month.month(), last)) {
            return null;
        }
        Period begin = Period.of(new PartialDate(month.year(), month.month(), first));
        Period finish = Period.of(new PartialDate(month.year(), month.month(), last));
        return new Reading(end, Period.between(begin, finish), DateBasis.PERIOD);
    }

    // ---- figures

    /** 21/04/2016, 21-04-16, 2015/08/12, 13.5.2015, 3/2015, 2016-11, 1914-1918; le 22/04. */
    private Reading figures(int i) {
        String form = line.forms()[i];
        if (line.day(i) > 0 && line.day(i) <= 12 && line.is(i + 1, "/") && line.year(i + 2) > 0) {
            return new Reading(i + 3, PartialDate.of(line.year(i + 2), line.day(i)), DateBasis.MONTH);
        }
        if (form.length() < 4
                || !Characters.isDigit(form.charAt(0))
                || form.chars().allMatch(Character::isDigit)) {
            return null;
        }
        String[] parts = form.split("[-/.,–]", -1);
        if (parts.length < 2 || parts.length > 3 || !form.matches("[\\d./,–-]+")) {
            return null;
        }
        int[] n = new int[parts.length];
        for (int k = 0; k < n.length; k++) {
            if (parts[k].isEmpty() || parts[k].length() == 3 || parts[k].length() > 4) {
                return null;
            }
            n[k] = Integer.parseInt(parts[k]);
        }
        return n.length == 3 ? threeFigures(i, parts, n) : twoFigures(i, parts, n);
    }

    private Reading threeFigures(int i, String[] parts, int[] n) {
        if (parts[0].length() == 4) {
            return full(i, n[0], n[1], n[2]);
        }
        if (parts[0].length() > 2 || parts[1].length() > 2) {
            return null;
        }
        int year = parts[2].length() == 4 ? n[2] : parts[2].length() == 2 ? dates.century(n[2]) : 0;
        // Day first; month first only where there is no such month.
        return n[1] > 12 ? full(i, year, n[0], n[1]) : full(i, year, n[1], n[0]);
    }

    private static Reading full(int i, int year, int month, int day) {
        return year >= 1000 && year <= 2100 && DateReader.isValid(year, month, day)
                ? new Reading(i + 1, new PartialDate(year, month, day), DateBasis.FULL_DATE)
                : null;
    }

    private Reading twoFigures(int i, String[] parts, int[] n) {
        char sign = line.forms()[i].charAt(parts[0].length());
        boolean yearFirst = parts[0].length() == 4 && isYear(n[0]);
        if (yearFirst && parts[1].length() == 4 && isYear(n[1]) && n[1] > n[0] && sign != '/') {
            Period years = Period.between(Period.of(PartialDate.of(n[0])), Period.of(PartialDate.of(n[1])));
            return new Reading(i + 1, years, DateBasis.PERIOD);
        }
        if (sign == '.' || sign == ',') {
            return null; // a number
        }
        // 2011-12 is a season, 2011-11 a month
        if (yearFirst && n[1] >= 1 && n[1] <= 12 && n[1] != n[0] % 100 + 1 && parts[1].length() <= 2) {
            return new Reading(i + 1, PartialDate.of(n[0], n[1]), DateBasis.MONTH);
        }
        if (parts[1].length() == 4 && isYear(n[1]) && parts[0].length() <= 2 && n[0] >= 1 && n[0] <= 12) {
            return new Reading(i + 1, PartialDate.of(n[1], n[0]), DateBasis.MONTH);
        }
        boolean padded = parts[0].length() == 2 && parts[1].length() == 2 && parts[1].charAt(0) == '0';
        boolean cued = line.is(i - 1, "le", "du", "au") || line.is(Kind.WEEKDAY, i - 1);
        return sign == '/' && (padded || cued) && parts[1].length() <= 2 && n[1] >= 1 && n[1] <= 12
                ? dates.day(n[0], n[1], 0, 0, i + 1)
                : null;
    }

    private static boolean isYear(int year) {
        return year >= 1000 && year <= 2100;
    }

    // ---- parts of years

    /** troisième trimestre 2016, the first quarter of 2020, été 2016, l'hiver dernier. */
    private Reading partOfYear(int i) {
        int ordinal = line.ordinal(i);
        String months = line.value(Kind.QUARTER, i + 1);
        if (ordinal > 0 && months != null && ordinal <= 12 / Integer.parseInt(months)) {
            int length = Integer.parseInt(months);
            int[] year = yearAt(i + 2);
            return year == null ? null : quarter(ordinal, length, year[0], year[1]);
        }
        String season = line.value(Kind.SEASON, i);
        return season == null ? null : season(Integer.parseInt(season), i);
    }

    private static Reading quarter(int ordinal, int months, int year, int end) {
        YearMonth first = YearMonth.of(year, 1 + (ordinal - 1) * months);
        int code = switch (months) {
            case 3 -> 32 + ordinal;
            case 4 -> 36 + ordinal;
            default -> 39 + ordinal;
        };
        Period period = new Period(first.atDay(1), first.plusMonths(months - 1).atEndOfMonth(), year + "-" + code);
        return new Reading(end, PartialDate.of(year), period, DateBasis.PERIOD);
    }

    /** A season by its months, as weather is counted: spring is March to May, and winter begins in December of its year. */
    private Reading season(int number, int i) {
        int[] year = line.year(i + 1) > 0
                        || line.is(i + 1, "de", "of")
                        || line.is(Kind.LAST, i + 1)
                        || line.is(Kind.NEXT, i + 1)
                ? yearAt(i + 1)
                : line.is(Kind.THIS, i - 1) && published.isKnown() ? new int[] {published.year(), i + 1} : null;
        if (year == null) {
            return null;
        }
        YearMonth first = YearMonth.of(year[0], 3 * number);
        Period period = new Period(first.atDay(1), first.plusMonths(2).atEndOfMonth(), year[0] + "-" + (20 + number));
        return new Reading(year[1], PartialDate.of(year[0]), period, DateBasis.PERIOD);
    }

    /** The year that goes with a part of one, and the place behind it; the article's where none is named. */
    private int[] yearAt(int i) {
        int at = line.is(i, "de", "of") ? i + 1 : i;
        at = line.is(at, "l'") && line.is(at + 1, "année") ? at + 2 : at;
        if (line.year(at) > 0) {
            return new int[] {line.year(at), at + 1};
        }
        if (!published.isKnown()) {
            return null;
        }
        if (line.is(Kind.LAST, i)) {
            return new int[] {published.year() - 1, i + 1};
        }
        return new int[] {published.year(), line.is(Kind.NEXT, i) ? i + 1 : i};
    }

    // ---- decades

    /** les années 1990, années 90, the 1990s. */
    private Reading decade(int i) {
        String form = line.forms()[i];
        if (DECADE.matcher(form).matches()) {
            return decade(Integer.parseInt(form.substring(0, 4)), i + 1);
        }
        if (!line.is(Kind.DECADE, i) || i + 1 >= line.length()) {
            return null;
        }
        String years = line.forms()[i + 1];
        if (years.matches("[2-9]0")) {
            return decade(1900 + Integer.parseInt(years), i + 2);
        }
        return years.matches("(?:1\\d|20)\\d0") && !line.is(i + 2, "et", "à", "-")
                ? decade(Integer.parseInt(years), i + 2)
                : null;
    }

    private static Reading decade(int year, int end) {
        Period period =
                new Period(LocalDate.of(year, 1, 1), LocalDate.of(year + 9, 12, 31), Integer.toString(year / 10) + "X");
        return new Reading(end, period, DateBasis.PERIOD);
    }

    // ---- weeks and stretches up to the article

    /** ce week-end, le week-end dernier, la semaine du 10 avril, la troisième semaine de 2027. */
    private Reading weeks(int i) {
        int of = line.longest(Kind.WEEK_OF, i);
        if (of > 0) {
            Reading day = line.day(i + of) > 0 ? dates.read(i + of) : null;
            return day != null && day.date().isDay()
                    ? DateReader.week(day.date().toLocalDate(), day.end())
                    : null;
        }
        int ordinal = line.ordinal(i);
        if (ordinal > 0
                && "W".equals(line.value(Kind.UNIT, i + 1))
                && line.is(i + 2, "de", "of")
                && line.year(i + 3) > 0) {
            // ISO 8601: the first week holds January 4
            return DateReader.week(LocalDate.of(line.year(i + 3), 1, 4).plusWeeks(ordinal - 1L), i + 4);
        }
        return line.is(Kind.WEEKEND, i) && published.isDay() ? weekend(i) : null;
    }

    private Reading weekend(int i) {
        int shift = line.is(Kind.NEXT, i + 1) || line.is(Kind.NEXT, i - 1) ? 1 : 0;
        boolean last = line.is(Kind.LAST, i + 1) || line.is(Kind.LAST, i - 1);
        if (shift == 0 && !last && !line.is(Kind.THIS, i - 1) && !line.is(i - 1, "le", "the")) {
            return null;
        }
        LocalDate monday = published.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate saturday = monday.plusDays(5).plusWeeks(last ? -1 : shift);
        int end = line.is(Kind.NEXT, i + 1) || line.is(Kind.LAST, i + 1) ? i + 2 : i + 1;
        Period period =
                Period.between(Period.of(PartialDate.of(saturday)), Period.of(PartialDate.of(saturday.plusDays(1))));
        return new Reading(end, period, DateBasis.RELATIVE);
    }

    /** les trois dernières semaines, the last two months, ces 10 dernières années: up to the article. */
    private Reading several(int i) {
        if (!published.isDay()) {
            return null;
        }
        boolean countFirst = line.count(i) > 1 && line.is(Kind.LAST, i + 1);
        boolean countSecond = line.is(Kind.LAST, i) && line.count(i + 1) > 1;
        String unit = countFirst || countSecond ? line.value(Kind.UNIT, i + 2) : null;
        if (unit == null) {
            return null;
        }
        int count = line.count(countFirst ? i : i + 1);
        LocalDate end = published.toLocalDate();
        LocalDate begin = end.minus(
                count,
                switch (unit) {
                    case "Y" -> ChronoUnit.YEARS;
                    case "M" -> ChronoUnit.MONTHS;
                    case "W" -> ChronoUnit.WEEKS;
                    default -> ChronoUnit.DAYS;
                });
        return new Reading(i + 3, new Period(begin, end, begin + "/" + end), DateBasis.RELATIVE);
    }

    /** le premier vendredi de juillet, the last Monday of April 2018, le premier lundi du mois prochain. */
    private Reading weekdayOfMonth(int i) {
        int ordinal = line.is(Kind.LAST, i) ? -1 : line.ordinal(i);
        if (ordinal == 0
                || ordinal > 4
                || !line.is(Kind.WEEKDAY, i + 1)
                || !line.is(i + 2, "de", "d'", "du", "of", "en")) {
            return null;
        }
        Reading month = line.is(Kind.MONTH, i + 3) ? dates.read(i + 3) : dates.unit(i + 3);
        if (month == null || month.date().month() == 0 || month.date().isDay()) {
            return null;
        }
        DayOfWeek weekday = DayOfWeek.of(Integer.parseInt(line.value(Kind.WEEKDAY, i + 1)));
        LocalDate day = month.period().first().with(TemporalAdjusters.dayOfWeekInMonth(ordinal, weekday));
        return new Reading(month.end(), PartialDate.of(day), DateBasis.RELATIVE);
    }

    // ---- holidays

    /** Noël, le lundi de Pâques, Bastille Day 2016; the nearest to the article where no year is named. */
    private Reading holiday(int i) {
        int length = line.longest(Kind.HOLIDAY, i);
        if (length == 0) {
            return null;
        }
        String value = line.value(Kind.HOLIDAY, i, length);
        int given = line.year(i + length);
        if (given > 0) {
            return new Reading(i + length + 1, PartialDate.of(holiday(value, given)), DateBasis.HOLIDAY);
        }
        if (!published.isDay()) {
            return null;
        }
        LocalDate about = published.toLocalDate();
        LocalDate nearest = holiday(value, about.getYear());
        for (int year : new int[] {about.getYear() - 1, about.getYear() + 1}) {
            LocalDate day = holiday(value, year);
            if (Math.abs(ChronoUnit.DAYS.between(about, day)) < Math.abs(ChronoUnit.DAYS.between(about, nearest))) {
                nearest = day;
            }
        }
        return new Reading(i + length, PartialDate.of(nearest), DateBasis.HOLIDAY);
    }

    /** {@code 12-25}, or days counted from Easter Sunday: {@code easter+39}. */
    private static LocalDate holiday(String value, int year) {
        if (value.startsWith("easter")) {
            String days = value.substring("easter".length());
            return easter(year).plusDays(days.isEmpty() ? 0 : Integer.parseInt(days));
        }
        return LocalDate.of(year, Integer.parseInt(value.substring(0, 2)), Integer.parseInt(value.substring(3)));
    }

    /** Easter Sunday of the Gregorian calendar, after the anonymous algorithm of 1876 (Meeus, Jones, Butcher). */
    private static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int n = h + l - 7 * m + 114;
        return LocalDate.of(year, n / 31, n % 31 + 1);
    }
}
