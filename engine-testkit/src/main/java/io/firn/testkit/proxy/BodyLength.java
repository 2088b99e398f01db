package io.firn.testkit.proxy;

import java.net.ProtocolException;
import java.nio.ByteBuffer;

/** Finds where a body ends, while it passes. For one body and one thread. */
sealed interface BodyLength {

  /**
   * How many of the next bytes belong to the body; at least one while it is not {@link #done}.
   *
   * @param next at least one byte from its position on; not moved
   */
  int take(ByteBuffer next) throws ProtocolException;

  boolean done();

  /** How long it is, or at least, to choose a byte in it; 1 for one without a byte. */
  long guess();

  /** The body of {@code Content-Length}, or none. */
  final class Known implements BodyLength {

    private final long length;
    private long left;

    Known(long length) {
      this.length = length;
      this.left = length;
    }

    @Override
    public int take(ByteBuffer next) {
      int count = (int) Math.min(left, next.remaining());
      left -= count;
      return count;
    }

    @Override
    public boolean done() {
      return left == 0;
    }

    @Override
    public long guess() {
      return Math.max(1, length);
    }
  }

  /** All until the connection ends. */
  final class UntilEnd implements BodyLength {

    @Override
    public int take(ByteBuffer next) {
      return next.remaining();
    }

    @Override
    public boolean done() {
      return false;
    }

    @Override
    public long guess() {
      return UNKNOWN;
    }
  }

  /** The body of {@code Transfer-Encoding: chunked}, with its sizes and trailer. */
  final class Chunked implements BodyLength {

    private enum Part {
      SIZE,
      DATA,
      END_OF_DATA,
      TRAILER,
      DONE
    }

    private Part part = Part.SIZE;
    private final StringBuilder line = new StringBuilder();

    /** Of the chunk, with the line end behind it. */
    private long left;

    @Override
    public int take(ByteBuffer next) throws ProtocolException {
      int at = next.position();
      while (at < next.limit() && part != Part.DONE) {
        if (part == Part.DATA) {
          int count = (int) Math.min(left, next.limit() - at);
          left -= count;
          at += count;
          part = left == 0 ? Part.END_OF_DATA : Part.DATA;
        } else {
          character((char) next.get(at));
          at++;
        }
      }
      return at - next.position();
    }

    private void character(char character) throws ProtocolException {
      if (character != '\n') {
        line.append(character);
        return;
      }
      String text = line.toString().strip();
      line.setLength(0);
      part =
          switch (part) {
            case SIZE -> size(text);
            case END_OF_DATA -> Part.SIZE;
            case TRAILER -> text.isEmpty() ? Part.DONE : Part.TRAILER;
            case DATA, DONE -> throw new IllegalStateException("a line in " + part);
          };
    }

    private Part size(String text) throws ProtocolException {
      try {
        left = Long.parseLong(text.split(";", 2)[0].strip(), 16);
      } catch (NumberFormatException e) {
        throw new ProtocolException("no size of a chunk: " + text);
      }
      return left == 0 ? Part.TRAILER : Part.DATA;
    }

    @Override
    public boolean done() {
      return part == Part.DONE;
    }

    @Override
    public long guess() {
      return UNKNOWN;
    }
  }

  /** Of a body whose length nobody announced: the shortest one of chunks has so many bytes. */
  long UNKNOWN = 5;
}
