package io.firn.cli.options;

import io.firn.cli.exit.UsageException;
import io.firn.cli.output.Amount;
import io.firn.core.pipeline.PipelineSettings;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What a measurement may take and make. Belongs to one command line. */
public final class MeasuringOptions {

  private static final Duration LONGEST = Duration.ofHours(1);

  /** What the checks of a storage need, and some measurements. */
  private static final long LEAST_BYTES = 16 << 20;

  @Option(
      names = "--max-bytes",
      paramLabel = "SIZE",
      converter = SizeConverter.class,
      description = "Send to and fetch from the storage so much at most, together. Default: 2GiB.")
  private long maxBytes = 2L << 30;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      converter = SizeConverter.class,
      description =
          "Measure and advise for backups with --memory SIZE. Default: 192MiB, as for backups.")
  private Long memory;

  @Option(
      names = "--create",
      description = "Make the container if it is missing. It stays when this is over.")
  private boolean create;

  /** For all requests to the storage together. */
  public long maxBytes() {
    return maxBytes;
  }

  public boolean create() {
    return create;
  }

  /** Of the backups that are advised. */
  public PipelineSettings settings() {
    PipelineSettings usual = PipelineSettings.defaults();
    return memory == null ? usual : usual.withBudget(memory);
  }

  /**
   * Refuses what cannot be measured with.
   *
   * @param duration that was asked for
   * @param shortest in which the command can do its work
   */
  public void check(Duration duration, Duration shortest) throws UsageException {
    if (duration.compareTo(shortest) < 0 || duration.compareTo(LONGEST) > 0) {
      throw new UsageException(
          "--duration is %d s; it must be %d s to 1 h"
              .formatted(duration.toSeconds(), shortest.toSeconds()));
    }
    if (maxBytes < LEAST_BYTES) {
      throw new UsageException(
          "--max-bytes is " + maxBytes + "; the checks alone need " + Amount.bytes(LEAST_BYTES));
    }
    if (memory != null && memory < 1) {
      throw new UsageException("--memory is " + memory + "; it must be at least 1 byte");
    }
  }
}
