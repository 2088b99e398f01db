package io.firn.media.files.plain;

import io.firn.api.media.MediaException;
import io.firn.media.files.block.OpenedFile;
import io.firn.media.files.libc.ErrnoException;
import io.firn.media.files.libc.FileStatus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads a file to the length that it had when it was opened; holes are read as zeros. */
final class PlainReader implements OpenedFile {

  /** Looks at the file again. */
  interface Again {
    FileStatus status() throws ErrnoException;
  }

  private final FileChannel channel;
  private final String item;
  private final FileStatus before;
  private final Again again;
  private long position;

  PlainReader(FileChannel channel, String item, FileStatus before, Again again) {
    this.channel = channel;
    this.item = item;
    this.before = before;
    this.again = again;
  }

  @Override
  public FileStatus status() {
    return before;
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
    if (position >= before.size()) {
      return -1;
    }
    try {
      int count = (int) Math.min(target.remaining(), before.size() - position);
      int read = channel.read(target.slice(target.position(), count), position);
      if (read > 0) {
        position += read;
        target.position(target.position() + read);
      }
      return read;
    } catch (IOException e) {
      throw PlainFolder.translate(e).about(item);
    }
  }

  @Override
  public boolean changedWhileRead() throws MediaException {
    try {
      return !before.sameContent(again.status());
    } catch (ErrnoException e) {
      throw e.about(item);
    }
  }

  @Override
  public void close() throws MediaException {
    try {
      channel.close();
    } catch (IOException e) {
      throw PlainFolder.translate(e).about(item);
    }
  }
}
