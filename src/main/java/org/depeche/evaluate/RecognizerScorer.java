package org.depeche.evaluate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.depeche.corpus.RecognizerCase;
import org.depeche.model.AnnotatedArticle;
import org.depeche.model.Article;
import org.depeche.model.PartialDate;
import org.depeche.model.Period;

/**
 * Measures expressions of time of a day or longer on the cases of Recognizers-Text: a value is right where it is exactly one of
 * those that the case allows. What is out of scope is counted by its reason: cases without a day on which they are said or
 * without a value, and those that {@code recognizers-scope.tsv} lists.
 */
public final class RecognizerScorer {
    private static final String NO_REFERENCE = "the case gives no day on which it is said";
    private static final String NO_VALUE = "the case gives no days";

    private final Function<Article, AnnotatedArticle> annotator;
    private final Map<String, String> outOfScope = new HashMap<>();
    private final List<String> errors = new ArrayList<>();

    public RecognizerScorer(Function<Article, AnnotatedArticle> annotator) throws IOException {
        this.annotator = annotator;
        try (InputStream in = RecognizerScorer.class.getResourceAsStream("recognizers-scope.tsv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    outOfScope.put(line.substring(0, line.indexOf('\t')), line.substring(line.indexOf('\t') + 1));
                }
            }
        }
    }

    /** The share that is right, and how many cases are out of scope for which reason. */
    public Map<String, Figure> score(List<RecognizerCase> cases) {
        int right = 0;
        int inScope = 0;
        Map<String, Integer> left = new TreeMap<>();
        for (RecognizerCase c : cases) {
            String reason = c.meanings().isEmpty()
                    ? NO_VALUE
                    : c.reference() == null
                            ? NO_REFERENCE
                            : outOfScope.get(c.text().strip());
            if (reason != null) {
                left.merge(reason, 1, Integer::sum);
                if (!reason.equals(NO_REFERENCE)) {
                    errors.add("out of scope\t" + c.input() + "\t" + c.text() + "\t" + reason);
                }
                continue;
            }
            inScope++;
            List<Period> found = periods(c);
            if (found.stream().anyMatch(p -> means(p, c))) {
                right++;
            } else {
                errors.add("date\t" + c.input() + "\t" + c.text() + "\t" + c.meanings() + "\t" + found);
            }
        }
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put("values (" + inScope + ")", Figure.Share.of(right, inScope));
        left.forEach((reason, count) -> figures.put("left out: " + reason, new Figure.Count(count)));
        return figures;
    }

    /** What was wrong and what was left out, a line each. */
    public List<String> errors() {
        return List.copyOf(errors);
    }

    private List<Period> periods(RecognizerCase c) {
        Article article = new Article("case", "fr", "", "", PartialDate.of(c.reference()), "", c.input(), c.file());
        return annotator.apply(article).dates().stream()
                .filter(d -> d.span().overlaps(c.span()))
                .map(d -> d.period())
                .toList();
    }

    /** A case's range ends on its last day or on the day after. */
    private static boolean means(Period period, RecognizerCase c) {
        return c.meanings().stream()
                .anyMatch(m -> m.first().equals(period.first())
                        && (m.last().equals(period.last())
                                || m.last().equals(period.last().plusDays(1))));
    }
}
