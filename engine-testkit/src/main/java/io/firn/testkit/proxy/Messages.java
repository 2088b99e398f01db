package io.firn.testkit.proxy;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** One direction of a connection, read as heads and bodies. For one thread. */
final class Messages {

  /** As much as a socket of the loopback gives at once. */
  private static final int BUFFER = 256 << 10;

  private final ReadableByteChannel from;
  private final LongAdder passed;

  /** What was read and not yet taken stands between position and limit. */
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).flip();

  Messages(ReadableByteChannel from, LongAdder passed) {
    this.from = from;
    this.passed = passed;
  }

  /** Waits for the first byte of the next message; false when the connection ends instead. */
  boolean begins() throws IOException {
    return buffer.hasRemaining() || fill();
  }

  private boolean fill() throws IOException {
    buffer.compact();
    try {
      return from.read(buffer) >= 0;
    } finally {
      buffer.flip();
    }
  }

  /** The next head; empty when the connection ends before it begins. */
  Optional<HttpHead> head() throws IOException {
    int searched = 0;
    while (true) {
      for (int end = searched; end + 3 < buffer.remaining(); end++) {
        if (isEmptyLine(buffer.position() + end)) {
          byte[] bytes = new byte[end + 4];
          buffer.get(bytes);
          return Optional.of(HttpHead.parse(bytes));
        }
      }
      searched = Math.max(0, buffer.remaining() - 3);
      if (buffer.remaining() == BUFFER) {
        throw new ProtocolException("no head ends within " + BUFFER + " bytes");
      }
      if (!fill()) {
        if (buffer.hasRemaining()) {
          throw new EOFException("the connection ends within a head");
        }
        return Optional.empty();
      }
    }
  }

  private boolean isEmptyLine(int at) {
    return buffer.get(at) == '\r'
        && buffer.get(at + 1) == '\n'
        && buffer.get(at + 2) == '\r'
        && buffer.get(at + 3) == '\n';
  }

  void pass(HttpHead head, WritableByteChannel to) throws IOException {
    write(ByteBuffer.wrap(head.bytes()), to);
  }

  /**
   * Passes a body on.
   *
   * @param most bytes at most
   * @return whether that was all of it
   */
  boolean pass(BodyLength length, WritableByteChannel to, long most) throws IOException {
    long left = most;
    while (!length.done()) {
      if (!begins()) {
        if (length instanceof BodyLength.UntilEnd) {
          return true;
        }
        throw new EOFException("the connection ends within a body");
      }
      int count = length.take(buffer);
      int passing = (int) Math.min(count, left);
      write(buffer.slice(buffer.position(), passing), to);
      buffer.position(buffer.position() + count);
      left -= passing;
      if (passing < count) {
        return false;
      }
    }
    return true;
  }

  /** Reads a body and forgets it. */
  void skip(BodyLength length) throws IOException {
    while (!length.done() && begins()) {
      buffer.position(buffer.position() + length.take(buffer));
    }
  }

  private void write(ByteBuffer bytes, WritableByteChannel to) throws IOException {
    passed.add(bytes.remaining());
    while (bytes.hasRemaining()) {
      to.write(bytes);
    }
  }
}
