package io.firn.bench.pipeline;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/** Adds the cost of the run to JMH's result. For iterations of one run each. */
public final class CostProfiler implements InternalProfiler {

  /** For JMH, which makes it by name. */
  public CostProfiler() {}

  @Override
  public String getDescription() {
    return "what a run of the pipeline costs";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    // The benchmark itself begins: what it sets up is not a part of the run.
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    return Cost.takeLast().map(CostProfiler::results).orElse(List.of());
  }

  private static List<ScalarResult> results(Cost cost) {
    return List.of(
        mean("speed", cost.megabytesPerSecond(), "MB/s"),
        mean("cpu", cost.cpuSecondsPerGigabyte(), "s/GB"),
        mean("allocated", cost.allocatedPerGigabyte(), "MB/GB"),
        new ScalarResult("peak", cost.peakMebibytes(), "MiB", AggregationPolicy.MAX),
        mean("stored", cost.storedShare(), "B/B"),
        mean("requests", cost.requests(), "#"));
  }

  private static ScalarResult mean(String name, double value, String unit) {
    return new ScalarResult(name, value, unit, AggregationPolicy.AVG);
  }
}
