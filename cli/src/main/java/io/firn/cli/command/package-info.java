/**
 * The commands, one class each: options as fields, and what they do.
 *
 * <p>Flow: the arguments name a command; only its class is loaded; the plugins it uses add their
 * options; the parser fills the fields in; it runs. What needs a repository opens it when it runs,
 * not before, so that help and mistakes cost nothing.
 *
 * <p>Invariants: a command is thin: it parses, calls the engine, prints. It throws what went wrong
 * and never prints an error itself. Every command has {@code --json} and an example in its help.
 */
package io.firn.cli.command;
