package io.firn.core.tune;

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
import java.util.List;

/** Takes every object at once and keeps none, so that a trial measures what comes before. */
public class DiscardingStorage implements Storage {

  @Override
  public CreateOnly createOnly() {
    return CreateOnly.EXCLUSIVE;
  }

  @Override
  public Duration settleTime() {
    return Duration.ZERO;
  }

  /** What takes its time over it may be interrupted. */
  @Override
  public void put(ObjectName name, Payload payload) throws StorageException {}

  @Override
  public ReadableByteChannel open(ObjectName name, long offset, long length)
      throws StorageException {
    throw new StorageException.NotFound("nothing is kept", null);
  }

  @Override
  public ObjectInfo info(ObjectName name) throws StorageException {
    throw new StorageException.NotFound("nothing is kept", null);
  }

  @Override
  public ListPage list(String prefix, String cursor) {
    return new ListPage(List.of(), "");
  }

  @Override
  public void delete(ObjectName name) {}

  @Override
  public Instant now() {
    return Instant.EPOCH;
  }

  @Override
  public void close() {}
}
