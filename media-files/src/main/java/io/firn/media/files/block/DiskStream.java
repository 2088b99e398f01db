package io.firn.media.files.block;

import io.firn.api.media.BlockStream;
import io.firn.api.media.ContentReader;
import io.firn.api.media.MediaException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;

/** A block device, or a file that is the image of a disk. May be opened again. */
public final class DiskStream implements BlockStream {

  private final byte[] path;
  private final String item;
  private final String name;
  private final long length;
  private final boolean aligned;

  private DiskStream(byte[] path, String item, String name, long length, boolean aligned) {
    this.path = path;
    this.item = item;
    this.name = name;
    this.length = length;
    this.aligned = aligned;
  }

  /**
   * Opens the disk once, to see that it can be read, how long it is and what kind of image.
   *
   * @param path absolute; symbolic links are followed
   * @param item the path in messages
   * @param name of the stream
   */
  public static DiskStream of(byte[] path, String item, String name) throws MediaException {
    try (FileReader reader = FileReader.openPath(path, item)) {
      ByteBuffer start = ByteBuffer.allocateDirect(ImageFormat.START_BYTES);
      int read;
      do {
        read = reader.read(start); // ends at a hole too: no image format starts with one
      } while (read > 0);
      boolean raw = ImageFormat.isRaw(start.flip());
      return new DiskStream(path.clone(), item, name, reader.length(), raw);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public OptionalLong length() {
    return OptionalLong.of(length);
  }

  @Override
  public boolean aligned() {
    return aligned;
  }

  @Override
  public ContentReader open() throws MediaException {
    return FileReader.openPath(path, item);
  }
}
