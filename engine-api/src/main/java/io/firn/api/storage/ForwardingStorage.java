package io.firn.api.storage;

import static java.util.Objects.requireNonNull;

import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Passes every call on: the base of decorators, which override what they change. Capabilities pass
 * as they are: a decorator that changes {@link #put} or {@link #delete} has to see to them too.
 */
public abstract class ForwardingStorage implements Storage {

  /** The storage behind. */
  protected final Storage delegate;

  /** Stands before {@code delegate}, and closes it when closed. */
  protected ForwardingStorage(Storage delegate) {
    this.delegate = requireNonNull(delegate, "delegate");
  }

  @Override
  public CreateOnly createOnly() {
    return delegate.createOnly();
  }

  @Override
  public Duration settleTime() {
    return delegate.settleTime();
  }

  @Override
  public void put(ObjectName name, Payload payload) throws StorageException {
    delegate.put(name, payload);
  }

  @Override
  public ReadableByteChannel open(ObjectName name, long offset, long length)
      throws StorageException {
    return delegate.open(name, offset, length);
  }

  @Override
  public ObjectInfo info(ObjectName name) throws StorageException {
    return delegate.info(name);
  }

  @Override
  public ListPage list(String prefix, String cursor) throws StorageException {
    return delegate.list(prefix, cursor);
  }

  @Override
  public void delete(ObjectName name) throws StorageException {
    delegate.delete(name);
  }

  @Override
  public Instant now() throws StorageException {
    return delegate.now();
  }

  @Override
  public Optional<ObjectLock> objectLock() {
    return delegate.objectLock();
  }

  @Override
  public Optional<BulkDelete> bulkDelete() {
    return delegate.bulkDelete();
  }

  @Override
  public void close() throws StorageException {
    delegate.close();
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + "(" + delegate + ")";
  }
}
