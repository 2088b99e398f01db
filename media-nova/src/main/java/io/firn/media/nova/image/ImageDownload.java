package io.firn.media.nova.image;

import io.firn.api.media.BlockStream;
import io.firn.api.media.ContentReader;
import io.firn.api.media.MediaException;
import io.firn.media.nova.cloud.Cloud;
import java.util.OptionalLong;

/**
 * The data of an image as a stream of a snapshot. It comes straight from Glance, in ranges side by
 * side where the server answers them, goes on where a connection broke, and is held against
 * Glance's own hash. May be opened again.
 */
public final class ImageDownload implements BlockStream {

  private final String name;
  private final Image image;
  private final ImageBytes bytes;
  private final ReadSettings settings;

  /**
   * A download to be.
   *
   * @param name of the stream
   * @param image active, with data
   */
  public ImageDownload(String name, Image image, Cloud cloud, ReadSettings settings) {
    this.name = name;
    this.image = image;
    this.bytes = new ImageBytes(cloud, image, settings.pause());
    this.settings = settings;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public OptionalLong length() {
    return OptionalLong.of(image.size());
  }

  /** Only a raw disk has its data in place; in every other format it may stand anywhere. */
  @Override
  public boolean aligned() {
    return image.diskFormat().equals("raw");
  }

  @Override
  public ContentReader open() throws MediaException {
    if (image.trouble().isPresent()) {
      throw new MediaException.Failed(image.trouble().get(), null);
    }
    return new VerifiedReader(data(), image);
  }

  private ContentReader data() throws MediaException {
    return image.size() > settings.readSize() && bytes.answersRanges()
        ? new RangesReader(bytes, settings)
        : new WholeReader(bytes, settings);
  }
}
