package io.firn.core.read;

import io.firn.core.RepositoryException.Damaged;
import io.firn.core.chunk.ChunkId;
import io.firn.core.crypto.KeyRing;
import io.firn.core.index.ChunkIndex;
import io.firn.core.index.ChunkLocation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Reads chunks out of the segments that the index names, block by block through a cache: metadata
 * and list nodes lie many to a block. Made for reading here and there; a restore plans its reads.
 * Safe for use by many threads.
 */
public final class RepositoryChunkReader implements ChunkReader {

  private final ChunkIndex index;
  private final BlockLoader loader;
  private final BlockCache cache;
  private final IdCheck ids;

  /**
   * @param segments counts what is fetched
   */
  public RepositoryChunkReader(
      SegmentFetcher segments, ChunkIndex index, KeyRing keys, ReadAhead ahead) {
    this.index = index;
    this.cache = new BlockCache(ahead.cacheBytes());
    this.loader = new BlockLoader(segments, index, keys, cache, ahead);
    this.ids = new IdCheck(keys);
  }

  @Override
  public ByteBuffer read(ChunkId id) throws IOException {
    ChunkLocation location = index.find(id);
    if (location == null) {
      throw new Damaged(
          "chunk " + id + " is in no segment that the index knows; run 'firn repair index'", null);
    }
    byte[] block = loader.load(location);
    String segment = "segment " + index.segment(location.segment()).id();
    if (location.place() < 0
        || location.length() < 0
        || (long) location.place() + location.length() > block.length) {
      throw new Damaged(segment + " has no chunk " + id + " where the index says", null);
    }
    // Not read-only yet: Amazon's provider first copies a buffer whose array it may not see.
    ByteBuffer chunk = ByteBuffer.wrap(block, location.place(), location.length()).slice();
    if (!ids.matches(id, chunk)) {
      throw new Damaged(segment + " holds another chunk in the place of " + id, null);
    }
    return chunk.asReadOnlyBuffer();
  }

  @Override
  public void prefetch(List<ChunkId> soon) {
    loader.prefetch(soon);
  }
}
