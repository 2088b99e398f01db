package io.firn.core.storage;

import static java.util.Objects.requireNonNull;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Holds limits of bytes and requests a second, over all threads together. What is sent again counts
 * again: the limits are for the line and the provider, not for what is achieved.
 *
 * <p>An upload is slowed down while it is sent by storages that call {@link Payload#sending}. For
 * one that does not, the rest is waited for after the put: then the limit holds over a few objects,
 * and each of them goes as fast as the line takes it.
 *
 * <p>Servers end an upload of which no byte comes for a while, Swift's after 60 s. So under a low
 * limit there are fewer uploads at once, that each gets its next piece in time.
 */
final class ThrottledStorage extends AroundStorage {

  /** Half of what servers bear. Below some 5 KiB/s one piece alone takes longer than that. */
  private static final double LONGEST_SILENCE_SECONDS = 30;

  /** Bytes of the pieces in which our plugins send. */
  private static final double LARGEST_PIECE = 256 << 10;

  /** More than a run ever has. */
  private static final int MOST_UPLOADS = 1 << 20;

  private final Optional<TokenBucket> up;
  private final Optional<TokenBucket> down;
  private final Optional<TokenBucket> requests;
  private final Semaphore uploads;

  /** Limits what has a bucket. */
  ThrottledStorage(
      Storage delegate,
      Optional<TokenBucket> up,
      Optional<TokenBucket> down,
      Optional<TokenBucket> requests) {
    super(delegate);
    this.up = requireNonNull(up, "up");
    this.down = requireNonNull(down, "down");
    this.requests = requireNonNull(requests, "requests");
    this.uploads = new Semaphore(up.map(ThrottledStorage::uploadsAtOnce).orElse(1), true);
  }

  /** As many as are never silent for longer than they may be; one at least. */
  private static int uploadsAtOnce(TokenBucket bucket) {
    double piecesInTime = bucket.perSecond() * LONGEST_SILENCE_SECONDS / LARGEST_PIECE;
    return (int) Math.clamp(piecesInTime, 1, MOST_UPLOADS);
  }

  @Override
  <T> T around(StorageVerb verb, String target, Request<T> request) throws StorageException {
    if (requests.isPresent()) {
      requests.get().take(1);
    }
    return request.send();
  }

  @Override
  public void put(ObjectName name, Payload payload) throws StorageException {
    if (up.isEmpty()) {
      super.put(name, payload);
      return;
    }
    acquire();
    try {
      PacedPayload paced = new PacedPayload(payload, up.get());
      super.put(name, paced);
      paced.takeRest();
    } finally {
      uploads.release();
    }
  }

  private void acquire() throws StorageException.Interrupted {
    try {
      uploads.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException.Interrupted("interrupted while a limit was held", e);
    }
  }

  @Override
  public ReadableByteChannel open(ObjectName name, long offset, long length)
      throws StorageException {
    ReadableByteChannel body = super.open(name, offset, length);
    return down.isPresent() ? new PacedChannel(body, down.get()) : body;
  }
}
