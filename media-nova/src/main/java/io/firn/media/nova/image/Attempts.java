package io.firn.media.nova.image;

import io.firn.api.media.MediaException;
import io.firn.media.nova.cloud.CloudErrors;
import io.firn.openstack.http.HttpConnector.Pause;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;

/** How often something is tried that a broken connection kept from going on. For one thread. */
final class Attempts {

  /** In a row, waiting 15.5 s in all: a service is restarted in less. */
  private static final int MOST_FAILURES = 5;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

  private final Pause pause;
  private int failures;

  Attempts(Pause pause) {
    this.pause = pause;
  }

  /** It went on: what failed before does not count any more. */
  void progressed() {
    failures = 0;
  }

  /**
   * Waits before the next attempt.
   *
   * @param what fails, for the message: {@code image 4711, byte 8 of 9,}
   * @throws MediaException when there is none, or the failure is not one of the connection
   */
  void failed(IOException failure, String what) throws MediaException {
    switch (failure) {
      case MediaException.Transient _ -> {}
      case MediaException e -> throw e;
      case ClosedByInterruptException e -> throw new MediaException.Interrupted(what, e);
      default -> {}
    }
    failures++;
    if (failures > MOST_FAILURES) {
      throw new MediaException.Transient(
          "%s breaks off again and again: %s".formatted(what, failure.getMessage()), failure);
    }
    try {
      pause.sleep(FIRST_PAUSE.multipliedBy(1L << (failures - 1)));
    } catch (InterruptedException e) {
      throw CloudErrors.interrupted(what, e);
    }
  }
}
