package org.depeche.annotate;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.depeche.model.DateBasis;
import org.depeche.model.DateMention;
import org.depeche.model.Features.Tense;
import org.depeche.model.LanguageFile;
import org.depeche.model.PartialDate;
import org.depeche.model.Sentence;
import org.depeche.model.Span;
import org.depeche.model.Token;

/**
 * Finds expressions of time and works out what they mean against the article's date, with a basis that is kept. What has no
 * basis gets no date: "lundi" in an article without a date means nothing.
 *
 * <p>The words are those of {@code dates.tsv}; the orders are those of French (mardi 29 décembre 2020) and English (Tuesday,
 * December 29, 2020; 29 December).
 */
final class DateFinder {
    private enum Kind {
        MONTH,
        WEEKDAY,
        DAY,
        ANAPHOR,
        UNIT,
        NUMBER,
        NEXT,
        LAST,
        THIS,
        AGO,
        WITHIN,
        YEARCUE,
        DAYTIME
    }

    private final Map<Kind, Map<String, String>> words = new EnumMap<>(Kind.class);

    DateFinder(String language) {
        for (Kind kind : Kind.values()) {
            words.put(kind, new HashMap<>());
        }
        for (String[] row : LanguageFile.rows(language, "dates.tsv", 3)) {
            words.get(Kind.valueOf(row[0])).put(row[1], row[2]);
        }
    }

    /** The dates of an article's sentences, in order. */
    List<DateMention> find(String whole, List<Sentence> sentences, PartialDate published) {
        List<DateMention> found = new ArrayList<>();
        PartialDate told = published.isDay() ? published : PartialDate.UNKNOWN;
        for (Sentence sentence : sentences) {
            Reader reader = new Reader(whole, sentence, published, told);
            reader.readAll(found);
            told = reader.told;
        }
        return found;
    }

    /** One pass over a sentence. */
    private final class Reader {
        private final String whole;
        private final List<Token> tokens;
        private final String[] forms;
        private final PartialDate published;
        private PartialDate told;

        Reader(String whole, Sentence sentence, PartialDate published, PartialDate told) {
            this.whole = whole;
            this.tokens = sentence.tokens();
            this.published = published;
            this.told = told;
            forms = new String[tokens.size()];
            for (int i = 0; i < forms.length; i++) {
                forms[i] = Characters.plain(tokens.get(i).form()).toLowerCase(Locale.ROOT);
            }
        }

        void readAll(List<DateMention> found) {
            int i = 0;
            while (i < forms.length) {
                Reading reading = read(i);
                if (reading == null) {
                    i++;
                    continue;
                }
                Span span = new Span(
                        tokens.get(i).start(), tokens.get(reading.end - 1).end());
                found.add(new DateMention(span, span.of(whole), reading.date, reading.basis));
                if (reading.date.isDay()) {
                    told = reading.date;
                }
                i = reading.end;
            }
        }

        private record Reading(int end, PartialDate date, DateBasis basis) {}

        private Reading read(int i) {
            if (word(Kind.WEEKDAY, i) != null) {
                return weekday(i);
            }
            Reading reading = isDayNumber(i) ? dayThenMonth(i, 0) : null;
            if (reading == null && word(Kind.MONTH, i) != null) {
                reading = month(i);
            }
            if (reading == null) {
                reading = phrase(i);
            }
            if (reading == null) {
                reading = unit(i);
            }
            return reading == null ? year(i) : reading;
        }

        private String word(Kind kind, int i) {
            return i < forms.length && i >= 0 ? words.get(kind).get(forms[i]) : null;
        }

        private boolean is(int i, String form) {
            return i >= 0 && i < forms.length && forms[i].equals(form);
        }

        // ---- days of months

        private boolean isDayNumber(int i) {
            return dayNumber(i) > 0;
        }

        /** 1 to 31, written 29, 1er, 1st, 22nd; 0 for anything else. */
        private int dayNumber(int i) {
            if (i >= forms.length || forms[i].isEmpty() || !Characters.isDigit(forms[i].charAt(0))) {
                return 0;
            }
            String digits = forms[i].replaceFirst("(er|st|nd|rd|th)$", "");
            if (digits.length() > 2 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return 0;
            }
            int day = Integer.parseInt(digits);
            return day <= 31 ? day : 0;
        }

        private int yearNumber(int i) {
            if (i >= forms.length || forms[i].length() != 4 || !forms[i].chars().allMatch(c -> c >= '0' && c <= '9')) {
                return 0;
            }
            int year = Integer.parseInt(forms[i]);
            return year >= 1000 && year <= 2100 ? year : 0;
        }

        /** 29 décembre [2020], 25 et 26 mai, 29 December [2020]. */
        private Reading dayThenMonth(int i, int weekday) {
            int at = i + 1;
            boolean range = false;
            if ((is(at, "au")
                            || is(at, "et")
                            || is(at, "-")
                            || is(at, "–")
                            || is(at, "to")
                            || is(at, "and")
                            || is(at, "à"))
                    && isDayNumber(at + 1)) {
                at += 2;
                range = true;
            }
            if (is(at, "of")) {
                at++;
            }
            String month = word(Kind.MONTH, at);
            if (month == null) {
                return null;
            }
            int year = yearNumber(at + 1);
            int end = year > 0 ? at + 2 : at + 1;
            if (year == 0 && is(at + 1, ",") && yearNumber(at + 2) > 0) {
                year = yearNumber(at + 2);
                end = at + 3;
            }
            if (year == 0 && word(Kind.LAST, at + 1) != null || year == 0 && word(Kind.NEXT, at + 1) != null) {
                end = at + 2;
            }
            if (range) {
                PartialDate date = monthOf(Integer.parseInt(month), year);
                return date == null ? null : new Reading(end, date, DateBasis.PERIOD);
            }
            return day(dayNumber(i), Integer.parseInt(month), year, weekday, end);
        }

        /** December 29[, 2020]. */
        private Reading monthThenDay(int i, int weekday) {
            int day = dayNumber(i + 1);
            if (day == 0 || yearNumber(i + 1) > 0) {
                return null;
            }
            int end = i + 2;
            int year = 0;
            if (is(end, ",") && yearNumber(end + 1) > 0) {
                year = yearNumber(end + 1);
                end += 2;
            } else if (yearNumber(end) > 0) {
                year = yearNumber(end);
                end++;
            }
            return day(day, Integer.parseInt(word(Kind.MONTH, i)), year, weekday, end);
        }

        private Reading day(int day, int month, int year, int weekday, int end) {
            if (year > 0) {
                return isValid(year, month, day)
                        ? new Reading(end, new PartialDate(year, month, day), DateBasis.FULL_DATE)
                        : null;
            }
            if (!published.isKnown()) {
                return null;
            }
            LocalDate best = null;
            LocalDate anchor = published.isDay() ? published.toLocalDate() : middle(published);
            for (int y = published.year() - (weekday > 0 ? 3 : 1); y <= published.year() + 1; y++) {
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
                return weekday > 0 ? day(day, month, year, 0, end) : null;
            }
            return new Reading(
                    end, PartialDate.of(best), weekday > 0 ? DateBasis.WEEKDAY_AND_DAY : DateBasis.DAY_AND_MONTH);
        }

        /** News tells of the past more than of the future, so a day ahead counts as half as far again. */
        private long distance(LocalDate date, LocalDate anchor) {
            long days = ChronoUnit.DAYS.between(anchor, date);
            return days > 0 ? days * 3 / 2 : -days;
        }

        private LocalDate middle(PartialDate date) {
            return date.month() == 0 ? LocalDate.of(date.year(), 7, 1) : LocalDate.of(date.year(), date.month(), 15);
        }

        private boolean isValid(int year, int month, int day) {
            return day >= 1 && day <= YearMonth.of(year, month).lengthOfMonth();
        }

        // ---- weekdays

        private Reading weekday(int i) {
            int weekday = Integer.parseInt(word(Kind.WEEKDAY, i));
            int at = i + 1;
            if (word(Kind.DAYTIME, at) != null) {
                at++;
            }
            int next = is(at, ",") || is(at, "le") ? at + 1 : at;
            Reading reading = isDayNumber(next) ? dayThenMonth(next, weekday) : null;
            if (reading == null && word(Kind.MONTH, next) != null) {
                reading = monthThenDay(next, weekday);
            }
            if (reading != null) {
                return reading;
            }
            if (!published.isDay()) {
                return null;
            }
            LocalDate anchor = published.toLocalDate();
            // mercredi 29: the nearest month in which the 29th is a Wednesday
            int day = dayNumber(at);
            if (day > 0 && !is(at + 1, "%")) {
                LocalDate best = null;
                for (int m = -6; m <= 6; m++) {
                    YearMonth month = YearMonth.from(anchor).plusMonths(m);
                    if (day <= month.lengthOfMonth()
                            && month.atDay(day).getDayOfWeek().getValue() == weekday
                            && (best == null || distance(month.atDay(day), anchor) < distance(best, anchor))) {
                        best = month.atDay(day);
                    }
                }
                if (best != null && distance(best, anchor) < 60) {
                    return new Reading(at + 1, PartialDate.of(best), DateBasis.WEEKDAY_AND_DAY);
                }
            }
            DayOfWeek wanted = DayOfWeek.of(weekday);
            if (word(Kind.NEXT, at) != null || word(Kind.NEXT, i - 1) != null) {
                int end = word(Kind.NEXT, at) != null ? at + 1 : at;
                return new Reading(end, PartialDate.of(anchor.with(TemporalAdjusters.next(wanted))), DateBasis.WEEKDAY);
            }
            if (word(Kind.LAST, at) != null || word(Kind.LAST, i - 1) != null) {
                int end = word(Kind.LAST, at) != null ? at + 1 : at;
                return new Reading(
                        end, PartialDate.of(anchor.with(TemporalAdjusters.previous(wanted))), DateBasis.WEEKDAY);
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
                    && forms[k + 1].equals("to")
                    && tokens.get(k + 2).is("VERB");
        }

        // ---- months and years

        private Reading month(int i) {
            Reading day = monthThenDay(i, 0);
            if (day != null) {
                return day;
            }
            int month = Integer.parseInt(word(Kind.MONTH, i));
            if (isAmbiguousMonth(i)) {
                return null;
            }
            int year = yearNumber(i + 1);
            if (year > 0) {
                return new Reading(i + 2, PartialDate.of(year, month), DateBasis.MONTH);
            }
            PartialDate date = monthOf(month, 0);
            if (date == null) {
                return null;
            }
            int end = i + 1;
            if (word(Kind.LAST, end) != null) {
                date = PartialDate.of(last(month));
                date = PartialDate.of(date.year(), date.month());
                end++;
            } else if (word(Kind.NEXT, end) != null) {
                end++;
            }
            return new Reading(end, date, DateBasis.MONTH);
        }

        private LocalDate last(int month) {
            int year = published.month() != 0 && month < published.month() ? published.year() : published.year() - 1;
            return LocalDate.of(year, month, 1);
        }

        /** English "may" and "march" in lower case are verbs. */
        private boolean isAmbiguousMonth(int i) {
            String form = tokens.get(i).form();
            return (form.equals("may") || form.equals("march"))
                    || form.equals("May") && (tokens.get(i).is("AUX") || i == 0 || is(i - 1, "theresa"))
                    || form.equals("mars")
                            && !(i > 0
                                    && (forms[i - 1].equals("en")
                                            || forms[i - 1].equals("de")
                                            || forms[i - 1].equals("fin")
                                            || forms[i - 1].equals("début")
                                            || forms[i - 1].equals("mi")
                                            || isDayNumber(i - 1)
                                            || forms[i - 1].equals("mois")))
                    || form.equals("Mars");
        }

        /** A month without its year: the nearest to the article's date, rather before than after. */
        private PartialDate monthOf(int month, int year) {
            if (year > 0) {
                return PartialDate.of(year, month);
            }
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

        private Reading year(int i) {
            int year = yearNumber(i);
            if (year == 0 || i == 0 || yearNumber(i) > 2100) {
                return null;
            }
            boolean cue = word(Kind.YEARCUE, i - 1) != null
                    || i > 1 && words.get(Kind.YEARCUE).containsKey(forms[i - 2] + ' ' + forms[i - 1])
                    || is(i - 1, "(") && is(i + 1, ")");
            if (!cue || i + 1 < tokens.size() && tokens.get(i + 1).is("NOUN") && !is(i + 1, "at")) {
                return null;
            }
            return new Reading(i + 1, PartialDate.of(year), DateBasis.YEAR);
        }

        // ---- relative to the article, or to what was told before

        private Reading phrase(int i) {
            for (int length = Math.min(3, forms.length - i); length > 0; length--) {
                String key = String.join(" ", List.of(forms).subList(i, i + length));
                String offset = words.get(Kind.DAY).get(key);
                if (offset != null && published.isDay()) {
                    PartialDate date = PartialDate.of(published.toLocalDate().plusDays(Integer.parseInt(offset)));
                    int end = i + length;
                    if (word(Kind.DAYTIME, end) != null) {
                        end++;
                    }
                    return new Reading(end, date, DateBasis.RELATIVE);
                }
                offset = words.get(Kind.ANAPHOR).get(key);
                if (offset != null
                        && told.isDay()
                        && !is(i + length, "de")
                        && !is(i + length, "d'")
                        && !is(i + length, "du")) {
                    return new Reading(
                            i + length,
                            PartialDate.of(told.toLocalDate().plusDays(Integer.parseInt(offset))),
                            DateBasis.ANAPHORIC);
                }
            }
            return null;
        }

        /** la semaine dernière, cette année, last month, il y a 75 ans, three days ago, dans deux mois. */
        private Reading unit(int i) {
            if (!published.isKnown()) {
                return null;
            }
            String ago = i + 2 < forms.length ? forms[i] + ' ' + forms[i + 1] + ' ' + forms[i + 2] : "";
            if (words.get(Kind.AGO).containsKey(ago)) {
                return counted(i + 3, i, -1);
            }
            if (word(Kind.AGO, i) != null && number(i + 1) > 0) {
                return counted(i + 1, i, -1);
            }
            if (number(i) > 0 && word(Kind.UNIT, i + 1) != null && is(i + 2, "ago")) {
                Reading reading = counted(i, i, -1);
                return reading == null ? null : new Reading(i + 3, reading.date, reading.basis);
            }
            String unit = word(Kind.UNIT, i);
            if (unit != null && !unit.equals("D")) {
                if (word(Kind.LAST, i + 1) != null) {
                    return shifted(unit, -1, i + 2);
                }
                if (word(Kind.NEXT, i + 1) != null) {
                    return shifted(unit, 1, i + 2);
                }
            }
            String next = word(Kind.UNIT, i + 1);
            if (next != null && !next.equals("D")) {
                if (word(Kind.THIS, i) != null) {
                    return shifted(next, 0, i + 2);
                }
                if (word(Kind.LAST, i) != null && !isRange(i)) {
                    return shifted(next, -1, i + 2);
                }
                if (word(Kind.NEXT, i) != null) {
                    return shifted(next, 1, i + 2);
                }
            }
            return null;
        }

        /** "les dernières années", "the last year of": no single one. */
        private boolean isRange(int i) {
            return is(i - 1, "ces") || is(i - 1, "les") || is(i - 1, "the") || is(i - 1, "des");
        }

        private int number(int i) {
            if (i >= forms.length) {
                return 0;
            }
            String listed = word(Kind.NUMBER, i);
            if (listed != null) {
                return Integer.parseInt(listed);
            }
            return forms[i].length() <= 4
                            && !forms[i].isEmpty()
                            && forms[i].chars().allMatch(c -> c >= '0' && c <= '9')
                    ? Integer.parseInt(forms[i])
                    : 0;
        }

        private Reading counted(int at, int start, int sign) {
            if (is(at, "environ") || is(at, "près") || is(at, "about")) {
                at++;
            }
            if (is(at, "de") || is(at, "d'")) {
                at++;
            }
            int count = number(at);
            String unit = word(Kind.UNIT, at + 1);
            if (count == 0 || unit == null) {
                return null;
            }
            try {
                return shifted(unit, sign * count, at + 2);
            } catch (DateTimeException e) {
                return null; // il y a 4000 ans
            }
        }

        private Reading shifted(String unit, int count, int end) {
            if (published.year() + (unit.equals("Y") ? count : 0) < 1) {
                return null;
            }
            PartialDate date = switch (unit) {
                case "Y" -> PartialDate.of(published.year() + count);
                case "M" -> {
                    if (published.month() == 0) {
                        yield null;
                    }
                    YearMonth month =
                            YearMonth.of(published.year(), published.month()).plusMonths(count);
                    yield PartialDate.of(month.getYear(), month.getMonthValue());
                }
                case "W" -> week(count);
                default ->
                    published.isDay() ? PartialDate.of(published.toLocalDate().plusDays(count)) : null;
            };
            return date == null ? null : new Reading(end, date, DateBasis.RELATIVE);
        }

        /** EDTF level 0 has no weeks: the month that the week lies in, or its year where it lies in two months. */
        private PartialDate week(int count) {
            if (!published.isDay()) {
                return null;
            }
            LocalDate monday =
                    published.toLocalDate().plusWeeks(count).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            LocalDate sunday = monday.plusDays(6);
            if (monday.getMonthValue() == sunday.getMonthValue()) {
                return PartialDate.of(monday.getYear(), monday.getMonthValue());
            }
            LocalDate same = published.toLocalDate().plusWeeks(count);
            return PartialDate.of(same.getYear(), same.getMonthValue());
        }
    }
}
