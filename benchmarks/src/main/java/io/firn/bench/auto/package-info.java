/**
 * Compares {@code --compression auto} with every fixed level, with a storage that takes so many
 * bytes a second and no more.
 *
 * <p><b>Flow.</b> {@link io.firn.bench.auto.AutoBenchmark} reads files into memory, once, so that
 * the source costs nothing. Each round runs the real pipeline over them with each compression in
 * turn, into a {@code ThrottledStorage} that keeps nothing; rounds alternate, because a shared
 * machine is slower at one time than at another. Each run is one line of a file, and the table is
 * made of all lines of that file, so that a comparison can be made in several sittings.
 *
 * <p><b>Known weakness.</b> The storage needs no processor of its own, as a server elsewhere does
 * not; encryption of the connection and the copy to the kernel are not counted. Half a gigabyte is
 * a short backup: what {@code auto} does before it knows the storage weighs more than in a real
 * one.
 */
package io.firn.bench.auto;
