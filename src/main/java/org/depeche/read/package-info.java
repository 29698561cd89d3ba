/**
 * Every input format → a stream of {@link org.depeche.model.Article}.
 *
 * <p>{@link org.depeche.read.ArticleReader} is given what a user names (files, folders, globs, {@code -}) and hands each
 * article to an {@link org.depeche.read.ArticleSink}, and what is wrong with the input beside it. The text of an article is
 * never touched: no line end, blank or quotation mark is normalised, so that positions count in what the file holds.
 *
 * <p>The way of the bytes: {@code Inputs} finds the files, {@code Unpacked} takes compression away, {@code Contents} tells one
 * format from another, a class for each ({@code TextFormat}, {@code JsonLinesFormat}, {@code WarcFormat}, …) reads articles, {@code Encoding} decodes, and
 * {@code Admission} lets through what is an article and has an id of its own.
 */
package org.depeche.read;
