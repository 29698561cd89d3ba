/**
 * The commands, one class each, and nothing else prints or ends the program.
 *
 * <p>Data goes to standard output, words to standard error. Exit codes: 0 done, 1 some input was bad, 2 wrong usage, 3 store or
 * server failed. {@link org.depeche.cli.Main} lists the commands.
 */
package org.depeche.cli;
