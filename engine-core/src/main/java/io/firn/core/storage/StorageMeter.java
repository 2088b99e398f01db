package io.firn.core.storage;

import io.firn.api.storage.StorageException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * The counters of a run: filled by {@link MeteredStorage}, and by {@link RetryingStorage} as its
 * listener. Lock-free; safe for many threads.
 */
public final class StorageMeter implements RetryListener {

  private static final class Counters {
    final LongAdder requests = new LongAdder();
    final LongAdder failures = new LongAdder();
    final LongAdder retries = new LongAdder();
    final LatencyHistogram latency = new LatencyHistogram();
  }

  private final Map<StorageVerb, Counters> verbs = new EnumMap<>(StorageVerb.class);
  private final LongAdder bytesUp = new LongAdder();
  private final LongAdder bytesDown = new LongAdder();

  /** All zero. */
  public StorageMeter() {
    for (StorageVerb verb : StorageVerb.values()) {
      verbs.put(verb, new Counters());
    }
  }

  void request(StorageVerb verb, long nanos, boolean failed) {
    Counters counters = verbs.get(verb);
    counters.requests.increment();
    counters.latency.record(nanos);
    if (failed) {
      counters.failures.increment();
    }
  }

  void up(long bytes) {
    bytesUp.add(bytes);
  }

  void down(long bytes) {
    bytesDown.add(bytes);
  }

  @Override
  public void retrying(
      StorageVerb verb, String target, int failed, Duration pause, StorageException error) {
    verbs.get(verb).retries.increment();
  }

  /** The figures of now; those of requests under way may be in part. */
  public StorageMetrics snapshot() {
    Map<StorageVerb, StorageMetrics.VerbMetrics> metrics = new EnumMap<>(StorageVerb.class);
    verbs.forEach((verb, counters) -> metrics.put(verb, snapshot(counters)));
    return new StorageMetrics(metrics, bytesUp.sum(), bytesDown.sum());
  }

  private static StorageMetrics.VerbMetrics snapshot(Counters counters) {
    return new StorageMetrics.VerbMetrics(
        counters.requests.sum(),
        counters.failures.sum(),
        counters.retries.sum(),
        counters.latency.total(),
        counters.latency.quantile(0.5),
        counters.latency.quantile(0.95),
        counters.latency.max());
  }
}
