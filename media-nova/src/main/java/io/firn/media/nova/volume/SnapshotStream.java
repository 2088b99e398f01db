package io.firn.media.nova.volume;

import io.firn.api.media.BlockStream;
import io.firn.api.media.ContentReader;
import io.firn.api.media.MediaException;
import io.firn.media.nova.cloud.Cloud;
import io.firn.media.nova.image.Image;
import io.firn.media.nova.image.ImageDownload;
import io.firn.media.nova.image.ReadSettings;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;

/** A volume snapshot's disk as a stream. */
public final class SnapshotStream implements BlockStream {

  private static final long GIBIBYTE = 1L << 30;

  private final String name;
  private final SnapshotDisk disk;
  private final Cloud cloud;
  private final ReadSettings settings;
  private final Optional<SnapshotDisk> next;
  private volatile long length;

  /**
   * A stream that was not opened yet.
   *
   * @param next whose image is to be made while this one is read
   */
  public SnapshotStream(
      String name,
      SnapshotDisk disk,
      Cloud cloud,
      ReadSettings settings,
      Optional<SnapshotDisk> next) {
    this.name = name;
    this.disk = disk;
    this.cloud = cloud;
    this.settings = settings;
    this.next = next;
    this.length = disk.gibibytes() * GIBIBYTE;
  }

  @Override
  public String name() {
    return name;
  }

  /** That of the volume, until the image says it exactly. */
  @Override
  public OptionalLong length() {
    return OptionalLong.of(length);
  }

  @Override
  public boolean aligned() {
    return true;
  }

  @Override
  public ContentReader open() throws MediaException {
    Image image = disk.image();
    length = image.size();
    next.ifPresent(SnapshotDisk::prepare);
    return new Reading(new ImageDownload(name, image, cloud, settings).open(), disk);
  }

  /** Lets the image go when it was read. */
  private record Reading(ContentReader content, SnapshotDisk disk) implements ContentReader {

    @Override
    public long skipHole() throws MediaException {
      return content.skipHole();
    }

    @Override
    public int read(ByteBuffer target) throws MediaException {
      return content.read(target);
    }

    @Override
    public boolean changedWhileRead() throws MediaException {
      return content.changedWhileRead();
    }

    @Override
    public void close() throws MediaException {
      try {
        content.close();
      } finally {
        disk.release();
      }
    }
  }
}
