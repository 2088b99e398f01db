package io.firn.core.probe;

import static java.util.Objects.requireNonNull;

import io.firn.api.storage.CreateOnly;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.core.RepositoryException.Refused;
import io.firn.core.crypto.RandomId;
import io.firn.core.storage.RetryPolicy;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Tries a storage: does it give what it must, and how is it best used. For one run. */
public final class StorageProbe {

  /** For the stack below: three attempts, since a probe has seconds and not minutes. */
  public static final RetryPolicy RETRIES =
      new RetryPolicy(3, Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(5));

  /** The simplest first: what it cannot do, nothing can. */
  private static final List<Obligation> OBLIGATIONS =
      List.of(
          new CreateOnlyCheck(),
          new RaceCheck(),
          new AtomicCreateCheck(),
          new ReadAfterCreateCheck(),
          new RangeCheck(),
          new ClockCheck(),
          new ListingLagCheck(),
          new ListingPagesCheck(),
          new DeleteCheck());

  private static final Verdict NO_TIME =
      new Verdict.Unknown("no time was left; give more with --duration");

  private final ProbeSite site;
  private final ProbeListener listener;

  /**
   * A probe.
   *
   * @param storage stands over a {@link RationedStorage} of the same ration
   * @param random gives the probe's objects their names
   */
  public StorageProbe(
      Storage storage,
      Ration ration,
      ProbeClock clock,
      ProbeSettings settings,
      SecureRandom random,
      ProbeListener listener) {
    this.listener = requireNonNull(listener, "listener");
    this.site =
        new ProbeSite(
            storage,
            new ProbeNames(RandomId.next(random)),
            ration,
            clock,
            settings,
            new SplittableRandom(random.nextLong()));
  }

  /**
   * Runs all checks and measurements, and removes what they made, however this ends.
   *
   * @throws Refused when nothing may be created there
   * @throws StorageException when not even the first object could be stored and read
   */
  public ProbeReport run() throws IOException {
    if (site.storage().createOnly() == CreateOnly.NONE) {
      throw new Refused(
          "this storage cannot create exclusively; it can only be read, and not be probed");
    }
    Tidying tidying = new Tidying(site, listener);
    List<Finding> findings = new ArrayList<>();
    List<Latency> latencies = new ArrayList<>();
    List<Transfer> transfers = new ArrayList<>();
    Optional<String> cutShort = Optional.empty();
    int reaped;
    int left;
    try {
      reaped = tidying.reap();
      for (Obligation obligation : OBLIGATIONS) {
        listener.begins(obligation.name());
        findings.add(new Finding(obligation.name(), verdict(obligation, findings.isEmpty())));
        tidying.removeMeanwhile();
      }
      cutShort = measure(latencies, transfers);
    } finally {
      left = tidying.removeAll();
    }
    return new ProbeReport(
        site.storage().createOnly(),
        site.storage().settleTime(),
        findings,
        latencies,
        transfers,
        Suggestion.of(transfers),
        cutShort,
        reaped,
        left,
        site.ration().bytesUp(),
        site.ration().bytesDown(),
        Duration.ofNanos(site.ration().nanosUsed()));
  }

  private Verdict verdict(Obligation obligation, boolean first) throws StorageException {
    if (site.ration().isOver()) {
      return NO_TIME;
    }
    try {
      return obligation.examine(site);
    } catch (StorageException.Interrupted e) {
      throw e;
    } catch (StorageException.Integrity e) {
      return new Verdict.Broken(
          e.getMessage(), "keep no repository there: it changes what it stores");
    } catch (StorageException e) {
      if (first) {
        throw e;
      }
      return site.ration().isOver() ? NO_TIME : new Verdict.Unknown(e.getMessage());
    }
  }

  /** Why it ended early, other than for want of time. */
  private Optional<String> measure(List<Latency> latencies, List<Transfer> transfers)
      throws StorageException.Interrupted {
    ThroughputProbe throughput = new ThroughputProbe(site);
    try {
      listener.begins("latency");
      latencies.addAll(new LatencyProbe(site).measure());
      listener.begins("throughput");
      throughput.measure();
      return Optional.empty();
    } catch (StorageException.Interrupted e) {
      throw e;
    } catch (StorageException e) {
      return site.ration().isOver() ? Optional.empty() : Optional.of(e.getMessage());
    } finally {
      transfers.addAll(throughput.done());
    }
  }
}
