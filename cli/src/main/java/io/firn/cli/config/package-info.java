/**
 * The user's configuration file: named profiles, each a set of options by their long names.
 *
 * <p>Invariants: a file that is not understood is an error that names the key; values never stand
 * in messages, as they may lead to secrets. The format is in {@code docs/commands.md}.
 */
package io.firn.cli.config;
