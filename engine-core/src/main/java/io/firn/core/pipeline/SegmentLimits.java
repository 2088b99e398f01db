package io.firn.core.pipeline;

/**
 * When a segment is full, all in bytes.
 *
 * @param segment the whole object
 * @param slab one page of it; the last block and all that follows it lie in one
 * @param table the plain table
 */
record SegmentLimits(int segment, int slab, int table) {}
