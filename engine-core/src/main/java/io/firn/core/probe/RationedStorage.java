package io.firn.core.probe;

import static java.util.Objects.requireNonNull;

import io.firn.api.storage.ForwardingStorage;
import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.core.storage.CountedChannel;
import java.nio.channels.ReadableByteChannel;
import java.time.Instant;

/**
 * Lets no request begin when the {@link Ration} is used up, whoever asks: a check, or the retrier
 * round this. Listings and deletions always pass, for they are how a probe tidies up.
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
    delegate.put(name, payload);
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
