package io.firn.core.storage;

import java.time.Duration;
import java.util.Map;

/**
 * What a run asked of its storage, at one moment.
 *
 * @param verbs an entry for each verb, also for those not used
 * @param bytesUp of the objects that were created
 * @param bytesDown that were read from bodies
 */
public record StorageMetrics(Map<StorageVerb, VerbMetrics> verbs, long bytesUp, long bytesDown) {

  public StorageMetrics {
    verbs = Map.copyOf(verbs);
  }

  /**
   * One verb. Quantiles are upper bounds within a factor of two.
   *
   * @param requests sent, retries and failures included
   * @param failures requests that ended with an exception
   * @param retries requests that were sent again after a failure
   * @param total time of all requests together; of an open, until the body begins
   */
  public record VerbMetrics(
      long requests,
      long failures,
      long retries,
      Duration total,
      Duration median,
      Duration percentile95,
      Duration max) {}
}
