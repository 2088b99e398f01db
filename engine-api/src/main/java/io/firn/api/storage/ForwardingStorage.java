package io.firn.api.storage;

import static java.util.Objects.requireNonNull;

import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.time.Instant;

/**
 * Passes every call on: the base of decorators, which override what they change. Capabilities that
 * the storage behind implements besides {@link Storage} are not passed on.
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
  public void close() throws StorageException {
    delegate.close();
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + "(" + delegate + ")";
  }
}
