package io.firn.cli.command;

import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageFactory;
import io.firn.cli.exit.ExitCode;
import io.firn.cli.exit.UsageException;
import io.firn.cli.options.CommonOptions;
import io.firn.cli.options.SizeConverter;
import io.firn.cli.options.StorageOptions;
import io.firn.cli.options.TimeConverter;
import io.firn.cli.output.Amount;
import io.firn.core.pipeline.PipelineSettings;
import io.firn.core.probe.ProbeClock;
import io.firn.core.probe.ProbeReport;
import io.firn.core.probe.StorageProbe;
import io.firn.core.storage.StorageMeter;
import io.firn.core.storage.StorageTraffic;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code firn storage probe}. */
@Command(
    description = {
      "Stores, reads, lists and deletes objects of its own, and says what the storage keeps of what"
          + " a repository needs, how fast it is, and which settings suit it. A repository that is"
          + " there is not touched.",
      ""
    },
    footer = {"", "Example:", "  firn storage probe --storage swift --container backups"})
final class StorageProbeCommand implements FirnCommand {

  private static final Duration SHORTEST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofHours(1);

  /** The checks themselves need some 6 MB. */
  private static final long LEAST_BYTES = 16 << 20;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "Take so long at most, and what one request takes. Default: 30s.")
  private Duration duration = Duration.ofSeconds(30);

  @Option(
      names = "--max-bytes",
      paramLabel = "SIZE",
      converter = SizeConverter.class,
      description = "Send and fetch so much at most, together. Default: 2GiB.")
  private long maxBytes = 2L << 30;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      converter = SizeConverter.class,
      description =
          "Suggest what a backup with --memory SIZE has room for. Default: 192MiB, as for backups.")
  private Long memory;

  @Option(
      names = "--create",
      description = "Make the container if it is missing. It stays when the probe is over.")
  private boolean create;

  @Mixin private StorageOptions place;
  @Mixin private CommonOptions common;

  @Override
  public CommonOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Run run) throws IOException, UsageException, InterruptedException {
    check();
    StorageFactory factory = run.plugins().storage(place.storage());
    StorageTraffic traffic = place.traffic().traffic();
    String where = RepositoryAccess.place(place);
    Optional<StorageMeter> meter = run.meter();
    ProbeReport report;
    ProbeStorage opening = new ProbeStorage(run, factory, place.container(), create, meter);
    try (Storage storage = opening.open(traffic, duration, maxBytes)) {
      run.note(
          "Probing %s for %s at most, with up to %s of traffic.%n"
                  .formatted(
                      where, Amount.seconds(duration.toMillis() / 1000.0), Amount.bytes(maxBytes))
              + "Its objects are named probe-..., and are removed at the end.");
      report =
          new StorageProbe(
                  storage,
                  opening.ration(),
                  ProbeClock.SYSTEM,
                  new ProbeScope(factory, traffic, settings()).settings(),
                  new SecureRandom(),
                  new ProbeNotes(run))
              .run();
    } finally {
      run.screen().wipe();
      if (common.debug()) {
        meter.map(StorageMeter::snapshot).ifPresent(StorageFigures::log);
      }
    }
    ProbeResult result =
        new ProbeResult(place.storage(), where, report, meter.map(StorageMeter::snapshot));
    run.result(result::text, result::json);
    result.complaint().ifPresent(line -> run.screen().line("firn: " + line));
    return result.code();
  }

  private void check() throws UsageException {
    if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
      throw new UsageException(
          "--duration is " + duration.toSeconds() + " s; it must be 5 s to 1 h");
    }
    if (maxBytes < LEAST_BYTES) {
      throw new UsageException(
          "--max-bytes is " + maxBytes + "; the checks alone need " + Amount.bytes(LEAST_BYTES));
    }
    if (memory != null && memory < 1) {
      throw new UsageException("--memory is " + memory + "; it must be at least 1 byte");
    }
  }

  private PipelineSettings settings() {
    PipelineSettings usual = PipelineSettings.defaults();
    return memory == null ? usual : usual.withBudget(memory);
  }
}
