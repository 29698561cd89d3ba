/**
 * Scores findings against articles annotated by hand.
 *
 * <p>The figures are those of {@code score.py}, which stands beside the annotated articles, to the decimal: a test runs both
 * on the same predictions. What is scored is the JSON form of findings, so that any extractor's output can be.
 */
package org.depeche.evaluate;
