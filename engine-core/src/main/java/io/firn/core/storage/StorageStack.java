package io.firn.core.storage;

import static java.util.Objects.requireNonNull;

import io.firn.api.storage.Storage;
import java.util.Optional;

/**
 * Puts the decorators round a plugin's storage, in the order whose reasons stand in the description
 * of this package. What was not asked for is left out, so that it costs nothing.
 *
 * @param meter counts what is sent; empty when nobody wants to know
 */
public record StorageStack(Optional<StorageMeter> meter) {

  public StorageStack {
    requireNonNull(meter, "meter");
  }

  /** The storage as the engine uses it; closing it closes {@code plugin}. */
  public Storage over(Storage plugin) {
    Storage storage = plugin;
    if (meter.isPresent()) {
      storage = new MeteredStorage(storage, meter.get());
    }
    RetryListener retries = meter.isPresent() ? meter.get() : RetryListener.NONE;
    return new RetryingStorage(storage, RetryPolicy.DEFAULT, retries);
  }
}
