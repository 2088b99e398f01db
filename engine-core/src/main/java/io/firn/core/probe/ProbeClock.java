package io.firn.core.probe;

import java.time.Duration;
import java.time.Instant;

/** The time by which a probe measures, and waits; replaced in tests. */
public interface ProbeClock {

  /** As {@link System#nanoTime}. */
  long nanos();

  /** What this machine takes for the time of day. */
  Instant local();

  void sleep(Duration pause) throws InterruptedException;

  /** The machine's own. */
  ProbeClock SYSTEM =
      new ProbeClock() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public Instant local() {
          return Instant.now();
        }

        @Override
        public void sleep(Duration pause) throws InterruptedException {
          Thread.sleep(pause);
        }
      };
}
