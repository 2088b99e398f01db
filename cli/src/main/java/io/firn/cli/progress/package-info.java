/**
 * Shows how far an operation is.
 *
 * <p>Flow: the operation moves the counters of {@code io.firn.core.progress.Progress}; a timer
 * reads them five times a second on a terminal and draws two lines, the counters and the item in
 * work; without a terminal it prints one line every 30 seconds; with {@code --quiet} there is no
 * display.
 *
 * <p>Invariants: no line is wider than the terminal; when the display is closed, also by Ctrl-C,
 * nothing of it is left; times come from the given clock.
 *
 * <p>Known weakness: the width is read once, so after a resize lines may wrap until the end. The
 * time that is left is that of the bytes alone, and many small files take longer.
 */
package io.firn.cli.progress;
