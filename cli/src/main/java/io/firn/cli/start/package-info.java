/**
 * What makes {@code firn} start fast, run once after a build by {@code bin/firn --prepare-start}.
 *
 * <p>Flow: {@link io.firn.cli.start.Preparation} has {@link io.firn.cli.start.NativeLibraries}
 * unpacked, which each command then uses, and {@link io.firn.cli.start.CacheableJar} rewrite the
 * libraries that the JVM refuses to cache; then {@link io.firn.cli.start.TrainingRun} goes through
 * the everyday commands in one JVM that records what it loads, and the JVM writes its class cache
 * from that.
 *
 * <p>Invariant: all of it is optional. A distribution without them, or with a cache that fits
 * another JVM or older jars, runs the same, only slower.
 *
 * <p>Known weakness: the cache names the jars by size and time, so whoever replaces a jar by hand
 * loses it until the next preparation.
 */
package io.firn.cli.start;
