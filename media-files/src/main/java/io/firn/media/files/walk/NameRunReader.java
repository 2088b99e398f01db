package io.firn.media.files.walk;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads one run of names from its part of the file. */
final class NameRunReader {

  /** 75 runs of a directory with ten million names take 1.2 MB of buffers. */
  static final int BUFFER_BYTES = 1 << 14;

  private final FileChannel file;
  private final long end;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).limit(0);
  private long position;
  private byte[] head;

  NameRunReader(FileChannel file, long start, long end) {
    this.file = file;
    this.position = start;
    this.end = end;
  }

  /** The name that stands next; set by {@link #advance}. */
  byte[] head() {
    return head;
  }

  /** Goes to the next name; false at the end of the run. */
  boolean advance() throws IOException {
    if (!buffer.hasRemaining() && position == end) {
      head = null;
      return false;
    }
    fill(Short.BYTES);
    byte[] name = new byte[Short.toUnsignedInt(buffer.getShort())];
    fill(name.length);
    buffer.get(name);
    head = name;
    return true;
  }

  /** Sees to it that {@code count} bytes are in the buffer; names are far shorter than it. */
  private void fill(int count) throws IOException {
    if (buffer.remaining() >= count) {
      return;
    }
    buffer.compact();
    buffer.limit((int) Math.min(buffer.capacity(), buffer.position() + (end - position)));
    while (buffer.hasRemaining()) {
      int read = file.read(buffer, position);
      if (read < 0) {
        throw new EOFException("a temporary file of names was cut off");
      }
      position += read;
    }
    buffer.flip();
    if (buffer.remaining() < count) {
      throw new EOFException("a temporary file of names was cut off");
    }
  }
}
