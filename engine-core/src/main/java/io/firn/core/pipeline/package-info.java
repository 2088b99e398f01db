/**
 * The data path of a run: content in, segments out.
 *
 * <pre>
 * callers                      workers (one a processor)                    virtual threads
 * read -> cut -> [batch] ----> zero? -> id -> known? -> block -> zstd ->    table -> SHA-256
 * writeChunk -> id -> [block]    place in segment -> seal -> check -------> -> PUT -> run's index
 *         ^                           ^                                          |
 *         source and metadata pages   slabs <------------------------------------+
 * </pre>
 *
 * <p><b>Flow.</b> {@link io.firn.core.pipeline.ChunkPipeline} is the whole of it. A caller's thread
 * reads into a page and marks chunks there ({@code Intake}, {@code Batches}); small files share a
 * page. A {@code Worker} names the chunks of a page, asks the run's index which are new, and takes
 * those that lie side by side as one block of about 1 MiB; a chunk of half a block or more is one
 * alone, and neither is copied. What is too little for a block is collected with that of other
 * pages ({@code Residues}). {@code BlockStore} compresses, takes a place in the open segment of the
 * lane ({@code SegmentLanes}), seals into it, and reads back what it sealed. A full segment is
 * finished and stored by {@code Uploads}, which enters it in the run's index and gives its slabs
 * back. Names come before bytes: a {@link io.firn.core.pipeline.PendingStream} is complete as soon
 * as its chunks have their ids.
 *
 * <p><b>Invariants.</b>
 *
 * <ul>
 *   <li>Of the same chunk one is stored, by whoever was told so by the index.
 *   <li>Nothing is uploaded that was not decrypted, decompressed and compared.
 *   <li>No offset of a segment is sealed twice; a place given up is filled with zeros.
 *   <li>Off-heap memory is what {@code MemoryPlan} says, allocated when first needed, freed by
 *       close. The heap holds some 150 bytes for each chunk in an open segment or unfinished
 *       stream.
 *   <li>The first failure ends the run; everybody who waits or calls gets that exception.
 * </ul>
 *
 * <p><b>Why it cannot lock up.</b> Every wait is for something that threads further right give
 * back, which wait only for what is still further right:
 *
 * <ol>
 *   <li>Uploads wait for the storage alone. A closed segment has the room for its table already.
 *   <li>A worker holds a page, its own scratch memory and at most one place, and waits only for a
 *       slab, before it has the place. All slabs are held by open and by closed segments. Is there
 *       a closed one, its last worker finishes without waiting, and the upload gives the slabs
 *       back. Is there none, the waiting worker closes the fullest open segment itself.
 *   <li>A caller who waits for a metadata page waits for a worker, and holds no page meanwhile.
 *   <li>A caller who waits for a source page holds at most the one it filled. There are more pages
 *       than callers that read; the others are with workers, or idle in half-full batches, which
 *       the waiting caller hands over itself and nobody leaves idle while somebody waits.
 *   <li>Who waits for the names of a batch that another caller fills waits for a content that was
 *       announced to fit into the rest of a page; slow or unknown ones begin in a page of their
 *       own.
 *   <li>{@code drain} holds back new batches and waits for workers and uploads; neither waits for
 *       callers.
 * </ol>
 *
 * <p><b>Known weakness.</b> A block that is being compressed cannot be interrupted: at the level of
 * {@code max} a chunk of 4 MiB takes some seconds, and close waits for it. A single page is worked
 * on by one worker, so a last lone file of 4 MiB is compressed by one processor.
 */
package io.firn.core.pipeline;
