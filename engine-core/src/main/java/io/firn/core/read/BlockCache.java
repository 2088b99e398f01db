package io.firn.core.read;

import io.firn.api.storage.StorageException;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Raw blocks by their place, the least recently used ones thrown out when they are too many bytes.
 * A block that is being loaded is here already, so that nobody loads it a second time. Safe for use
 * by many threads.
 */
final class BlockCache {

  /** Where a block is: number of the segment and offset in it. */
  record Place(int segment, int offset) {}

  private final long most;
  private final LinkedHashMap<Place, CompletableFuture<byte[]>> blocks =
      new LinkedHashMap<>(64, 0.75f, true);
  private long bytes;

  /** A cache of at most {@code most} bytes, but at least one block. */
  BlockCache(long most) {
    this.most = most;
  }

  /**
   * Enters a block that the caller is going to load.
   *
   * @return what the caller has to complete, by {@link #loaded} or {@link #failed}; empty when the
   *     block is here or on its way
   */
  synchronized Optional<CompletableFuture<byte[]>> claim(Place place) {
    if (blocks.get(place) != null) {
      return Optional.empty();
    }
    CompletableFuture<byte[]> block = new CompletableFuture<>();
    blocks.put(place, block);
    return Optional.of(block);
  }

  /** The block if it is here or on its way. */
  synchronized Optional<CompletableFuture<byte[]>> find(Place place) {
    return Optional.ofNullable(blocks.get(place));
  }

  void loaded(CompletableFuture<byte[]> claimed, byte[] block) {
    synchronized (this) {
      bytes += block.length;
      evict();
    }
    claimed.complete(block);
  }

  /** Takes the claim back: who waits is told, who comes later tries again. */
  void failed(Place place, CompletableFuture<byte[]> claimed, Throwable reason) {
    synchronized (this) {
      blocks.remove(place, claimed);
    }
    claimed.completeExceptionally(reason);
  }

  /** Waits for a block, with the loader's exception if it failed. */
  static byte[] await(CompletableFuture<byte[]> block) throws IOException {
    try {
      return block.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException.Interrupted("interrupted while waiting for a block", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException("a block could not be loaded", e);
    }
  }

  /** The newest is not done yet, so one block stays however large it is. */
  private void evict() {
    Iterator<Map.Entry<Place, CompletableFuture<byte[]>>> oldest = blocks.entrySet().iterator();
    while (bytes > most && oldest.hasNext()) {
      CompletableFuture<byte[]> block = oldest.next().getValue();
      if (block.isDone()) {
        bytes -= block.join().length;
        oldest.remove();
      }
    }
  }
}
