package io.firn.core.repository;

import static java.util.Objects.requireNonNull;

import io.firn.core.commit.RepositoryLog.Pause;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/**
 * What of this machine an opened repository uses.
 *
 * @param cache folder for local copies of all repositories; empty for none
 * @param random of cryptographic strength
 * @param clock for what is shown to users; nothing is decided by it
 * @param pause waits for a storage to settle
 */
public record Environment(Optional<Path> cache, SecureRandom random, Clock clock, Pause pause) {

  public Environment {
    requireNonNull(cache, "cache");
    requireNonNull(random, "random");
    requireNonNull(clock, "clock");
    requireNonNull(pause, "pause");
  }

  /** The machine's own, with local copies in {@code cache}. */
  public static Environment system(Optional<Path> cache) {
    return new Environment(cache, new SecureRandom(), Clock.systemUTC(), Thread::sleep);
  }
}
