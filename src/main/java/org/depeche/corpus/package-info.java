/**
 * Reads the corpora that models are trained and measured on: Universal Dependencies treebanks, WiNER, Wikigold, GUM, and lists
 * of dates. Knows {@code model} only.
 */
package org.depeche.corpus;
