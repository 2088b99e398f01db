package io.firn.cli.command;

import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageFactory;
import io.firn.cli.exit.ExitCode;
import io.firn.cli.exit.UsageException;
import io.firn.cli.options.CommonOptions;
import io.firn.cli.options.MeasuringOptions;
import io.firn.cli.options.StorageOptions;
import io.firn.cli.options.TimeConverter;
import io.firn.cli.output.Amount;
import io.firn.core.probe.ProbeReport;
import io.firn.core.storage.StorageMeter;
import io.firn.core.storage.StorageTraffic;
import java.io.IOException;
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

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "Take so long at most, and what one request takes. Default: 30s.")
  private Duration duration = Duration.ofSeconds(30);

  @Mixin private MeasuringOptions limits;
  @Mixin private StorageOptions place;
  @Mixin private CommonOptions common;

  @Override
  public CommonOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Run run) throws IOException, UsageException, InterruptedException {
    limits.check(duration, SHORTEST);
    StorageFactory factory = run.plugins().storage(place.storage());
    StorageTraffic traffic = place.traffic().traffic();
    String where = RepositoryAccess.place(place);
    Optional<StorageMeter> meter = run.meter();
    ProbeReport report;
    ProbeStorage opening =
        new ProbeStorage(run, factory, place.container(), limits.create(), meter);
    try (Storage storage = opening.open(traffic, duration, limits.maxBytes())) {
      run.note(
          "Probing %s for %s at most, with up to %s of traffic.%n"
                  .formatted(
                      where,
                      Amount.seconds(duration.toMillis() / 1000.0),
                      Amount.bytes(limits.maxBytes()))
              + "Its objects are named probe-..., and are removed at the end.");
      report =
          new ProbeScope(factory, traffic, limits.settings())
              .probe(run, storage, opening.ration())
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
}
