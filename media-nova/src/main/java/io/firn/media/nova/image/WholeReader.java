package io.firn.media.nova.image;

import io.firn.api.media.ContentReader;
import io.firn.api.media.MediaException;
import java.nio.ByteBuffer;

/** Reads an image by one request. */
final class WholeReader implements ContentReader {

  private final ResumingBody body;

  WholeReader(ImageBytes bytes, ReadSettings settings) {
    this.body = new ResumingBody(bytes, 0, bytes.size(), settings.pause());
  }

  /** Glance knows no holes. */
  @Override
  public long skipHole() {
    return 0;
  }

  @Override
  public int read(ByteBuffer target) throws MediaException {
    return body.read(target);
  }

  /** Images that are active do not change. */
  @Override
  public boolean changedWhileRead() {
    return false;
  }

  @Override
  public void close() {
    body.close();
  }
}
