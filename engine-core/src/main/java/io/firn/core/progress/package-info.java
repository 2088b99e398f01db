/**
 * What an operation tells while it works: counters for a display, and problems with single items.
 *
 * <p>Operations only count and report; they never print. The command line reads the counters at its
 * own pace.
 */
package io.firn.core.progress;
