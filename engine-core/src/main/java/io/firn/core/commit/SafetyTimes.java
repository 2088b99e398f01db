package io.firn.core.commit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * All times that the safety of a repository rests on, in one place. They hold together: with {@code
 * grace >= answer + lag + skew} no snapshot can lose a segment to a collector that runs at the same
 * time, because a writer that checked the log before a tombstone was written has committed, and is
 * seen, before the collector computes its roots anew.
 *
 * @param answer W: a commit must be answered this long after the log was read, by the storage's
 *     time; later than that the log is read again. 10 minutes: forty times the slowest answer that
 *     a retrying request should need
 * @param grace G: between a tombstone and the deletion, and how long a removed snapshot stays a
 *     root
 * @param lag L: how long a listing may hide a new object
 * @param skew how far the clocks of a storage's servers may be apart
 * @param resumeWindow orphans younger than this belong to a run that may come back
 * @param checkpoint how often a long run commits what it has
 * @param flush how often new index entries are stored at the latest
 */
public record SafetyTimes(
    Duration answer,
    Duration grace,
    Duration lag,
    Duration skew,
    Duration resumeWindow,
    Duration checkpoint,
    Duration flush) {

  /** For object stores, where listings lag. */
  public static final SafetyTimes REMOTE =
      new SafetyTimes(
          Duration.ofMinutes(10),
          Duration.ofHours(24),
          Duration.ofHours(1),
          Duration.ofMinutes(5),
          Duration.ofHours(72),
          Duration.ofMinutes(30),
          Duration.ofMinutes(10));

  public SafetyTimes {
    requireNonNull(resumeWindow, "resumeWindow");
    requireNonNull(checkpoint, "checkpoint");
    requireNonNull(flush, "flush");
    if (grace.compareTo(answer.plus(lag).plus(skew)) < 0) {
      throw new IllegalArgumentException(
          "the grace time %s is below answer + lag + skew".formatted(grace));
    }
  }

  /**
   * The times for a storage that settles within {@code settleTime}: a local disk needs no lag, so
   * that its space comes back after an hour.
   */
  public static SafetyTimes of(Duration settleTime) {
    if (!settleTime.isZero()) {
      return REMOTE;
    }
    return new SafetyTimes(
        REMOTE.answer,
        Duration.ofHours(1),
        Duration.ZERO,
        Duration.ofMinutes(1),
        REMOTE.resumeWindow,
        REMOTE.checkpoint,
        REMOTE.flush);
  }

  /** The same with other times for checkpoints and flushes. */
  public SafetyTimes with(Duration newCheckpoint, Duration newFlush) {
    return new SafetyTimes(answer, grace, lag, skew, resumeWindow, newCheckpoint, newFlush);
  }
}
