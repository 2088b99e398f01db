package io.firn.media.files.restore;

import io.firn.api.media.FileSink;
import io.firn.api.media.MediaException;
import io.firn.media.files.libc.Descriptors;
import io.firn.media.files.libc.ErrnoException;
import io.firn.media.files.libc.FileStatus;
import io.firn.media.files.libc.OpenFlags;
import java.util.OptionalLong;

/** Opens the block device or image file that is itself the target of a restore. */
final class BlockTargets {

  private BlockTargets() {}

  /**
   * Opens it through symbolic links, as the user named it.
   *
   * @param length bytes that it has to take, if known
   */
  static FileSink open(byte[] path, String item, OptionalLong length) throws MediaException {
    int descriptor = -1;
    try {
      descriptor = Descriptors.open(Descriptors.WORKING_DIRECTORY, path, OpenFlags.READ_WRITE, 0);
      boolean device = FileStatus.of(descriptor).isBlockDevice();
      long room = device ? Descriptors.end(descriptor) : Long.MAX_VALUE;
      if (length.orElse(0) > room) {
        throw new MediaException.Full(
            item + ": has " + room + " B, the image needs " + length.getAsLong(), null);
      }
      FileSink sink =
          new LinuxSink(descriptor, item, device, Syncing.AT_CLOSE, LinuxSink.Owner.NONE);
      descriptor = -1;
      return sink;
    } catch (ErrnoException e) {
      throw e.about(item);
    } finally {
      if (descriptor >= 0) {
        Descriptors.close(descriptor);
      }
    }
  }
}
