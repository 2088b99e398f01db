package io.firn.api.media;

/** Shows what a media waits for, while no bytes flow. Safe for many threads. */
@FunctionalInterface
public interface Activity {

  /** Shows nothing. */
  Activity NONE = what -> {};

  /**
   * Shows this until the next call.
   *
   * @param what a few words without a secret: {@code image disk-0 of web-1: saving}; empty when the
   *     waiting is over
   */
  void now(String what);
}
