package io.firn.core.storage;

import static java.util.Objects.requireNonNull;

import io.firn.api.storage.StorageException;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Makes attempts until one succeeds or policy and outage say to give up. Thread-safe. */
final class Retrier {

  /** One try. */
  @FunctionalInterface
  interface Attempt<T> {
    /** Sends the request; {@code number} counts from 1. */
    T run(int number) throws StorageException;
  }

  private final RetryPolicy policy;
  private final Outage outage;
  private final RetryListener listener;
  private final Sleeper sleeper;
  private final RandomGenerator random;

  /**
   * @param random must be safe for many threads, as {@link java.util.Random} is
   */
  Retrier(
      RetryPolicy policy,
      Outage outage,
      RetryListener listener,
      Sleeper sleeper,
      RandomGenerator random) {
    this.policy = requireNonNull(policy, "policy");
    this.outage = requireNonNull(outage, "outage");
    this.listener = requireNonNull(listener, "listener");
    this.sleeper = requireNonNull(sleeper, "sleeper");
    this.random = requireNonNull(random, "random");
  }

  <T> T call(StorageVerb verb, String target, Attempt<T> attempt) throws StorageException {
    Outage.Waiting waiting = null;
    for (int number = 1; ; number++) {
      try {
        T answer = attempt.run(number);
        if (waiting != null) {
          waiting.answered();
        }
        return answer;
      } catch (StorageException error) {
        if (waiting == null) {
          waiting = outage.failed();
        }
        Duration pause = pauseAfter(error, number, waiting);
        listener.retrying(verb, target, number, pause, error);
        sleep(pause, target);
      }
    }
  }

  private Duration pauseAfter(StorageException error, int failed, Outage.Waiting waiting)
      throws StorageException {
    Optional<Duration> pause = policy.pauseAfter(error, failed, random);
    if (pause.isPresent()) {
      return pause.get();
    }
    if (!(error instanceof StorageException.Transient)
        && !(error instanceof StorageException.Interrupted)) {
      waiting.answered();
    }
    return waiting.pauseAfter(error, policy, random).orElseThrow(() -> error);
  }

  private void sleep(Duration pause, String target) throws StorageException {
    try {
      sleeper.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException.Interrupted("interrupted before the next try of " + target, e);
    }
  }
}
