package io.firn.core.index;

import io.firn.core.index.table.EntryCursor;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The chunks that this run has claimed, and of those whose upload ended the places, until a flush
 * has made a table of them: the one part of the index that is in the heap, at most some 80 bytes a
 * chunk. Safe for use by many threads.
 *
 * <p>The shards are ranges of ids, so that their contents one after the other are sorted.
 */
final class RunChunks {

  private static final int SHARD_BITS = 6;

  private final Shard[] shards = new Shard[1 << SHARD_BITS];

  RunChunks() {
    for (int i = 0; i < shards.length; i++) {
      shards[i] = new Shard();
    }
  }

  /** Tells whether the chunk is claimed or stored by this run and not yet in a table. */
  boolean contains(long high, long low) {
    Shard shard = shard(high);
    synchronized (shard) {
      return shard.find(high, low) >= 0;
    }
  }

  /** Where the chunk is; null when it is not known or its upload has not ended. */
  ChunkLocation find(long high, long low) {
    Shard shard = shard(high);
    synchronized (shard) {
      int slot = shard.find(high, low);
      return slot < 0 ? null : shard.location(slot);
    }
  }

  /** What {@link #claim} found. */
  enum Claim {
    CLAIMED,
    TAKEN,
    STALE
  }

  /**
   * Claims the chunk unless it is there.
   *
   * @param current asked under the shard's lock whether the tables, which the caller has searched
   *     in vain, are still all: a flush shows a new table before it takes its chunks from here
   */
  Claim claim(long high, long low, BooleanSupplier current) {
    Shard shard = shard(high);
    synchronized (shard) {
      if (shard.find(high, low) >= 0) {
        return Claim.TAKEN;
      }
      if (!current.getAsBoolean()) {
        return Claim.STALE;
      }
      shard.put(high, low);
      return Claim.CLAIMED;
    }
  }

  /**
   * Enters where a chunk is, claimed or not. The first place of a chunk stays.
   *
   * @return whether it had none
   */
  boolean enter(long high, long low, ChunkLocation location) {
    Shard shard = shard(high);
    synchronized (shard) {
      int slot = shard.find(high, low);
      if (slot < 0) {
        slot = shard.put(high, low);
      }
      return shard.locate(slot, location);
    }
  }

  /** How many chunks have a place in segments below {@code end}. */
  int count(int end) {
    int count = 0;
    for (Shard shard : shards) {
      synchronized (shard) {
        count += shard.count(end);
      }
    }
    return count;
  }

  /** The chunks with a place in segments below {@code end}, in order. */
  EntryCursor sorted(int end) {
    return new Cursor(end);
  }

  /** Forgets the chunks with a place in segments below {@code end}. */
  void forget(int end) {
    for (Shard shard : shards) {
      synchronized (shard) {
        shard.forget(end);
      }
    }
  }

  private Shard shard(long high) {
    return shards[(int) (high >>> (Long.SIZE - SHARD_BITS))];
  }

  private final class Cursor implements EntryCursor {

    private final int end;
    private int nextShard;
    private List<Shard.Entry> entries = Collections.emptyList();
    private int next;
    private Shard.Entry current;

    Cursor(int end) {
      this.end = end;
    }

    @Override
    public boolean advance() {
      while (next == entries.size()) {
        if (nextShard == shards.length) {
          return false;
        }
        Shard shard = shards[nextShard++];
        synchronized (shard) {
          entries = shard.sorted(end);
        }
        next = 0;
      }
      current = entries.get(next++);
      return true;
    }

    @Override
    public long high() {
      return current.high();
    }

    @Override
    public long low() {
      return current.low();
    }

    @Override
    public int segment() {
      return current.location().segment();
    }

    @Override
    public int blockOffset() {
      return current.location().blockOffset();
    }

    @Override
    public int blockLength() {
      return current.location().blockLength();
    }

    @Override
    public int place() {
      return current.location().place();
    }

    @Override
    public int length() {
      return current.location().length();
    }
  }
}
