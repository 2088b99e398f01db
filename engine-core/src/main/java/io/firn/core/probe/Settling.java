package io.firn.core.probe;

import io.firn.api.storage.StorageException;
import java.time.Duration;
import java.util.Optional;

/**
 * How long it took until a storage showed what was done, against what it declares.
 *
 * @param lag until a look showed it, zero when the first one did; empty when none did
 * @param waited how long was looked
 */
record Settling(Optional<Duration> lag, Duration waited) {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  /** Beyond the declared time, to be sure that it was missed. */
  private static final Duration MARGIN = Duration.ofSeconds(2);

  /** One look. */
  @FunctionalInterface
  interface Look {
    boolean isSettled() throws StorageException;
  }

  /**
   * Looks until it is settled, for little more than the declared time at most.
   *
   * @param longest nanoseconds that may be spent on it
   */
  static Settling watch(ProbeSite site, long longest, Look look) throws StorageException {
    long end = Math.min(longest, site.storage().settleTime().plus(MARGIN).toNanos());
    long start = site.clock().nanos();
    Duration pause = FIRST_PAUSE;
    for (int number = 0; ; number++) {
      long begun = site.clock().nanos() - start;
      if (look.isSettled()) {
        Duration lag = number == 0 ? Duration.ZERO : Duration.ofNanos(begun);
        return new Settling(Optional.of(lag), lag);
      }
      long waited = site.clock().nanos() - start;
      if (waited >= end || site.ration().nanosLeft() == 0) {
        return new Settling(Optional.empty(), Duration.ofNanos(waited));
      }
      site.pause(pause);
      pause = pause.multipliedBy(2);
      if (pause.compareTo(LONGEST_PAUSE) > 0) {
        pause = LONGEST_PAUSE;
      }
    }
  }

  /**
   * Judges.
   *
   * @param what the sentence without its verb: {@code 8 new objects}
   * @param shown what they have to be at last: {@code listed}
   */
  Verdict verdict(ProbeSite site, String what, String shown) {
    Duration declared = site.storage().settleTime();
    String limit =
        declared.isZero() ? "declared: at once" : "declared: within " + Figures.time(declared);
    if (lag.isEmpty()) {
      String seen =
          "%s were not %s after %s (%s)".formatted(what, shown, Figures.time(waited), limit);
      return waited.compareTo(declared) > 0
          ? new Verdict.Broken(seen, advice(site, waited))
          : new Verdict.Unknown(seen + "; look for longer with --duration");
    }
    if (lag.get().compareTo(declared) > 0) {
      return new Verdict.Broken(
          "%s were %s after %s only (%s)".formatted(what, shown, Figures.time(lag.get()), limit),
          advice(site, lag.get()));
    }
    String when = lag.get().isZero() ? "at once" : "after " + Figures.time(lag.get());
    return new Verdict.Held("%s were %s %s (%s)".formatted(what, shown, when, limit));
  }

  /** Twice what was seen, since a provider has worse days. */
  private static String advice(ProbeSite site, Duration seen) {
    long seconds = Math.max(60, 2 * seen.toSeconds());
    return site.settings()
        .settleOption()
        .map(option -> "give --%s %ds or more".formatted(option, seconds))
        .orElse("keep no repository there: nothing can declare that it lags");
  }
}
