package io.firn.core.storage;

import java.time.Duration;

/** Waits; replaced in tests. */
@FunctionalInterface
interface Sleeper {
  void sleep(Duration pause) throws InterruptedException;
}
