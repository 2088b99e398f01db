package io.firn.core.storage;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How a run may use its storage.
 *
 * @param upload bytes a second, over all uploads together; at least 1
 * @param download bytes a second, over all downloads together; at least 1
 * @param requests a second, those sent again included; above zero
 * @param connections requests at once, at least 1
 * @param stuckAfter a request that moves no byte for so long is ended and sent again; zero for
 *     never
 * @param waitForStorage how long a storage that is away is waited for, beyond the usual attempts;
 *     zero for not at all
 */
public record StorageTraffic(
    OptionalLong upload,
    OptionalLong download,
    OptionalDouble requests,
    OptionalInt connections,
    Duration stuckAfter,
    Duration waitForStorage) {

  /** Without limits, and patient for ten minutes with a request that stands still. */
  public static final StorageTraffic DEFAULT =
      new StorageTraffic(
          OptionalLong.empty(),
          OptionalLong.empty(),
          OptionalDouble.empty(),
          OptionalInt.empty(),
          Duration.ofMinutes(10),
          Duration.ZERO);

  public StorageTraffic {
    if (upload.orElse(1) < 1 || download.orElse(1) < 1 || connections.orElse(1) < 1) {
      throw new IllegalArgumentException("a limit below 1");
    }
    if (!(requests.orElse(1) > 0)) {
      throw new IllegalArgumentException("requests a second: " + requests);
    }
    requireNonNull(stuckAfter, "stuckAfter");
    requireNonNull(waitForStorage, "waitForStorage");
  }

  boolean isThrottled() {
    return upload.isPresent() || download.isPresent() || requests.isPresent();
  }
}
