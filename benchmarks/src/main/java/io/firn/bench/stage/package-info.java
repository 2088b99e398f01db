/**
 * The parts of the data path, each alone. Whoever changes one of them runs its benchmark before and
 * after: {@code benchmarks/jmh ZstdBenchmark}.
 *
 * <p><b>Known weakness.</b> A part alone has the caches of the processor for itself. What a part
 * costs in its place is in {@link io.firn.bench.limit}.
 */
package io.firn.bench.stage;
