package io.firn.core.probe;

import io.firn.api.storage.Payload;
import io.firn.api.storage.StorageException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A payload at whose middle something happens, and again with each piece that follows. */
final class HalfwayPayload implements Payload {

  private final byte[] bytes;
  private final Event halfway;
  private final AtomicLong sent = new AtomicLong();

  HalfwayPayload(byte[] bytes, Event halfway) {
    this.bytes = bytes;
    this.halfway = halfway;
  }

  /** What happens. */
  @FunctionalInterface
  interface Event {
    void happen() throws StorageException;
  }

  @Override
  public long length() {
    return bytes.length;
  }

  /** In pieces, for those who announce a whole buffer before they send it. */
  @Override
  public List<ByteBuffer> buffers() {
    ByteBuffer whole = ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    int half = bytes.length / 2;
    return List.of(whole.slice(0, half), whole.slice(half, bytes.length - half));
  }

  @Override
  public void sending(int count) throws StorageException {
    if (sent.addAndGet(count) > bytes.length / 2) {
      halfway.happen();
    }
  }
}
