package io.firn.media.files.walk;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.firn.api.media.ContentReader;
import io.firn.api.media.MediaException;
import io.firn.media.files.libc.ErrnoException;
import java.nio.ByteBuffer;

/** The file by which programs mark directories that need no backup (bford.info/cachedir). */
final class CacheTag {

  static final String NAME = "CACHEDIR.TAG";

  private static final byte[] NAME_BYTES = NAME.getBytes(US_ASCII);
  private static final byte[] SIGNATURE =
      "Signature: 8a477f597d28d172789f06886806bc55".getBytes(US_ASCII);

  private CacheTag() {}

  /** Tells whether the directory has the tag; what only looks like one does not count. */
  static boolean isIn(SourceFolder folder, String item) {
    try {
      if (!folder.status(NAME_BYTES).isRegular()) {
        return false;
      }
    } catch (ErrnoException e) {
      return false; // nearly always: there is none
    }
    try (ContentReader tag = folder.content(NAME_BYTES, item)) {
      ByteBuffer start = ByteBuffer.allocateDirect(SIGNATURE.length);
      int read;
      do {
        read = tag.read(start);
      } while (read > 0);
      return start.flip().equals(ByteBuffer.wrap(SIGNATURE));
    } catch (MediaException e) {
      return false; // what cannot be read is backed up or reported as any other file
    }
  }
}
