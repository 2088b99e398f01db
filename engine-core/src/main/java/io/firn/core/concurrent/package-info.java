/**
 * Waiting for several answers at a time.
 *
 * <p>A request to an object storage is one round trip of waiting, 20 to 200 ms, and hardly any
 * work. What does not need each other's answer is therefore asked for at the same time: to open a
 * repository takes five round trips in place of eleven.
 */
package io.firn.core.concurrent;
