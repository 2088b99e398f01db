package io.firn.core.probe;

import static java.util.Objects.requireNonNull;

import io.firn.api.storage.ForwardingStorage;
import io.firn.api.storage.ListPage;
import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
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
    return new RationedChannel(delegate.open(name, offset, length), ration);
  }

  @Override
  public ObjectInfo info(ObjectName name) throws StorageException {
    ration.begin();
    return delegate.info(name);
  }

  @Override
  public ListPage list(String prefix, String cursor) throws StorageException {
    return delegate.list(prefix, cursor);
  }

  @Override
  public Instant now() throws StorageException {
    ration.begin();
    return delegate.now();
  }

  private record RationedChannel(ReadableByteChannel body, Ration ration)
      implements ReadableByteChannel {

    @Override
    public int read(ByteBuffer target) throws IOException {
      int count = body.read(target);
      ration.fetch(Math.max(0, count));
      return count;
    }

    @Override
    public boolean isOpen() {
      return body.isOpen();
    }

    @Override
    public void close() throws IOException {
      body.close();
    }
  }
}
