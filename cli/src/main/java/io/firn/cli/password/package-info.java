/**
 * Where passwords come from.
 *
 * <p>Invariants: a password is held as characters that the user of it wipes, never in a message, a
 * log or {@code toString}; an empty one is refused; nothing is echoed on a terminal.
 *
 * <p>Known weakness: a password from the environment is a {@code String} of the JVM from the start
 * and cannot be wiped. Files and commands are better for machines.
 */
package io.firn.cli.password;
