package io.firn.media.nova;

import io.firn.api.media.BlockStream;
import io.firn.api.media.ContentReader;
import io.firn.api.media.MediaException;
import io.firn.api.media.StoredContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A disk in a sparse file, as if it came from a repository. */
public record FileContent(Path file, long length) implements StoredContent {

  /** Reads a stream into a file. */
  public static FileContent of(BlockStream stream, Path file) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
    long position = 0;
    try (ContentReader reader = stream.open();
        FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      while (true) {
        position += reader.skipHole();
        int read = reader.read(buffer.clear());
        if (read < 0) {
          return new FileContent(file, position);
        }
        buffer.flip();
        if (!isZero(buffer)) {
          channel.write(buffer.duplicate(), position);
        }
        position += read;
      }
    }
  }

  private static boolean isZero(ByteBuffer buffer) {
    return buffer.mismatch(ByteBuffer.allocate(buffer.remaining())) < 0;
  }

  @Override
  public ContentReader open(long from) throws MediaException {
    try {
      return new Reader(FileChannel.open(file, StandardOpenOption.READ), length, from);
    } catch (IOException e) {
      throw new MediaException.Failed(file + " cannot be read", e);
    }
  }

  private static final class Reader implements ContentReader {

    private final FileChannel channel;
    private final long length;
    private long position;

    Reader(FileChannel channel, long length, long position) {
      this.channel = channel;
      this.length = length;
      this.position = position;
    }

    @Override
    public long skipHole() {
      return 0;
    }

    /** Behind the end of a sparse file there are zeros. */
    @Override
    public int read(ByteBuffer target) throws MediaException {
      if (position == length) {
        return -1;
      }
      int wanted = (int) Math.min(target.remaining(), length - position);
      ByteBuffer part = target.slice(target.position(), wanted);
      try {
        int read = Math.max(channel.read(part, position), 0);
        while (read == 0 && part.hasRemaining()) {
          part.put((byte) 0);
        }
      } catch (IOException e) {
        throw new MediaException.Failed("a disk cannot be read", e);
      }
      target.position(target.position() + part.position());
      position += part.position();
      return part.position();
    }

    @Override
    public boolean changedWhileRead() {
      return false;
    }

    @Override
    public void close() throws MediaException {
      try {
        channel.close();
      } catch (IOException e) {
        throw new MediaException.Failed("a disk cannot be closed", e);
      }
    }
  }
}
