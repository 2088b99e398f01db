package io.firn.media.nova.qcow2;

import io.firn.api.media.ContentReader;
import io.firn.api.media.MediaException;
import io.firn.api.media.StoredContent;
import java.nio.ByteBuffer;

/**
 * Reads a file at positions that mostly ascend: reads on where it can, and opens it elsewhere where
 * it has to. For one thread.
 */
final class FileWindow implements AutoCloseable {

  private static final int CAPACITY = 1 << 20;

  /** Compressed clusters begin within the sector in which the one before ends. */
  private static final int KEPT = 4 << 10;

  /** What is passed over rather than opened anew: a table between the data. */
  private static final long PASSED = 4 << 20;

  private final StoredContent file;
  private final ByteBuffer window = ByteBuffer.allocate(CAPACITY + KEPT).limit(0);

  /** Position in the file of the window's first byte. */
  private long start;

  private ContentReader reader;
  private long hole;

  FileWindow(StoredContent file) {
    this.file = file;
  }

  /**
   * Reads as many bytes as the target takes; what is behind the end of the file is zeros, as QEMU
   * has it.
   */
  void read(long position, ByteBuffer target) throws MediaException {
    long at = position;
    while (target.hasRemaining()) {
      if (at >= file.length()) {
        target.put(new byte[target.remaining()]);
        return;
      }
      seek(at);
      int offset = (int) (at - start);
      int count = Math.min(target.remaining(), window.limit() - offset);
      target.put(target.position(), window, offset, count);
      target.position(target.position() + count);
      at += count;
    }
  }

  /** Has the byte at this position in the window. */
  private void seek(long position) throws MediaException {
    if (position < start || position - start > window.limit() + PASSED || reader == null) {
      close();
      reader = file.open(position);
      start = position;
      window.limit(0);
    }
    while (position - start >= window.limit()) {
      fill();
    }
  }

  /** Puts the next bytes of the file behind the last ones of the window. */
  private void fill() throws MediaException {
    int kept = Math.min(KEPT, window.limit());
    start += window.limit() - kept;
    window.position(window.limit() - kept).compact(); // the position is behind what is kept
    int room = (int) Math.min(CAPACITY, file.length() - start - kept);
    window.limit(kept + room);
    while (window.hasRemaining()) {
      if (!fillSome()) {
        throw Header.damaged("the file ends early");
      }
    }
    window.flip();
  }

  private boolean fillSome() throws MediaException {
    if (hole == 0) {
      hole = reader.skipHole();
    }
    if (hole > 0) {
      int zeros = (int) Math.min(hole, window.remaining());
      window.put(new byte[zeros]);
      hole -= zeros;
      return true;
    }
    return reader.read(window) >= 0;
  }

  @Override
  public void close() throws MediaException {
    hole = 0;
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }
}
