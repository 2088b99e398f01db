package io.firn.bench.limit;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.EnumMap;
import java.util.Map;

/** Processor time of this thread, by steps. A look at the clock takes a third of a microsecond. */
final class StepClock {

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Map<Step, Long> nanos = new EnumMap<>(Step.class);
  private long since;

  StepClock() {
    clear();
  }

  /** What was done until now belongs to no step. */
  void begin() {
    since = threads.getCurrentThreadCpuTime();
  }

  /** What was done since the last call belongs to this step. */
  void end(Step step) {
    long now = threads.getCurrentThreadCpuTime();
    nanos.merge(step, now - since, Long::sum);
    since = now;
  }

  void clear() {
    for (Step step : Step.values()) {
      nanos.put(step, 0L);
    }
  }

  /** Nanoseconds of each step so far. */
  Map<Step, Long> nanos() {
    return new EnumMap<>(nanos);
  }
}
