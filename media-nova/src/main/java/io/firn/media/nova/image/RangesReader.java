package io.firn.media.nova.image;

import io.firn.api.media.ContentReader;
import io.firn.api.media.MediaException;
import io.firn.media.nova.cloud.CloudErrors;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads an image by ranges, several under way at the same time, each into a buffer of its own: the
 * one that is being emptied and those that are being filled make up all the memory. The buffers are
 * outside of the heap and end with the reader.
 */
final class RangesReader implements ContentReader {

  private final ImageBytes bytes;
  private final ReadSettings settings;
  private final Arena arena = Arena.ofShared();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<Future<ByteBuffer>> coming = new ArrayDeque<>();
  private ByteBuffer current = ByteBuffer.allocate(0);
  private long asked;
  private boolean closed;

  /** Asks for the first ranges. */
  RangesReader(ImageBytes bytes, ReadSettings settings) {
    this.bytes = bytes;
    this.settings = settings;
    for (int i = 0; i < settings.ranges() && asked < bytes.size(); i++) {
      ask(arena.allocate(settings.readSize()).asByteBuffer());
    }
  }

  private void ask(ByteBuffer buffer) {
    long from = asked;
    long end = Math.min(bytes.size(), from + settings.readSize());
    asked = end;
    ByteBuffer empty = buffer.clear().limit((int) (end - from));
    coming.add(threads.submit(() -> fill(empty, from, end)));
  }

  private ByteBuffer fill(ByteBuffer buffer, long from, long end) throws MediaException {
    try (ResumingBody body = new ResumingBody(bytes, from, end, settings.pause())) {
      while (body.read(buffer) > 0) {
        // Until the buffer is full, which is the end of the range.
      }
    }
    return buffer.flip();
  }

  /** Glance knows no holes. */
  @Override
  public long skipHole() {
    return 0;
  }

  @Override
  public int read(ByteBuffer target) throws MediaException {
    if (!target.hasRemaining()) {
      return 0;
    }
    if (!current.hasRemaining() && !turn()) {
      return -1;
    }
    int count = Math.min(target.remaining(), current.remaining());
    target.put(target.position(), current, current.position(), count);
    target.position(target.position() + count);
    current.position(current.position() + count);
    return count;
  }

  /**
   * Takes the next range; the buffer of the last one is filled with a further one.
   *
   * @return false when there is none
   */
  private boolean turn() throws MediaException {
    if (current.capacity() > 0 && asked < bytes.size()) {
      ask(current);
      current = ByteBuffer.allocate(0); // not asked for twice when waiting is interrupted
    }
    if (coming.isEmpty()) {
      return false;
    }
    try {
      current = coming.element().get(); // stays where it is when that fails
      coming.remove();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof MediaException failure) {
        throw failure;
      }
      throw new MediaException.Failed(bytes.image() + " cannot be read", e.getCause());
    } catch (InterruptedException e) {
      throw CloudErrors.interrupted("reading " + bytes.image(), e);
    }
  }

  /** Images that are active do not change. */
  @Override
  public boolean changedWhileRead() {
    return false;
  }

  /** Ends what is under way, and waits for that: the buffers are freed. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      threads.shutdownNow();
      threads.close();
      arena.close();
    }
  }
}
