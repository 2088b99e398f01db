package io.firn.bench.auto;

import io.firn.api.storage.CreateOnly;
import io.firn.api.storage.ListPage;
import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Takes so many bytes a second over all connections, shared fairly, and keeps none. */
final class ThrottledStorage implements Storage {

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
      long piece = Math.min(left, PIECE);
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

  @Override
  public CreateOnly createOnly() {
    return CreateOnly.EXCLUSIVE;
  }

  @Override
  public Duration settleTime() {
    return Duration.ZERO;
  }

  @Override
  public ReadableByteChannel open(ObjectName name, long offset, long length)
      throws StorageException {
    throw new StorageException.NotFound("nothing is kept", null);
  }

  @Override
  public ObjectInfo info(ObjectName name) throws StorageException {
    throw new StorageException.NotFound("nothing is kept", null);
  }

  @Override
  public ListPage list(String prefix, String cursor) {
    return new ListPage(List.of(), "");
  }

  @Override
  public void delete(ObjectName name) {}

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public void close() {}
}
