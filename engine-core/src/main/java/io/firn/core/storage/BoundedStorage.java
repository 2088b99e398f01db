package io.firn.core.storage;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sends so many requests at once and not more; others wait in the order they came. A body that is
 * read counts until it is closed, so no thread may send a request while it holds a body open: with
 * a bound of one it would wait for itself.
 */
final class BoundedStorage extends AroundStorage {

  private final Semaphore free;

  /**
   * Bounds what goes to {@code delegate}.
   *
   * @param most requests at once, at least 1
   */
  BoundedStorage(Storage delegate, int most) {
    super(delegate);
    if (most < 1) {
      throw new IllegalArgumentException(most + " requests at once");
    }
    this.free = new Semaphore(most, true);
  }

  @Override
  <T> T around(StorageVerb verb, String target, Request<T> request) throws StorageException {
    acquire();
    try {
      return request.send();
    } finally {
      free.release();
    }
  }

  private void acquire() throws StorageException.Interrupted {
    try {
      free.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException.Interrupted("interrupted while all connections were in use", e);
    }
  }

  @Override
  public ReadableByteChannel open(ObjectName name, long offset, long length)
      throws StorageException {
    acquire();
    boolean opened = false;
    try {
      ReadableByteChannel body = delegate.open(name, offset, length);
      opened = true;
      return new HeldChannel(body, free, new AtomicBoolean());
    } finally {
      if (!opened) {
        free.release();
      }
    }
  }

  private record HeldChannel(ReadableByteChannel body, Semaphore free, AtomicBoolean released)
      implements ReadableByteChannel {

    @Override
    public int read(ByteBuffer target) throws IOException {
      return body.read(target);
    }

    @Override
    public boolean isOpen() {
      return body.isOpen();
    }

    @Override
    public void close() throws IOException {
      try {
        body.close();
      } finally {
        if (!released.getAndSet(true)) {
          free.release();
        }
      }
    }
  }
}
