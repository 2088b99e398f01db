package io.firn.core.storage;

import io.firn.api.storage.StorageException;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How often and how fast a failed request is sent again.
 *
 * @param attempts requests in all, the first one included; at least 1
 * @param firstDelay before the second attempt; doubles with each further one
 * @param maxDelay the longest pause that is chosen here
 * @param maxRetryAfter the longest pause that a storage may ask for; one that asks for more is not
 *     waited for
 */
public record RetryPolicy(
    int attempts, Duration firstDelay, Duration maxDelay, Duration maxRetryAfter) {

  /** Bytes found changed were changed on the way, or at rest: then asking again does not help. */
  private static final int INTEGRITY_ATTEMPTS = 3;

  /**
   * Eight attempts with pauses of 0.5, 1, 2 ... 30 seconds: rides out a minute, the restart of a
   * proxy or the failover of a load balancer, and fails while somebody still waits for the answer.
   */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(8, Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofMinutes(5));

  public RetryPolicy {
    if (attempts < 1 || firstDelay.isNegative() || maxDelay.compareTo(firstDelay) < 0) {
      throw new IllegalArgumentException("attempts " + attempts + ", delays " + firstDelay);
    }
  }

  /**
   * The pause before the next attempt, or empty to give up.
   *
   * @param failed attempts made so far, all of them failed; from 1
   */
  Optional<Duration> pauseAfter(StorageException error, int failed, RandomGenerator random) {
    return switch (error) {
      case StorageException.Transient again when failed < attempts ->
          again.retryAfter().filter(asked -> asked.compareTo(maxRetryAfter) > 0).isPresent()
              ? Optional.empty()
              : Optional.of(atLeastAsked(again, backOff(failed, random), random));
      case StorageException.Integrity _ when failed < Math.min(attempts, INTEGRITY_ATTEMPTS) ->
          Optional.of(backOff(failed, random));
      default -> Optional.empty();
    };
  }

  /** Between attempts at a storage that is away for long. */
  Duration longPause(StorageException.Transient error, RandomGenerator random) {
    return atLeastAsked(error, byChance(maxDelay.toNanos(), random), random);
  }

  /**
   * Never before the time that the storage asked for, and a little after it by chance, since it
   * told all clients the same. Never before the usual time either: a storage that asks for no pause
   * at all would else see all attempts within a second.
   */
  private Duration atLeastAsked(
      StorageException.Transient error, Duration usual, RandomGenerator random) {
    return error
        .retryAfter()
        .map(asked -> asked.plusNanos(random.nextLong(firstDelay.toNanos() + 1)))
        .filter(asked -> asked.compareTo(usual) > 0)
        .orElse(usual);
  }

  private Duration backOff(int failed, RandomGenerator random) {
    // 2^20 times any sensible first delay is above any sensible longest one, and does not overflow.
    long doubled = firstDelay.multipliedBy(1L << Math.min(failed - 1, 20)).toNanos();
    return byChance(Math.min(maxDelay.toNanos(), doubled), random);
  }

  /** Half is fixed and half by chance, so that many clients do not come back as one. */
  private static Duration byChance(long full, RandomGenerator random) {
    return Duration.ofNanos(full / 2 + random.nextLong(full / 2 + 1));
  }
}
