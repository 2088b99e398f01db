package io.firn.core.stream;

import io.firn.core.chunk.ChunkId;

/**
 * One child of a list node.
 *
 * @param id null for a hole
 * @param length bytes of content
 * @param firstPath where the records below it begin; null in lists without paths
 */
record ListEntry(ChunkId id, long length, byte[] firstPath) {

  boolean isHole() {
    return id == null;
  }
}
