/**
 * Benchmarks of the data path.
 *
 * <p>{@link io.firn.bench.run} starts them and writes what they gave into the documentation: {@code
 * mvn -q -pl benchmarks -am package -Pbench -Dbench=segment}. {@link io.firn.bench.pipeline} has
 * whole backups and reads, one setting at a time; {@link io.firn.bench.limit} compares them with
 * the least that their bytes can cost; {@link io.firn.bench.stage} has the parts alone; {@link
 * io.firn.bench.report} makes tables and plots of JMH's results.
 *
 * <p>Here is what they share: data, a storage that keeps nothing, and an index of any size.
 *
 * <p><b>Known weakness.</b> The data is made up. Text of random words compresses as source code
 * does, but has none of its repetitions over long distances.
 */
package io.firn.bench;
