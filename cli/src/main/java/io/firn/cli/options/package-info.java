/**
 * Options that several commands share, those of plugins, and the layers they come from.
 *
 * <p>Flow: the storage and the media are looked up before parsing, because their plugins bring
 * options of their own; these join the command's; the arguments are parsed once to see what is
 * given, then again with what variables and the profile add. Order: command line, variable,
 * profile, default.
 *
 * <p>Invariants: a plugin's option never replaces one of the command, the clash is an error. A
 * profile may hold options of any command; one that no command knows is an error.
 *
 * <p>Known weakness: looking up the storage before parsing takes the text after {@code --storage}
 * wherever it stands, also where it is the value of another option.
 */
package io.firn.cli.options;
