package io.firn.core.tune;

import static java.util.Objects.requireNonNull;

import io.firn.api.media.Source;
import io.firn.core.chunk.ChunkingParameters;
import io.firn.core.crypto.MasterKey;
import io.firn.core.crypto.RandomId;
import io.firn.core.crypto.RepositoryKeys;
import io.firn.core.pipeline.Compression;
import io.firn.core.pipeline.PipelineSettings;
import io.firn.core.probe.ProbeClock;
import io.firn.core.probe.ProbeReport;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Measures machine, data and storage. For one run. */
public final class Tuner {

  private static final int USUAL = ChunkingParameters.DEFAULT.average();

  /** Below the usual one: larger chunks would save index, of which there is little anyway. */
  private static final int[] CHUNK_SIZES = {USUAL / 2, USUAL / 4, USUAL / 8};

  private static final List<Compression> LEVELS =
      List.of(Compression.FAST, Compression.DEFAULT, Compression.BETTER);

  /** Less measures the beginning of threads; a benchmark without time for it takes longer. */
  private static final long LEAST = 24 << 20;

  /** What all trials take, in times of a pass with the fastest level: 2 * (1 + 1.3 + 5 + 4.5). */
  private static final int PASSES = 24;

  private final ProbeClock clock;
  private final SecureRandom random;
  private final TuneListener listener;

  /** Measures the storage, when the time for that has come. */
  @FunctionalInterface
  public interface Probing {
    ProbeReport probe() throws IOException;
  }

  public Tuner(ProbeClock clock, SecureRandom random, TuneListener listener) {
    this.clock = requireNonNull(clock, "clock");
    this.random = requireNonNull(random, "random");
    this.listener = requireNonNull(listener, "listener");
  }

  /**
   * Runs everything.
   *
   * @param sources are closed when their sample is taken
   * @param limits of the sample
   * @param trials time for machine and trials
   * @param settings of backups: workers and memory
   * @param probing of the storage, empty when there is none
   */
  public TuneReport run(
      List<Source> sources,
      SampleLimits limits,
      Duration trials,
      PipelineSettings settings,
      Optional<Probing> probing)
      throws IOException {
    long begin = clock.nanos();
    try (MasterKey master = MasterKey.random(random);
        RepositoryKeys keys = new RepositoryKeys(master, RandomId.next(random), random)) {
      listener.begins("sample");
      List<Trial> levels = new ArrayList<>();
      List<Trial> sizes = new ArrayList<>();
      SampleSummary summary;
      Machine machine;
      try (DataSample sample = new DataSampler(limits, clock).sample(sources)) {
        summary = sample.summary();
        // What sampling did not take of its time is for the trials.
        long end = begin + limits.walking().plus(limits.reading()).plus(trials).toNanos();
        if (!sample.pieces().isEmpty()) {
          measure(sample, new PipelineTrial(keys, settings, clock, random), end, levels, sizes);
        }
        // After the trials, which have the same steps compiled already.
        listener.begins("machine");
        machine = new MachineProbe(keys, clock).measure();
      }
      Optional<ProbeReport> probe =
          probing.isPresent() ? Optional.of(probing.get().probe()) : Optional.empty();
      Measurements measured =
          new Measurements(
              machine,
              summary,
              levels,
              sizes,
              probe.flatMap(ProbeReport::suggestion),
              probing.isPresent());
      return new TuneReport(
          measured, probe, Advisor.of(measured), Duration.ofNanos(clock.nanos() - begin));
    }
  }

  private void measure(
      DataSample sample, PipelineTrial trial, long end, List<Trial> levels, List<Trial> sizes)
      throws IOException {
    listener.begins("compression");
    // The first one is the just-in-time compiler's.
    trial.run(sample.first(LEAST), Compression.FAST, USUAL);
    Trial warm = trial.run(sample.first(LEAST), Compression.FAST, USUAL);
    double seconds = (end - clock.nanos()) / 1e9;
    // As many pieces as can go through all trials in time; the same for all, to compare them.
    long fitting = (long) (warm.speed() * seconds / PASSES);
    List<Piece> pieces = sample.first(Math.max(LEAST, fitting));
    for (Compression level : LEVELS) {
      listener.begins("compression " + level.name().toLowerCase(Locale.ROOT));
      levels.add(trial.run(pieces, level, USUAL));
    }
    sizes.add(levels.get(LEVELS.indexOf(Compression.DEFAULT)));
    for (int size : CHUNK_SIZES) {
      if (clock.nanos() > end) {
        return;
      }
      listener.begins("chunks of " + Figures.size(size));
      sizes.add(trial.run(pieces, Compression.DEFAULT, size));
    }
  }
}
