/**
 * What makes {@code firn} start fast, run once after a build by {@code bin/firn --prepare-start},
 * never by a command.
 *
 * <p>Flow: {@link io.firn.cli.start.CacheableJar} rewrites the libraries that the JVM refuses to
 * cache; then {@link io.firn.cli.start.TrainingRun} goes through the everyday commands in one JVM
 * that records what it loads, and the JVM writes its class cache from that.
 *
 * <p>Invariant: both are optional. A distribution without them, or with a cache that fits another
 * JVM or older jars, runs the same, only slower.
 *
 * <p>Known weakness: the cache names the jars by size and time, so whoever replaces a jar by hand
 * loses it until the next preparation.
 */
package io.firn.cli.start;
