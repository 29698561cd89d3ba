package org.depeche.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.depeche.corpus.DatedExpression;
import org.depeche.model.AnnotatedArticle;
import org.depeche.model.Article;
import org.depeche.model.DateMention;

/** Measures dates in dispatches: a date is right where an expression of time that touches it has exactly its
 * value, or is a range that begins or ends with it. */
public final class DateScorer {
    private final Function<Article, AnnotatedArticle> annotator;
    private final List<String> errors = new ArrayList<>();

    public DateScorer(Function<Article, AnnotatedArticle> annotator) {
        this.annotator = annotator;
    }

    /** The shares of values that are right, of dates with their year and of those without. */
    public Map<String, Figure> score(List<DatedExpression> dates, Path corpus) throws IOException {
        int[] right = new int[2];
        int[] all = new int[2];
        Map<String, List<DatedExpression>> byDocument = dates.stream()
                .collect(Collectors.groupingBy(DatedExpression::document, LinkedHashMap::new, Collectors.toList()));
        for (Map.Entry<String, List<DatedExpression>> document : byDocument.entrySet()) {
            String text = Files.readString(corpus.resolve(document.getKey()));
            List<DateMention> found = annotator
                    .apply(new Article(
                            document.getKey(),
                            "fr",
                            "",
                            "",
                            document.getValue().get(0).published(),
                            "",
                            text,
                            document.getKey()))
                    .dates();
            for (DatedExpression date : document.getValue()) {
                int year = date.withYear() ? 1 : 0;
                all[year]++;
                if (found.stream().anyMatch(d -> isRight(d, date))) {
                    right[year]++;
                } else {
                    errors.add("date\t" + date.span().of(text).replace('\n', ' ') + "\t" + date.value() + "\t"
                            + found.stream()
                                    .filter(d -> d.span().overlaps(date.span()))
                                    .map(d -> d.text() + "=" + d.date())
                                    .toList()
                            + "\t" + document.getKey());
                }
            }
        }
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put("dates with a year (" + all[1] + ")", Figure.Share.of(right[1], all[1]));
        figures.put("dates without (" + all[0] + ")", Figure.Share.of(right[0], all[0]));
        return figures;
    }

    /** The value itself, or the end of a range that the words are an end of: "23 juin" of "du 16 au 23 juin". */
    private static boolean isRight(DateMention found, DatedExpression date) {
        LocalDate value = date.value().toLocalDate();
        return found.span().overlaps(date.span())
                && (found.date().equals(date.value())
                        || found.span().end() == date.span().end()
                                && found.period().last().equals(value)
                        || found.span().end() > date.span().end()
                                && found.period().first().equals(value));
    }

    /** What was wrong, a line each. */
    public List<String> errors() {
        return List.copyOf(errors);
    }
}
