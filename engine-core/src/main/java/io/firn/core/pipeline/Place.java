package io.firn.core.pipeline;

import java.nio.ByteBuffer;

/**
 * Where a block goes: a range of an open segment that nobody else writes.
 *
 * @param offset in the segment; the nonce, so never given out twice
 * @param target exactly as many bytes as the sealed block has
 */
record Place(OpenSegment segment, int offset, ByteBuffer target) {}
