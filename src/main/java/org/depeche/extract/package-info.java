/** Reads statements, relations and people from an annotated article. Knows {@code model} only. */
package org.depeche.extract;
