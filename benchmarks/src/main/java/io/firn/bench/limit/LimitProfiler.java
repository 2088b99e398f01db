package io.firn.bench.limit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/** Adds the steps, their sum and the pipeline to JMH's result. */
public final class LimitProfiler implements InternalProfiler {

  private static final String UNIT = "s/GB";

  /** For JMH, which makes it by name. */
  public LimitProfiler() {}

  @Override
  public String getDescription() {
    return "processor time of the pipeline and of its bare primitives";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    // The benchmark itself measures.
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    List<ScalarResult> results = new ArrayList<>();
    Distance.takeLast()
        .ifPresent(
            distance -> {
              for (Step step : Step.values()) {
                add(results, step.word(), distance.step(step), UNIT);
              }
              add(results, "sum", distance.sum(), UNIT);
              add(results, "pipeline", distance.pipeline(), UNIT);
              add(results, "ratio", distance.pipeline() / distance.sum(), "of the sum");
              add(results, "volume", distance.gigabytes(), "GB");
            });
    return results;
  }

  private static void add(List<ScalarResult> results, String name, double value, String unit) {
    results.add(new ScalarResult(name, value, unit, AggregationPolicy.AVG));
  }
}
