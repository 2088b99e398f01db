package io.firn.core.restore;

import io.firn.core.chunk.ChunkId;
import io.firn.core.index.ChunkLocation;

/** A piece of content at its place in a file. */
final class Piece {

  final Content content;
  final long position;

  /** Null for a hole. */
  final ChunkId id;

  final long length;

  /** Null for a hole. */
  final ChunkLocation location;

  /** Whether the file has it already. Handed from thread to thread between phases only. */
  boolean right;

  Piece(Content content, long position, ChunkId id, long length, ChunkLocation location) {
    this.content = content;
    this.position = position;
    this.id = id;
    this.length = length;
    this.location = location;
  }

  boolean isHole() {
    return id == null;
  }
}
