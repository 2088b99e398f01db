package io.firn.cli.options;

import com.sun.management.OperatingSystemMXBean;
import io.firn.cli.exit.UsageException;
import io.firn.cli.output.Amount;
import io.firn.core.pipeline.Compression;
import io.firn.core.pipeline.PipelineSettings;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import picocli.CommandLine.Option;

/** What a backup may use of this machine. */
public final class TuningOptions {

  @Option(
      names = {"-M", "--max-segment-size"},
      paramLabel = "SIZE",
      converter = SizeConverter.class,
      description =
          "Size of the objects that are stored, at most. Default: 32MiB. Memory: one segment is"
              + " filled for each disk or tree, and one is held for each upload, so double the size"
              + " is half the uploads at a time.")
  private Long maxSegmentSize;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      converter = SizeConverter.class,
      description =
          "Memory for everything between source and storage, at most. Default: 192MiB. What the"
              + " segments leave of it bounds the uploads at a time. The heap comes on top.")
  private Long memory;

  @Option(
      names = "--compression",
      paramLabel = "LEVEL",
      converter = Levels.class,
      completionCandidates = Levels.class,
      description =
          "off, fast, default, better, max, or auto: as much as the storage leaves time for."
              + " Default: default.")
  private Compression compression = Compression.DEFAULT;

  /** Words of {@code --compression}. */
  static final class Levels extends Words<Compression> {
    Levels() {
      super(Compression.class);
    }
  }

  public Compression compression() {
    return compression;
  }

  /** The word for the compression, as the user writes it. */
  public String compressionWord() {
    return compression.name().toLowerCase(Locale.ROOT);
  }

  /**
   * The settings of the pipeline.
   *
   * @throws UsageException for sizes that no machine can hold
   */
  public PipelineSettings settings() throws UsageException {
    PipelineSettings settings = PipelineSettings.defaults().withCompression(compression);
    if (maxSegmentSize != null) {
      if (maxSegmentSize < 1 || maxSegmentSize > Integer.MAX_VALUE) {
        throw new UsageException(
            "--max-segment-size is " + maxSegmentSize + "; it must be 1 to 2147483647 bytes");
      }
      settings = settings.withMaxSegmentSize(maxSegmentSize.intValue());
    }
    if (memory != null) {
      if (memory < 1) {
        throw new UsageException("--memory is " + memory + "; it must be at least 1 byte");
      }
      refuseMoreThanThereIs();
      settings = settings.withBudget(memory);
    }
    return settings;
  }

  /** What is mapped beyond it would only be refused, or the process killed, when it is touched. */
  private void refuseMoreThanThereIs() throws UsageException {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
        && memory > machine.getTotalMemorySize()) {
      throw new UsageException(
          "--memory is %s; there are %s for all that runs here, give a part of it"
              .formatted(Amount.bytes(memory), Amount.bytes(machine.getTotalMemorySize())));
    }
  }
}
