/**
 * What operators ask and order. A command is a service with the properties that Gogo, the shell of
 * Felix and Karaf, knows: {@code osgi.command.scope=stagedoor} and the names of its methods in
 * {@code osgi.command.function}. Each takes {@code String...} and returns the text to print.
 */
@NullMarked
package org.stagedoor.console;

import org.jspecify.annotations.NullMarked;
