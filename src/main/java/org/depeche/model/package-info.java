/** Records that the stages hand to each other. They depend on the JDK alone and refuse values that make no sense. */
package org.depeche.model;
