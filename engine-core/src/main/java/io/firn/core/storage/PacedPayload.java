package io.firn.core.storage;

import static java.util.Objects.requireNonNull;

import io.firn.api.storage.Payload;
import io.firn.api.storage.StorageException;
import java.util.concurrent.atomic.AtomicLong;

/** Sends as fast as its bucket allows. For one put. */
final class PacedPayload extends ForwardingPayload {

  private final TokenBucket bucket;
  private final AtomicLong paid = new AtomicLong();

  PacedPayload(Payload inner, TokenBucket bucket) {
    super(inner);
    this.bucket = requireNonNull(bucket, "bucket");
  }

  @Override
  public void sending(int bytes) throws StorageException {
    bucket.take(bytes);
    paid.addAndGet(bytes);
    super.sending(bytes);
  }

  /** Pays for what the storage sent without a word. */
  void takeRest() throws StorageException.Interrupted {
    bucket.take(Math.max(0, length() - paid.get()));
  }
}
