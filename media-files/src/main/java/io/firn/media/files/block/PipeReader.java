package io.firn.media.files.block;

import io.firn.api.media.ContentReader;
import io.firn.api.media.MediaException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ReadableByteChannel;

/** Reads a pipe: no holes, no second look. */
final class PipeReader implements ContentReader {

  /** What is done when there is no more to read, and when it is closed. */
  interface End {
    /** Called once after the last byte; throws when the bytes are not all there should be. */
    void reached() throws MediaException;

    /** Called at close, whether or not the end was reached. */
    void closed();
  }

  /** Nothing is to be done. */
  static final End NO_END =
      new End() {
        @Override
        public void reached() {}

        @Override
        public void closed() {}
      };

  private final ReadableByteChannel channel;
  private final String item;
  private final End end;
  private boolean ended;

  PipeReader(ReadableByteChannel channel, String item, End end) {
    this.channel = channel;
    this.item = item;
    this.end = end;
  }

  @Override
  public long skipHole() {
    return 0;
  }

  @Override
  public int read(ByteBuffer target) throws MediaException {
    if (!target.hasRemaining()) {
      return 0;
    }
    if (ended) {
      return -1;
    }
    try {
      int read = channel.read(target);
      if (read < 0) {
        ended = true;
        end.reached();
      }
      return read;
    } catch (MediaException e) {
      throw e;
    } catch (ClosedByInterruptException e) {
      throw new MediaException.Interrupted(item + ": interrupted", e);
    } catch (IOException e) {
      throw new MediaException.Failed(item + ": " + e.getMessage(), e);
    }
  }

  @Override
  public boolean changedWhileRead() {
    return false;
  }

  @Override
  public void close() {
    end.closed();
  }
}
