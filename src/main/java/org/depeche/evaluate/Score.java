package org.depeche.evaluate;

import java.util.List;
import java.util.Map;

/**
 * How well predictions agree with annotated articles.
 *
 * @param figures by the names that {@code score.py} gives them, in its order
 * @param errors what was missed and what was wrong, a line each
 * @param confidence how often statements of a confidence are right, from the lowest bucket
 */
public record Score(Map<String, Figure> figures, List<String> errors, List<Bucket> confidence) {
    public Score {
        errors = List.copyOf(errors);
        confidence = List.copyOf(confidence);
    }

    /**
     * Predicted statements of like confidence.
     *
     * @param from lowest confidence of the bucket, included
     * @param to highest, excluded, but for 1
     * @param predicted how many there are
     * @param right those that overlap a gold statement by half and have its speaker
     */
    public record Bucket(double from, double to, int predicted, int right) {}

    /** The figure of that name. */
    public Figure figure(String name) {
        return figures.get(name);
    }
}
