package io.firn.media.nova.image;

import io.firn.api.media.MediaException;
import io.firn.api.plugin.OptionSpec;
import io.firn.api.plugin.OptionType;
import io.firn.api.plugin.PluginOptions;
import io.firn.openstack.http.HttpConnector.Pause;

/**
 * How the data of an image is read.
 *
 * @param readSize bytes of a range
 * @param ranges that are under way at the same time; this many times the read size is held
 * @param pause between attempts
 */
public record ReadSettings(int readSize, int ranges, Pause pause) {

  private static final String READ_SIZE = "read-size";

  /**
   * Each costs Glance some 15 ms: four reads of 1 MiB came at 80 MB/s here, of 8 MiB at 200 to 255
   * and of 16 MiB at no more, as did one stream without ranges.
   */
  private static final long DEFAULT_READ_SIZE = 8 << 20;

  private static final long SMALLEST = 64 << 10;
  private static final long LARGEST = 1 << 30;
  private static final int RANGES = 4;

  /** The option that sets it, for a media's list. */
  public static OptionSpec spec() {
    return OptionSpec.of(
        READ_SIZE,
        OptionType.SIZE,
        "Bytes of one read from Glance, of which four are under way for each disk, so that four"
            + " times as much memory is used; default: 8MiB");
  }

  /**
   * As the user says, or the default.
   *
   * @throws MediaException.Misconfigured when it is less than 64 KiB or more than 1 GiB
   */
  public static ReadSettings of(PluginOptions options) throws MediaException.Misconfigured {
    long readSize = options.size(READ_SIZE).orElse(DEFAULT_READ_SIZE);
    if (readSize < SMALLEST || readSize > LARGEST) {
      throw new MediaException.Misconfigured(
          "--read-size has to be between 64KiB and 1GiB, not " + readSize + " bytes", null);
    }
    return new ReadSettings((int) readSize, RANGES, Thread::sleep);
  }
}
