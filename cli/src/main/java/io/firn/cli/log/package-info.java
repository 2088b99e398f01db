/**
 * The log: warnings on standard error, everything with {@code --debug}, from INFO on in the file of
 * {@code --log-file}.
 *
 * <p>Known weakness: the log is one for the process, so two commands that run in one JVM at the
 * same time (tests do not) would share the settings of the later one.
 */
package io.firn.cli.log;
