package io.firn.cli.command;

import io.firn.api.media.Source;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageFactory;
import io.firn.cli.exit.UsageException;
import io.firn.cli.options.MeasuringOptions;
import io.firn.cli.options.StorageOptions;
import io.firn.cli.output.Amount;
import io.firn.core.probe.ProbeClock;
import io.firn.core.probe.ProbeReport;
import io.firn.core.storage.StorageTraffic;
import io.firn.core.tune.SampleLimits;
import io.firn.core.tune.TuneReport;
import io.firn.core.tune.Tuner;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The measurements of one benchmark, with a storage if one is named. */
record BenchmarkRun(
    Run run, StorageOptions place, Duration duration, long sample, MeasuringOptions limits) {

  /** Of the lots: with the same sources the next run has the same sample. */
  private static final long SEED = 1;

  TuneReport measure(List<Source> sources) throws IOException, UsageException {
    if (place.isGiven()) {
      return withStorage(sources);
    }
    run.note("Measuring for some %s; no storage is named, so none is measured.".formatted(time()));
    return measure(sources, Optional.empty());
  }

  private String time() {
    return Amount.seconds(duration.toMillis() / 1000.0);
  }

  private TuneReport withStorage(List<Source> sources) throws IOException, UsageException {
    StorageFactory factory = run.plugins().storage(place.storage());
    StorageTraffic traffic = place.traffic().traffic();
    ProbeStorage opening =
        new ProbeStorage(run, factory, place.container(), limits.create(), Optional.empty());
    // Opened first: a container that is not there is told before a minute has passed.
    try (Storage storage = opening.open(traffic, duration.dividedBy(2), limits.maxBytes())) {
      run.note(
          "Measuring for some %s, %s with up to %s of traffic.%n"
                  .formatted(time(), RepositoryAccess.place(place), Amount.bytes(limits.maxBytes()))
              + "Objects there are named probe-..., and are removed at the end.");
      return measure(sources, Optional.of(() -> probe(opening, storage, factory, traffic)));
    }
  }

  private ProbeReport probe(
      ProbeStorage opening, Storage storage, StorageFactory factory, StorageTraffic traffic)
      throws IOException {
    opening.ration().restart();
    return new ProbeScope(factory, traffic, limits.settings())
        .probe(run, storage, opening.ration())
        .run();
  }

  private TuneReport measure(List<Source> sources, Optional<Tuner.Probing> probing)
      throws IOException {
    // Walking, reading and trials have a third each of what the storage leaves.
    Duration third = duration.dividedBy(probing.isPresent() ? 6 : 3);
    return new Tuner(ProbeClock.SYSTEM, new SecureRandom(), new BenchmarkNotes(run))
        .run(
            sources,
            new SampleLimits(sample, third, third, SEED),
            third,
            limits.settings(),
            probing);
  }
}
