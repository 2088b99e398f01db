package io.firn.testkit.storage;

import io.firn.api.storage.CreateOnly;
import io.firn.api.storage.ListPage;
import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.time.Instant;

/** A right storage; subclasses get something wrong. */
class AlteredStorage implements Storage {

  final InMemoryStorage real;

  AlteredStorage(InMemoryStorage real) {
    this.real = real;
  }

  @Override
  public CreateOnly createOnly() {
    return real.createOnly();
  }

  @Override
  public Duration settleTime() {
    return real.settleTime();
  }

  @Override
  public void put(ObjectName name, Payload payload) throws StorageException {
    real.put(name, payload);
  }

  @Override
  public ReadableByteChannel open(ObjectName name, long offset, long length)
      throws StorageException {
    return real.open(name, offset, length);
  }

  @Override
  public ObjectInfo info(ObjectName name) throws StorageException {
    return real.info(name);
  }

  @Override
  public ListPage list(String prefix, String cursor) throws StorageException {
    return real.list(prefix, cursor);
  }

  @Override
  public void delete(ObjectName name) throws StorageException {
    real.delete(name);
  }

  @Override
  public Instant now() throws StorageException {
    return real.now();
  }

  @Override
  public void close() {
    real.close();
  }
}
