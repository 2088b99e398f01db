package io.firn.core.storage;

import static java.util.Objects.requireNonNull;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import java.nio.channels.ReadableByteChannel;
import java.util.function.LongSupplier;

/**
 * Counts and times every request. Belongs next to the plugin, inside {@link RetryingStorage}, so
 * that what is counted is what was sent.
 */
public final class MeteredStorage extends AroundStorage {

  private final StorageMeter meter;
  private final LongSupplier nanoTime;

  /** Counts into {@code meter}, which may be shared. */
  public MeteredStorage(Storage delegate, StorageMeter meter) {
    this(delegate, meter, System::nanoTime);
  }

  MeteredStorage(Storage delegate, StorageMeter meter, LongSupplier nanoTime) {
    super(delegate);
    this.meter = requireNonNull(meter, "meter");
    this.nanoTime = requireNonNull(nanoTime, "nanoTime");
  }

  @Override
  <T> T around(StorageVerb verb, String target, Request<T> request) throws StorageException {
    long start = nanoTime.getAsLong();
    boolean failed = true;
    try {
      T answer = request.send();
      failed = false;
      return answer;
    } finally {
      meter.request(verb, nanoTime.getAsLong() - start, failed);
    }
  }

  @Override
  public void put(ObjectName name, Payload payload) throws StorageException {
    super.put(name, payload);
    meter.up(payload.length());
  }

  @Override
  public ReadableByteChannel open(ObjectName name, long offset, long length)
      throws StorageException {
    return new CountedChannel(super.open(name, offset, length), meter::down);
  }
}
