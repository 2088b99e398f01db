package io.firn.core.storage;

import static java.util.Objects.requireNonNull;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * Ends requests that stand still, as {@link StorageException.Transient}. Of a body only the reads
 * are watched, not the time that the reader takes between them.
 */
final class WatchdogStorage extends AroundStorage {

  private final Watchdog watchdog;

  /** Watches what goes to {@code delegate}; closes the watchdog when closed. */
  WatchdogStorage(Storage delegate, Watchdog watchdog) {
    super(delegate);
    this.watchdog = requireNonNull(watchdog, "watchdog");
  }

  @Override
  <T> T around(StorageVerb verb, String target, Request<T> request) throws StorageException {
    return watchdog.watch(verb, target, 0, watched -> request.send());
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
    return new WatchedChannel(watchdog, name, super.open(name, offset, length));
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
