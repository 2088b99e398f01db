package io.firn.media.nova.image;

import io.firn.api.media.ContentReader;
import io.firn.api.media.MediaException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Hashes what is read and holds it against what Glance computed when the image was made. The last
 * byte is not given without that.
 */
final class VerifiedReader implements ContentReader {

  private final ContentReader reader;
  private final Image image;
  private final Optional<Checksum> expected;
  private final Optional<Checksum.Running> running;
  private long left;

  /**
   * Reads from the start.
   *
   * @param reader closed with this
   */
  VerifiedReader(ContentReader reader, Image image) {
    this.reader = reader;
    this.image = image;
    this.expected = image.checksum();
    this.running = expected.map(checksum -> new Checksum.Running(checksum.algorithm()));
    this.left = image.size();
  }

  @Override
  public long skipHole() {
    return 0;
  }

  @Override
  public int read(ByteBuffer target) throws MediaException {
    int before = target.position();
    int count = reader.read(target);
    if (count < 0 && left > 0) {
      throw new MediaException.Failed(image + " ends " + left + " bytes early", null);
    }
    if (count > 0) {
      running.ifPresent(hash -> hash.update(target.slice(before, count)));
      left -= count;
      if (left == 0) {
        verify();
      }
    }
    return count;
  }

  private void verify() throws MediaException {
    Optional<Checksum> found = running.map(Checksum.Running::checksum);
    if (!found.equals(expected)) {
      throw new MediaException.Failed(
          "%s is damaged: its data has %s, Glance says %s; nothing of it is kept"
              .formatted(image, found.orElseThrow(), expected.orElseThrow()),
          null);
    }
  }

  @Override
  public boolean changedWhileRead() throws MediaException {
    return reader.changedWhileRead();
  }

  @Override
  public void close() throws MediaException {
    reader.close();
  }
}
