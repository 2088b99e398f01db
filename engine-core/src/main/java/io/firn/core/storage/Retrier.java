package io.firn.core.storage;

import static java.util.Objects.requireNonNull;

import io.firn.api.storage.StorageException;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Makes attempts until one succeeds or the policy says to give up. Thread-safe. */
final class Retrier {

  /** Waits; replaced in tests. */
  @FunctionalInterface
  interface Sleeper {
    void sleep(Duration pause) throws InterruptedException;
  }

  /** One try. */
  @FunctionalInterface
  interface Attempt<T> {
    /** Sends the request; {@code number} counts from 1. */
    T run(int number) throws StorageException;
  }

  private final RetryPolicy policy;
  private final RetryListener listener;
  private final Sleeper sleeper;
  private final RandomGenerator random;

  /**
   * @param random must be safe for many threads, as {@link java.util.Random} is
   */
  Retrier(RetryPolicy policy, RetryListener listener, Sleeper sleeper, RandomGenerator random) {
    this.policy = requireNonNull(policy, "policy");
    this.listener = requireNonNull(listener, "listener");
    this.sleeper = requireNonNull(sleeper, "sleeper");
    this.random = requireNonNull(random, "random");
  }

  <T> T call(StorageVerb verb, String target, Attempt<T> attempt) throws StorageException {
    for (int number = 1; ; number++) {
      try {
        return attempt.run(number);
      } catch (StorageException error) {
        Optional<Duration> pause = policy.pauseAfter(error, number, random);
        if (pause.isEmpty()) {
          throw error;
        }
        listener.retrying(verb, target, number, pause.get(), error);
        sleep(pause.get(), target);
      }
    }
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
