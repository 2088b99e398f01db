package io.firn.cli.options;

import io.firn.cli.exit.UsageException;
import io.firn.cli.output.Amount;
import io.firn.core.restore.RestoreSettings;
import picocli.CommandLine.Option;

/** How what is restored is fetched. */
public final class DownloadOptions {

  private static final long LEAST = 64 << 10;
  private static final long MOST = 256 << 20;

  @Option(
      names = "--download-chunk-size",
      paramLabel = "SIZE",
      converter = SizeConverter.class,
      description =
          "Fetch at most SIZE with one request. Default: 8MiB. Memory: 12 of them, or 18 where a"
              + " disk is sent or printed as one run of bytes; larger ones spare requests to a"
              + " storage far away.")
  private Long chunkSize;

  /** These settings with what the user wants otherwise. */
  public RestoreSettings of(RestoreSettings settings) throws UsageException {
    if (chunkSize == null) {
      return settings;
    }
    if (chunkSize < LEAST || chunkSize > MOST) {
      throw new UsageException(
          "--download-chunk-size is %s; it must be %s to %s"
              .formatted(Amount.bytes(chunkSize), Amount.bytes(LEAST), Amount.bytes(MOST)));
    }
    return settings.withLargestRequest(chunkSize.intValue());
  }
}
