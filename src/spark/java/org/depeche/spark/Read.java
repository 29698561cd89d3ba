package org.depeche.spark;

import org.depeche.model.Article;
import org.depeche.model.Problem;

/**
 * What was read next: an article or a problem, the other being null.
 *
 * @param order place in the whole input: an article that stands earlier is kept where two have one id
 */
record Read(Order order, Article article, Problem problem) {}
