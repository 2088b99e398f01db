package io.firn.core.probe;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.StorageException;
import io.firn.core.commit.SafetyTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The clocks of the storage's servers agree, among each other and with the times that they give to
 * objects, within what {@link SafetyTimes} assumes. How far this machine's clock is from them is
 * told as well: no decision about what is kept rests on it, but tokens and signatures do.
 *
 * <p>Each answer bounds the difference of the two clocks: it was made between the moments of asking
 * and of answering, and names a time that is exact to its unit. Answers of clocks that agree have
 * bounds with something in common; what they lack to it is a difference for certain.
 */
final class ClockCheck implements Obligation {

  private static final int SAMPLES = 4;
  private static final int SIZE = 100;

  /** Times in whole seconds are up to one too low, or too high where servers round them up. */
  private static final Duration WHOLE_SECOND = Duration.ofSeconds(1);

  /** Others are cut to the kernel's tick at worst. */
  private static final Duration TICK = Duration.ofMillis(20);

  @Override
  public String name() {
    return "clock";
  }

  /** The storage's clock minus this machine's is at least and at most this. */
  private record Bounds(Duration least, Duration most) {

    static Bounds of(Instant answer, Instant asked, Instant answered) {
      boolean whole = answer.equals(answer.truncatedTo(ChronoUnit.SECONDS));
      Duration unit = whole ? WHOLE_SECOND : TICK;
      return new Bounds(
          Duration.between(answered, answer.minus(unit)),
          Duration.between(asked, answer.plus(unit)));
    }

    Bounds and(Bounds other) {
      return new Bounds(
          least.compareTo(other.least) > 0 ? least : other.least,
          most.compareTo(other.most) < 0 ? most : other.most);
    }

    /** Zero where the bounds have something in common. */
    Duration gap() {
      return least.compareTo(most) > 0 ? least.minus(most) : Duration.ZERO;
    }
  }

  @Override
  public Verdict examine(ProbeSite site) throws StorageException {
    List<Bounds> samples = new ArrayList<>();
    for (int i = 0; i < SAMPLES; i++) {
      Instant asked = site.clock().local();
      Instant answer = site.storage().now();
      samples.add(Bounds.of(answer, asked, site.clock().local()));
      Instant creating = site.clock().local();
      ObjectName name = site.create("clock", site.bytes(SIZE));
      Instant created = site.clock().local();
      samples.add(Bounds.of(site.storage().info(name).modified(), creating, created));
    }
    Bounds common = samples.stream().reduce(Bounds::and).orElseThrow();
    Duration safe = SafetyTimes.of(site.storage().settleTime()).skew();
    Duration apart = common.gap();
    if (apart.compareTo(safe) > 0) {
      return new Verdict.Broken(
          "its clocks are %s apart; up to %s is safe"
              .formatted(Figures.time(apart), Figures.time(safe)),
          "let the provider set the clocks of its servers");
    }
    String servers =
        apart.isZero()
            ? "its clocks agree"
            : "its clocks are %s apart".formatted(Figures.time(apart));
    return new Verdict.Held(
        "%s (up to %s is safe); this machine's is %s"
            .formatted(servers, Figures.time(safe), machine(common)));
  }

  private static String machine(Bounds bounds) {
    Duration middle = bounds.least.plus(bounds.most).dividedBy(2);
    Duration uncertain = bounds.most.minus(bounds.least).dividedBy(2).abs();
    if (middle.abs().compareTo(uncertain) <= 0) {
      return "right to within " + Figures.time(uncertain.plus(middle.abs()));
    }
    return "%s %s, give or take %s"
        .formatted(
            Figures.time(middle.abs()),
            middle.isNegative() ? "ahead" : "behind",
            Figures.time(uncertain));
  }
}
