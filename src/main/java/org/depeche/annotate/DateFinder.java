package org.depeche.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.depeche.model.DateMention;
import org.depeche.model.PartialDate;
import org.depeche.model.Sentence;
import org.depeche.model.Span;

/**
 * Finds expressions of time and works out what they mean against the article's date, with a basis that is kept. What has no
 * basis gets no date: "lundi" in an article without a date means nothing.
 *
 * <p>The words are those of {@code dates.tsv}; the orders are those of French (mardi 29 décembre 2020) and English (Tuesday,
 * December 29, 2020; 29 December).
 */
final class DateFinder {
    private final DateWords words;

    DateFinder(String language) {
        words = new DateWords(language);
    }

    /** The dates of an article's sentences, in order. */
    List<DateMention> find(String whole, List<Sentence> sentences, PartialDate published) {
        PartialDate year = published.isKnown() ? published : yearOfWeekdays(sentences);
        List<DateMention> found = new ArrayList<>();
        PartialDate told = published.isDay() ? published : PartialDate.UNKNOWN;
        for (Sentence sentence : sentences) {
            told = read(whole, sentence, new DateReader(words.line(sentence), sentence, published, year), told, found);
        }
        return found;
    }

    /** Reads one sentence; gives the day that was told last. */
    private static PartialDate read(
            String whole, Sentence sentence, DateReader reader, PartialDate told, List<DateMention> found) {
        PeriodReader periods = new PeriodReader(reader);
        PartialDate last = told;
        int i = 0;
        while (i < sentence.tokens().size()) {
            reader.told(last);
            DateReader.Reading reading = periods.read(i);
            if (reading == null) {
                i++;
                continue;
            }
            Span span = new Span(
                    sentence.tokens().get(i).start(),
                    sentence.tokens().get(reading.end() - 1).end());
            PartialDate date = reading.date();
            found.add(new DateMention(span, span.of(whole), date, reading.period(), reading.basis()));
            if (date.isDay()) {
                last = date;
            }
            i = reading.end();
        }
        return last;
    }

    /**
     * The year of an article without a date, where its own weekdays tell it: the only one of the years that it names, and of
     * the year after the last of them, in which every "mardi 29 décembre" of it falls on its weekday. Unknown where none or
     * several do.
     */
    private PartialDate yearOfWeekdays(List<Sentence> sentences) {
        TreeSet<Integer> years = new TreeSet<>();
        List<DateReader> readers = new ArrayList<>();
        for (Sentence sentence : sentences) {
            DateWords.Line line = words.line(sentence);
            DateReader reader = new DateReader(line, sentence, PartialDate.UNKNOWN, PartialDate.UNKNOWN);
            if (reader.hasWeekdayAndDay()) {
                readers.add(reader);
            }
            for (int i = 0; i < line.length(); i++) {
                if (line.year(i) > 0 && line.is(DateWords.Kind.YEARCUE, i - 1) || reader.isYearOfMonth(i)) {
                    years.add(line.year(i));
                }
            }
        }
        if (years.isEmpty() || readers.isEmpty()) {
            return PartialDate.UNKNOWN;
        }
        years.add(years.last() + 1);
        List<Integer> fitting = years.stream()
                .filter(y -> readers.stream().allMatch(r -> r.weekdaysFit(y)))
                .toList();
        return fitting.size() == 1 ? PartialDate.of(fitting.get(0)) : PartialDate.UNKNOWN;
    }
}
