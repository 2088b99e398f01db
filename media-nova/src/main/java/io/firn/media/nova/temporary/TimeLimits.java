package io.firn.media.nova.temporary;

import io.firn.api.plugin.OptionSpec;
import io.firn.api.plugin.OptionType;
import io.firn.api.plugin.PluginOptions;
import java.time.Duration;
import java.util.Optional;

/**
 * How long one step in the cloud may take: a snapshot, the copy of a volume, an image, a server's
 * start.
 *
 * @param given by the user; empty: by the size of what is copied
 */
public record TimeLimits(Optional<Duration> given) {

  private static final String OPTION = "cloud-timeout";
  private static final Duration BASE = Duration.ofMinutes(15);

  /** That of a disk that gives 34 MB/s. */
  private static final Duration PER_GIBIBYTE = Duration.ofSeconds(30);

  /** For a media's lists of options. */
  public static OptionSpec spec() {
    return OptionSpec.of(
        OPTION,
        OptionType.DURATION,
        "How long one step in the cloud may take: a snapshot, a copy of a volume, an image, the"
            + " start of a server; default: 15m, and 30s more for each GiB of the disk");
  }

  /** What was asked for. */
  public static TimeLimits of(PluginOptions options) {
    return new TimeLimits(options.duration(OPTION));
  }

  /** For a step that copies nothing. */
  public Duration quick() {
    return given.orElse(BASE);
  }

  /** For a step that copies so much. */
  public Duration copying(long gibibytes) {
    return given.orElseGet(() -> BASE.plus(PER_GIBIBYTE.multipliedBy(Math.max(0, gibibytes))));
  }
}
