/**
 * What a command prints: tables and sentences for people, one JSON document for programs.
 *
 * <p>Invariants: with {@code --json} standard output holds exactly one document and nothing else;
 * without it standard output holds the result and standard error everything about the run. Names
 * from outside never reach a terminal with control characters in them.
 *
 * <p>Known weakness: widths count characters, not the columns that a terminal gives to them, so
 * tables with East Asian names may not line up. A listing that is long is written while it is read:
 * when the command fails half way the JSON document is cut off, and only the exit code tells.
 */
package io.firn.cli.output;
