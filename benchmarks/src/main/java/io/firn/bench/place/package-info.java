/**
 * Where a benchmark stores: memory, a folder, or a container of a real server, near or far.
 *
 * <p><b>Flow.</b> {@link io.firn.bench.place.Place#open} makes a place of its own with a random
 * name; {@link io.firn.bench.place.Place#storage} opens the plugin there as the commands do. A
 * distance is the testkit's proxy in a process of its own, so that its processor time is not
 * counted as Firn's. Closing removes all that was stored, the container too where the protocol is
 * simple enough to do so by hand.
 *
 * <p><b>Servers.</b> {@code dev/servers} writes a file of variables, which {@link
 * io.firn.bench.place.Servers} reads. Where there is none, small servers of the testkit stand in,
 * in a process of their own; a note at the benchmark's start says so.
 */
package io.firn.bench.place;
