package io.firn.core.storage;

import io.firn.api.storage.StorageException;
import java.time.Duration;

/** Told of every request that will be sent again. Called by many threads. */
@FunctionalInterface
public interface RetryListener {

  /** Nobody wants to know. */
  RetryListener NONE = (verb, target, failed, pause, error) -> {};

  /**
   * A request failed and will be sent again after a pause.
   *
   * @param target name of the object, or prefix of the listing
   * @param failed attempts made so far
   * @param pause until the next one
   */
  void retrying(
      StorageVerb verb, String target, int failed, Duration pause, StorageException error);
}
