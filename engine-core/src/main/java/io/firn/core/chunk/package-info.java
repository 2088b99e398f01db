/**
 * Names of chunks, and where content is cut into them.
 *
 * <p><b>Purpose.</b> A chunk is the unit of deduplication. Two kinds of cut: {@link
 * io.firn.core.chunk.FixedCutter} at multiples of a block length, for raw disks, whose own layout
 * is aligned; {@link io.firn.core.chunk.FastCdc} where the content itself says so, for everything
 * into which bytes may be inserted.
 *
 * <p><b>Flow.</b> A {@link io.firn.core.chunk.Cutter} is given bytes as they arrive in a buffer and
 * answers with the index behind the chunk, or that it needs more. It keeps its state between calls
 * and copies nothing, so the caller may refill or move the buffer as it likes.
 *
 * <p><b>Invariants.</b> The cuts of one run of content depend on its bytes, the parameters and the
 * repository's seed alone: never on how the bytes were handed in. Every chunk but the last of a run
 * has at least the minimum, none more than the maximum. After an insertion the cuts are the same
 * again from the first common cut on.
 *
 * <p><b>Known weakness.</b> Who sees the lengths of chunks of content that he knows can tell that
 * it is there. The gear table is derived from a secret of the repository and small chunks share
 * blocks, so only lengths of compressed blocks can be seen; that hides not everything.
 */
package io.firn.core.chunk;
