package io.firn.core.storage;

import static java.util.Objects.requireNonNull;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;

/**
 * Holds limits of bytes and requests a second, over all threads together. What is sent again counts
 * again: the limits are for the line and the provider, not for what is achieved.
 *
 * <p>An upload is slowed down while it is sent by storages that call {@link Payload#sending}. For
 * one that does not, the rest is waited for after the put: then the limit holds over a few objects,
 * and each of them goes as fast as the line takes it.
 */
final class ThrottledStorage extends AroundStorage {

  private final Optional<TokenBucket> up;
  private final Optional<TokenBucket> down;
  private final Optional<TokenBucket> requests;

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
    PacedPayload paced = new PacedPayload(payload, up.get());
    super.put(name, paced);
    paced.takeRest();
  }

  @Override
  public ReadableByteChannel open(ObjectName name, long offset, long length)
      throws StorageException {
    ReadableByteChannel body = super.open(name, offset, length);
    return down.isPresent() ? new PacedChannel(body, down.get()) : body;
  }
}
