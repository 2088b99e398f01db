package io.firn.core.storage;

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
 * Ends requests that stand still, as {@link StorageException.Transient}. Of a body only the reads
 * are watched, not the time that the reader takes between them.
 */
final class WatchdogStorage extends ForwardingStorage {

  private final Watchdog watchdog;

  /** Watches what goes to {@code delegate}; closes the watchdog when closed. */
  WatchdogStorage(Storage delegate, Watchdog watchdog) {
    super(delegate);
    this.watchdog = requireNonNull(watchdog, "watchdog");
  }

  @Override
  public void put(ObjectName name, Payload payload) throws StorageException {
    watchdog.watch(
        StorageVerb.PUT,
        name,
        payload.length(),
        request -> {
          delegate.put(name, new WatchedPayload(payload, request));
          return name;
        });
  }

  @Override
  public ReadableByteChannel open(ObjectName name, long offset, long length)
      throws StorageException {
    ReadableByteChannel body =
        watchdog.watch(StorageVerb.OPEN, name, 0, request -> delegate.open(name, offset, length));
    return new WatchedChannel(watchdog, name, body);
  }

  @Override
  public ObjectInfo info(ObjectName name) throws StorageException {
    return watchdog.watch(StorageVerb.INFO, name, 0, request -> delegate.info(name));
  }

  @Override
  public ListPage list(String prefix, String cursor) throws StorageException {
    return watchdog.watch(StorageVerb.LIST, prefix, 0, request -> delegate.list(prefix, cursor));
  }

  @Override
  public void delete(ObjectName name) throws StorageException {
    watchdog.watch(
        StorageVerb.DELETE,
        name,
        0,
        request -> {
          delegate.delete(name);
          return name;
        });
  }

  @Override
  public Instant now() throws StorageException {
    return watchdog.watch(StorageVerb.NOW, "the time", 0, request -> delegate.now());
  }

  @Override
  public void close() throws StorageException {
    try (watchdog) {
      super.close();
    }
  }

  private static final class WatchedPayload extends ForwardingPayload {

    private final Watchdog.Request request;

    WatchedPayload(Payload inner, Watchdog.Request request) {
      super(inner);
      this.request = request;
    }

    @Override
    public void sending(int bytes) throws StorageException {
      request.held();
      try {
        super.sending(bytes);
      } finally {
        request.moved();
      }
    }
  }

  private record WatchedChannel(Watchdog watchdog, ObjectName name, ReadableByteChannel body)
      implements ReadableByteChannel {

    @Override
    public int read(ByteBuffer target) throws IOException {
      return watchdog.watch(StorageVerb.OPEN, name, 0, request -> body.read(target));
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
