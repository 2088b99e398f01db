package io.firn.cli.options;

import io.firn.cli.exit.UsageException;
import io.firn.core.storage.StorageTraffic;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** How a command may use its storage, whichever that is. */
public final class TrafficOptions {

  @Option(
      names = "--upload-limit",
      paramLabel = "SIZE",
      converter = SizeConverter.class,
      description = "Upload at most SIZE a second, over all uploads: 500K, 2MiB.")
  private Long uploadLimit;

  @Option(
      names = "--download-limit",
      paramLabel = "SIZE",
      converter = SizeConverter.class,
      description = "Download at most SIZE a second, over all downloads.")
  private Long downloadLimit;

  @Option(
      names = "--requests-limit",
      paramLabel = "NUMBER",
      description = "Send at most NUMBER requests a second; 0.5 is one every two seconds.")
  private Double requestsLimit;

  @Option(
      names = "--connections",
      paramLabel = "NUMBER",
      description =
          "Send at most NUMBER requests at once. A backup never sends more uploads than --memory"
              + " has room for.")
  private Integer connections;

  @Option(
      names = "--wait-for-storage",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description =
          "Wait for a storage that is away, from 90s to days, before giving up. Default: the usual"
              + " attempts, about a minute.")
  private Duration waitForStorage;

  @Option(
      names = "--stuck-after",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description =
          "End a request of which no byte has moved for TIME, and send it again; 0s is never."
              + " Default: 10m.")
  private Duration stuckAfter;

  /**
   * What was asked for.
   *
   * @throws UsageException for limits that let nothing pass
   */
  public StorageTraffic traffic() throws UsageException {
    atLeastOne("--upload-limit", uploadLimit);
    atLeastOne("--download-limit", downloadLimit);
    atLeastOne("--connections", connections);
    if (requestsLimit != null && !(requestsLimit > 0)) {
      throw new UsageException(
          "--requests-limit is " + requestsLimit + "; it must be above 0, for example 0.5");
    }
    atMostAYear("--wait-for-storage", waitForStorage);
    atMostAYear("--stuck-after", stuckAfter);
    StorageTraffic usual = StorageTraffic.DEFAULT;
    return new StorageTraffic(
        uploadLimit == null ? usual.upload() : OptionalLong.of(uploadLimit),
        downloadLimit == null ? usual.download() : OptionalLong.of(downloadLimit),
        requestsLimit == null ? usual.requests() : OptionalDouble.of(requestsLimit),
        connections == null ? usual.connections() : OptionalInt.of(connections),
        stuckAfter == null ? usual.stuckAfter() : stuckAfter,
        waitForStorage == null ? usual.waitForStorage() : waitForStorage);
  }

  /** Centuries do not fit into nanoseconds. */
  private static void atMostAYear(String option, Duration given) throws UsageException {
    if (given != null && given.toDays() > 365) {
      throw new UsageException(option + " is " + given.toDays() + " days; it must be at most 365");
    }
  }

  private static void atLeastOne(String option, Number given) throws UsageException {
    if (given != null && given.longValue() < 1) {
      throw new UsageException(option + " is " + given + "; it must be at least 1");
    }
  }
}
