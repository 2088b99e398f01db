package io.firn.core.index;

/**
 * Where a chunk is.
 *
 * @param segment number of the segment in the index that gave this ({@link ChunkIndex#segment})
 * @param blockOffset where the sealed block begins in the segment
 * @param blockLength bytes of the sealed block
 * @param place where the chunk begins in the raw block
 * @param length bytes of the chunk
 */
public record ChunkLocation(int segment, int blockOffset, int blockLength, int place, int length) {}
