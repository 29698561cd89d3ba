/** Finds the language, words, sentences, names and dates of an article. Knows {@code model} only. */
package org.depeche.annotate;
