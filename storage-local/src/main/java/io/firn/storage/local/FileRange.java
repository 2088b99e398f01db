package io.firn.storage.local;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;

/** A part of a file, by positioned reads. For one thread; owns its file channel. */
final class FileRange implements ReadableByteChannel {

  /** A read into the heap goes through a direct buffer of its size that the thread then keeps. */
  private static final int HEAP_PIECE = 256 << 10;

  private final ObjectName name;
  private final FileChannel file;
  private final long end;
  private long position;

  FileRange(ObjectName name, FileChannel file, long offset, long length) {
    this.name = name;
    this.file = file;
    this.position = offset;
    this.end = offset + length;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (position == end && file.isOpen()) {
      return -1;
    }
    int limit = target.limit();
    int most = target.isDirect() ? target.remaining() : Math.min(target.remaining(), HEAP_PIECE);
    target.limit(target.position() + (int) Math.min(most, end - position));
    try {
      int count = file.read(target, position);
      if (count < 0) {
        throw new StorageException.Transient(
            name + " ends at byte " + position + " now, it had " + end, null);
      }
      position += count;
      return count;
    } catch (ClosedByInterruptException e) {
      throw new StorageException.Interrupted("interrupted while reading " + name, e);
    } finally {
      target.limit(limit);
    }
  }

  @Override
  public boolean isOpen() {
    return file.isOpen();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
