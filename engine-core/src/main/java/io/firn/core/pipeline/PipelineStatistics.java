package io.firn.core.pipeline;

/**
 * What a pipeline has done so far.
 *
 * @param bytesRead from sources, holes that were passed over left out
 * @param holeBytes holes and zeros, which are not stored
 * @param chunks chunks named, of all lanes
 * @param newChunks those that the repository did not have
 * @param newBytes raw bytes of the new ones
 * @param blocks sealed blocks
 * @param storedBlocks blocks that were not compressed
 * @param segments segments uploaded
 * @param segmentBytes bytes of the segments uploaded
 */
public record PipelineStatistics(
    long bytesRead,
    long holeBytes,
    long chunks,
    long newChunks,
    long newBytes,
    long blocks,
    long storedBlocks,
    long segments,
    long segmentBytes) {}
