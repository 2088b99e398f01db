/**
 * How a command ends: exit codes, and the one place that maps exceptions to them.
 *
 * <p>Invariant: every failure becomes one line that says what happened and, where something can be
 * done, what to do. Stack traces are shown by the caller and only with {@code --debug}.
 */
package io.firn.cli.exit;
