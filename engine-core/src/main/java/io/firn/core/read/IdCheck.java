package io.firn.core.read;

import io.firn.core.chunk.ChunkHasher;
import io.firn.core.chunk.ChunkId;
import io.firn.core.crypto.KeyRing;
import java.nio.ByteBuffer;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Compares chunks with their ids, all 32 bytes of them: the index knows only 16. Hashers are for
 * one thread, so they are lent from a pool. Safe for use by many threads.
 */
public final class IdCheck {

  private final KeyRing keys;
  private final Deque<ChunkHasher> free = new ConcurrentLinkedDeque<>();

  public IdCheck(KeyRing keys) {
    this.keys = keys;
  }

  /** Tells whether the remaining bytes are the chunk of this id; moves no position. */
  public boolean matches(ChunkId id, ByteBuffer chunk) {
    return id.equals(hash(chunk));
  }

  /** The id of the remaining bytes; moves no position. */
  public ChunkId hash(ByteBuffer chunk) {
    ChunkHasher hasher = free.pollFirst();
    if (hasher == null) {
      hasher = keys.newChunkHasher();
    }
    ChunkId id = hasher.hash(chunk);
    free.addFirst(hasher);
    return id;
  }
}
