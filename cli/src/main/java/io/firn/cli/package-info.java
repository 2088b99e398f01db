/**
 * The firn command and its distribution.
 *
 * <p>Flow: {@code Main} makes a {@code Host} of the process, watches for signals and calls {@code
 * Firn}; that answers the simplest questions itself and hands all else to a {@code Session}, which
 * parses, runs one command and maps what it throws to an exit code. Tests call {@code Firn} with a
 * host of their own.
 *
 * <p>Invariants: standard output carries results only; the exit code and standard error always tell
 * the whole outcome; nothing of the engine is loaded before it is needed (help and version start no
 * parser, no log, no injector).
 */
package io.firn.cli;
