package io.firn.bench.auto;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.StorageException;
import io.firn.core.tune.DiscardingStorage;
import java.util.concurrent.locks.LockSupport;

/** Takes so many bytes a second over all connections, shared fairly, and keeps none. */
final class ThrottledStorage extends DiscardingStorage {

  /** What one connection sends before it is another's turn. */
  private static final int PIECE = 256 << 10;

  private final double bytesPerNano;

  /** When the line is free again; guarded by this. */
  private long free = System.nanoTime();

  /**
   * A line of its own.
   *
   * @param bytesPerSecond over all connections together
   */
  ThrottledStorage(long bytesPerSecond) {
    this.bytesPerNano = bytesPerSecond / 1e9;
  }

  @Override
  public void put(ObjectName name, Payload payload) throws StorageException {
    long left = payload.length();
    while (left > 0) {
      int piece = (int) Math.min(left, PIECE);
      payload.sending(piece);
      await(book(piece));
      left -= piece;
    }
  }

  /** Takes the next turn on the line; returns when it ends. */
  private synchronized long book(long bytes) {
    free = Math.max(free, System.nanoTime()) + (long) (bytes / bytesPerNano);
    return free;
  }

  private static void await(long end) throws StorageException {
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      if (Thread.currentThread().isInterrupted()) {
        throw new StorageException.Interrupted("interrupted while sending", null);
      }
      LockSupport.parkNanos(left);
    }
  }
}
