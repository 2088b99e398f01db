package io.firn.core.format;

/** A segment as it describes itself: what an index needs to know of it. */
public record ParsedSegment(SegmentRef ref, SegmentTable table) {}
