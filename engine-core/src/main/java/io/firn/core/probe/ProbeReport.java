package io.firn.core.probe;

import io.firn.api.storage.CreateOnly;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a probe found.
 *
 * @param createOnly what the plugin declares
 * @param settleTime what the plugin declares
 * @param transfers in the order measured
 * @param cutShort why throughput or latency were not measured to their end, when it was not for
 *     want of time
 * @param reaped objects of earlier probes that were removed
 * @param left objects of this probe that could not be removed
 */
public record ProbeReport(
    CreateOnly createOnly,
    Duration settleTime,
    List<Finding> findings,
    List<Latency> latencies,
    List<Transfer> transfers,
    Optional<Suggestion> suggestion,
    Optional<String> cutShort,
    int reaped,
    int left,
    long bytesUp,
    long bytesDown,
    Duration took) {

  public ProbeReport {
    findings = List.copyOf(findings);
    latencies = List.copyOf(latencies);
    transfers = List.copyOf(transfers);
  }

  public long broken() {
    return findings.stream().filter(each -> each.verdict() instanceof Verdict.Broken).count();
  }

  public long unknown() {
    return findings.stream().filter(each -> each.verdict() instanceof Verdict.Unknown).count();
  }
}
