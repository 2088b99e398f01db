package io.firn.bench.limit;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The sums of all turns of one comparison, and what JMH is told of them. Not thread-safe. */
final class Distance {

  /** Told to JMH by {@link LimitProfiler}; one benchmark runs at a time. */
  private static Optional<Distance> last = Optional.empty();

  private final Map<Step, Long> steps = new EnumMap<>(Step.class);
  private long bareBytes;
  private long pipelineNanos;
  private long pipelineBytes;

  static synchronized Optional<Distance> takeLast() {
    Optional<Distance> taken = last;
    last = Optional.empty();
    return taken;
  }

  static synchronized void publish(Distance distance) {
    last = Optional.of(distance);
  }

  void addBare(Map<Step, Long> nanos, long bytes) {
    nanos.forEach((step, time) -> steps.merge(step, time, Long::sum));
    bareBytes += bytes;
  }

  void addPipeline(long nanos, long bytes) {
    pipelineNanos += nanos;
    pipelineBytes += bytes;
  }

  /** Processor seconds of one step for a gigabyte of raw data. */
  double step(Step step) {
    return (double) steps.get(step) / bareBytes;
  }

  /** The limit: all steps. */
  double sum() {
    return (double) steps.values().stream().mapToLong(Long::longValue).sum() / bareBytes;
  }

  /** Processor seconds of the process for a gigabyte through the pipeline. */
  double pipeline() {
    return (double) pipelineNanos / pipelineBytes;
  }

  double gigabytes() {
    return pipelineBytes / 1e9;
  }
}
