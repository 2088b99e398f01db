package io.firn.bench.pipeline;

import io.firn.api.media.ContentReader;
import io.firn.bench.SampleData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A temporary file of sample data, which the kernel holds in memory. */
public final class SourceFile implements AutoCloseable {

  /** Made at once: what the heap grows to here is in the peak of memory that is measured later. */
  private static final int PIECE = 8 << 20;

  private final Path path = Files.createTempFile("firn-bench-", ".source");
  private final FileChannel channel;
  private final int length;

  /** Writes the file. */
  public SourceFile(SampleData data, int length) throws IOException {
    this.length = length;
    this.channel =
        FileChannel.open(
            path,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    for (int at = 0; at < length; at += PIECE) {
      write(ByteBuffer.wrap(data.bytes(Math.min(PIECE, length - at), at)));
    }
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Bytes of the file. */
  public int length() {
    return length;
  }

  /** Fills the rest of {@code target} from {@code position} on, as far as the file goes. */
  public int read(ByteBuffer target, long position) throws IOException {
    return channel.read(target, position);
  }

  /** A part of the file as a content of its own. */
  public ContentReader reader(int from, int count) {
    return new RangeReader(channel, from, (long) from + count);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
