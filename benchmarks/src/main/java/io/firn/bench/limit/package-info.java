/**
 * How far the pipeline is from the least that its bytes can cost.
 *
 * <p><b>Flow.</b> {@link io.firn.bench.limit.LimitBenchmark} takes turns on one processor: {@link
 * io.firn.bench.limit.Primitives} does with a file what cannot be left out, each step alone by its
 * clock of processor time, and then the real pipeline stores the same file four times over. So a
 * host that slows down for a minute slows both. The turns go on for 8 GiB or for 60 seconds of the
 * pipeline, after a GiB for warming up.
 *
 * <p><b>What counts.</b> Of the primitives the processor time of the thread that runs them. Of the
 * pipeline that of the whole process: workers, reader, uploads, collector, compiler. The steps are
 * read, cut, name, compress, seal, the self-check's open, decompress and compare, the segment's
 * SHA-256, on Swift its MD5, and the write. Each works on the bytes that the one before has just
 * left in the processor's cache, a block at a time, as the pipeline's workers do.
 *
 * <p><b>Invariants.</b> Primitives are called as plainly as their libraries allow: contexts are
 * made once, ciphers work on arrays, which is their fastest way and spares the copies that the
 * engine needs. So the limit is below what any engine could reach.
 *
 * <p><b>Known weakness.</b> A write to Swift is compared with a write to a socket that somebody
 * drains, which knows nothing of HTTP.
 */
package io.firn.bench.limit;
