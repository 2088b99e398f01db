package io.firn.core.probe;

import static java.util.Objects.requireNonNull;

import io.firn.api.storage.ForwardingStorage;
import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.core.storage.CountedChannel;
import io.firn.core.storage.ForwardingPayload;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Lets no request begin when the {@link Ration} is used up, whoever asks: a check, or the retrier
 * round this. Listings and deletions always pass, for they are how a probe tidies up. What it puts
 * vanishes by itself where the storage can see to that, or a probe that is killed would leave it.
 */
public final class RationedStorage extends ForwardingStorage {

  private final Ration ration;

  public RationedStorage(Storage delegate, Ration ration) {
    super(delegate);
    this.ration = requireNonNull(ration, "ration");
  }

  @Override
  public void put(ObjectName name, Payload payload) throws StorageException {
    ration.begin();
    ration.send(payload.length());
    delegate.put(name, new Perishable(payload));
  }

  /** Bytes that nobody wants when no probe can last any more. */
  private static final class Perishable extends ForwardingPayload {

    Perishable(Payload inner) {
      super(inner);
    }

    @Override
    public Optional<Duration> lifetime() {
      return Optional.of(Tidying.STALE);
    }
  }

  @Override
  public ReadableByteChannel open(ObjectName name, long offset, long length)
      throws StorageException {
    ration.begin();
    return new CountedChannel(delegate.open(name, offset, length), ration::fetch);
  }

  @Override
  public ObjectInfo info(ObjectName name) throws StorageException {
    ration.begin();
    return delegate.info(name);
  }

  @Override
  public Instant now() throws StorageException {
    ration.begin();
    return delegate.now();
  }
}
