package io.firn.core.storage;

import io.firn.api.storage.BulkDelete;
import io.firn.api.storage.ForwardingStorage;
import io.firn.api.storage.ListPage;
import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectLock;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Does one thing around every request: the base of decorators that treat all verbs alike. What they
 * do about bodies, and where a put or an open differs, they override.
 */
abstract class AroundStorage extends ForwardingStorage {

  /** Stands before {@code delegate}, and closes it when closed. */
  AroundStorage(Storage delegate) {
    super(delegate);
  }

  /** One request to the storage behind. */
  @FunctionalInterface
  interface Request<T> {
    T send() throws StorageException;
  }

  /**
   * Sends the request, with what belongs around it.
   *
   * @param target name or prefix, for messages
   */
  abstract <T> T around(StorageVerb verb, String target, Request<T> request)
      throws StorageException;

  @Override
  public void put(ObjectName name, Payload payload) throws StorageException {
    around(
        StorageVerb.PUT,
        name.value(),
        () -> {
          delegate.put(name, payload);
          return name;
        });
  }

  @Override
  public ReadableByteChannel open(ObjectName name, long offset, long length)
      throws StorageException {
    return around(StorageVerb.OPEN, name.value(), () -> delegate.open(name, offset, length));
  }

  @Override
  public ObjectInfo info(ObjectName name) throws StorageException {
    return around(StorageVerb.INFO, name.value(), () -> delegate.info(name));
  }

  @Override
  public ListPage list(String prefix, String cursor) throws StorageException {
    return around(StorageVerb.LIST, prefix, () -> delegate.list(prefix, cursor));
  }

  @Override
  public void delete(ObjectName name) throws StorageException {
    around(
        StorageVerb.DELETE,
        name.value(),
        () -> {
          delegate.delete(name);
          return name;
        });
  }

  @Override
  public Optional<ObjectLock> objectLock() {
    return delegate.objectLock().map(AroundLock::new);
  }

  @Override
  public Optional<BulkDelete> bulkDelete() {
    return delegate
        .bulkDelete()
        .map(
            bulk ->
                names ->
                    around(
                        StorageVerb.DELETE,
                        names.size() + " objects",
                        () -> {
                          bulk.delete(names);
                          return names;
                        }));
  }

  /** Requests about a lock are requests like others. */
  private final class AroundLock implements ObjectLock {

    private final ObjectLock lock;

    AroundLock(ObjectLock lock) {
      this.lock = lock;
    }

    @Override
    public Duration period() {
      return lock.period();
    }

    @Override
    public Optional<Instant> retainedUntil(ObjectName name) throws StorageException {
      return around(StorageVerb.INFO, name.value(), () -> lock.retainedUntil(name));
    }

    @Override
    public void retain(ObjectName name, Instant until) throws StorageException {
      around(
          StorageVerb.RETAIN,
          name.value(),
          () -> {
            lock.retain(name, until);
            return name;
          });
    }
  }

  @Override
  public Instant now() throws StorageException {
    return around(StorageVerb.NOW, "the time", delegate::now);
  }
}
