package io.firn.media.files.restore;

import io.firn.api.media.FileAttributes;
import io.firn.api.media.FileSink;
import io.firn.api.media.MediaException;
import io.firn.media.files.libc.Descriptors;
import io.firn.media.files.libc.Errno;
import io.firn.media.files.libc.ErrnoException;
import io.firn.media.files.libc.FileStatus;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;

/** A regular file or block device that is written at positions. */
final class LinuxSink implements FileSink {

  private static final int ZERO_BYTES = 1 << 16;

  private final int descriptor;
  private final String item;
  private final boolean device;
  private final Syncing syncing;
  private final Owner owner;
  private final UncachedWriter uncached;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * Takes over the descriptor.
   *
   * @param item the file in messages
   * @param device whether its length cannot change
   * @param syncing if ever, large pieces go past the page cache
   * @param owner hears of what is written
   */
  LinuxSink(int descriptor, String item, boolean device, Syncing syncing, Owner owner) {
    this.descriptor = descriptor;
    this.item = item;
    this.device = device;
    this.syncing = syncing;
    this.owner = owner;
    this.uncached = new UncachedWriter(descriptor);
  }

  /** What the file is a part of. */
  interface Owner {

    /** A disk, which is a part of nothing and has no attributes. */
    Owner NONE =
        new Owner() {
          @Override
          public void wrote(long bytes) {}

          @Override
          public void finish(int descriptor, FileAttributes attributes) {}
        };

    void wrote(long bytes);

    /** Sets the attributes of the open file. */
    void finish(int descriptor, FileAttributes attributes) throws ErrnoException;
  }

  @Override
  public long length() throws MediaException {
    try {
      return device ? Descriptors.end(descriptor) : FileStatus.of(descriptor).size();
    } catch (ErrnoException e) {
      throw e.about(item);
    }
  }

  @Override
  public int readAt(ByteBuffer target, long position) throws MediaException {
    try {
      int total = 0;
      while (target.hasRemaining()) {
        int read = Descriptors.readAt(descriptor, target, position + total);
        if (read == 0) {
          break;
        }
        total += read;
      }
      return total;
    } catch (ErrnoException e) {
      throw e.about(item);
    }
  }

  @Override
  public void writeAt(ByteBuffer source, long position) throws MediaException {
    try {
      int length = source.remaining();
      if (syncing != Syncing.NEVER) {
        uncached.write(source, position);
      }
      int rest = source.remaining();
      if (rest > 0) {
        Descriptors.writeAt(descriptor, source, position + length - rest);
        owner.wrote(rest);
      }
    } catch (ErrnoException e) {
      throw e.about(item);
    }
  }

  @Override
  public void holeAt(long position, long length) throws MediaException {
    long there = Math.min(length, length() - position);
    if (there <= 0) {
      return; // beyond the end: truncate() makes it a hole
    }
    try {
      Descriptors.punchHole(descriptor, position, there);
    } catch (ErrnoException e) {
      switch (e.errno()) {
        // EINVAL: a device makes holes of whole sectors only.
        case Errno.EOPNOTSUPP, Errno.ENOSYS, Errno.EINVAL -> writeZeros(position, there);
        default -> throw e.about(item);
      }
    }
  }

  private void writeZeros(long position, long length) throws MediaException {
    ByteBuffer zeros = ByteBuffer.allocateDirect(ZERO_BYTES);
    for (long done = 0; done < length; done += zeros.limit()) {
      zeros.position(0).limit((int) Math.min(ZERO_BYTES, length - done));
      writeAt(zeros, position + done);
    }
  }

  @Override
  public void truncate(long length) throws MediaException {
    if (device) {
      if (length > length()) {
        throw new MediaException.Full(item + ": smaller than the image, " + length + " B", null);
      }
      return;
    }
    try {
      Descriptors.truncate(descriptor, length);
    } catch (ErrnoException e) {
      throw e.about(item);
    }
  }

  @Override
  public void finish(FileAttributes attributes) throws MediaException {
    try {
      owner.finish(descriptor, attributes);
    } catch (ErrnoException e) {
      throw e.about(item);
    }
  }

  @Override
  public void close() throws MediaException {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      if (syncing == Syncing.AT_CLOSE) {
        Descriptors.sync(descriptor);
      }
    } catch (ErrnoException e) {
      throw e.about(item);
    } finally {
      uncached.close();
      Descriptors.close(descriptor);
    }
  }
}
