package io.firn.core.restore;

import io.firn.api.media.FileSink;
import io.firn.api.media.MediaException;
import io.firn.core.read.IdCheck;
import java.nio.ByteBuffer;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Reads what a file holds and compares it with what it should hold, by the ids alone: nothing is
 * fetched for it. That finds what an in-place restore can keep, which also is how a restore that
 * was cut off goes on, and it is the verification afterwards. A file in its own place is not
 * changed by the comparison.
 */
final class ContentChecker {

  /** Pieces that one job compares: of neighbours of one file, mostly. */
  private static final int BATCH = 16;

  private static final int HOLE_STEP = 1 << 20;

  private final IdCheck ids;
  private final Counters counters;
  private final Deque<ByteBuffer> buffers = new ConcurrentLinkedDeque<>();

  ContentChecker(IdCheck ids, Counters counters) {
    this.ids = ids;
    this.counters = counters;
  }

  /** Begins to mark the pieces that are right already, and to make the holes. */
  void compare(Jobs jobs, List<Piece> pieces) {
    inBatches(jobs, pieces, piece -> check(piece, this::compare));
  }

  /** Begins to read back and settle all pieces; those that are wrong make their files fail. */
  void verify(Jobs jobs, List<Piece> pieces) {
    inBatches(jobs, pieces, piece -> check(piece, this::verify));
  }

  /**
   * Begins to make these holes.
   *
   * @param settle whether a piece is settled then; else a verification will do that
   */
  void punch(Jobs jobs, List<Piece> holes, boolean settle) {
    inBatches(
        jobs,
        holes,
        piece -> {
          check(piece, this::punch);
          if (settle) {
            piece.content.settle();
          }
        });
  }

  private void compare(Piece piece, FileSink sink) throws MediaException {
    if (!piece.isHole()) {
      if (holds(piece, sink)) {
        counters.kept(piece.length);
        piece.content.keep();
        piece.right = true;
      }
    } else if (!piece.content.isInPlace()) {
      punch(piece, sink);
      piece.right = true;
    } else if (isZero(piece, sink)) {
      counters.hole(piece.length);
      piece.right = true;
    }
  }

  private void punch(Piece piece, FileSink sink) throws MediaException {
    long there = sink.length() - piece.position;
    if (there > 0) {
      sink.holeAt(piece.position, Math.min(piece.length, there));
    }
    counters.hole(piece.length);
  }

  private void verify(Piece piece, FileSink sink) throws MediaException {
    boolean right = piece.isHole() ? isZero(piece, sink) : holds(piece, sink);
    if (!right) {
      piece.content.fail(
          "reads back wrong at bytes %d to %d"
              .formatted(piece.position, piece.position + piece.length - 1));
    }
  }

  private boolean holds(Piece piece, FileSink sink) throws MediaException {
    ByteBuffer buffer = buffer((int) piece.length);
    try {
      boolean all = readFully(sink, buffer, piece.position);
      return all && ids.matches(piece.id, buffer.flip());
    } finally {
      buffers.addFirst(buffer);
    }
  }

  /** The end of a file may be a hole that its length does not say yet. */
  private boolean isZero(Piece piece, FileSink sink) throws MediaException {
    long end = Math.min(piece.position + piece.length, sink.length());
    ByteBuffer buffer = buffer(HOLE_STEP);
    try {
      for (long at = piece.position; at < end; at += HOLE_STEP) {
        buffer.clear().limit((int) Math.min(HOLE_STEP, end - at));
        if (!readFully(sink, buffer, at) || !isZero(buffer.flip())) {
          return false;
        }
      }
      return true;
    } finally {
      buffers.addFirst(buffer);
    }
  }

  private static boolean isZero(ByteBuffer bytes) {
    while (bytes.remaining() >= Long.BYTES) {
      if (bytes.getLong() != 0) {
        return false;
      }
    }
    while (bytes.hasRemaining()) {
      if (bytes.get() != 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean readFully(FileSink sink, ByteBuffer buffer, long position)
      throws MediaException {
    while (buffer.hasRemaining()) {
      if (sink.readAt(buffer, position + buffer.position()) <= 0) {
        return false;
      }
    }
    return true;
  }

  private static void inBatches(Jobs jobs, List<Piece> pieces, Job job) {
    for (int from = 0; from < pieces.size(); from += BATCH) {
      List<Piece> batch = pieces.subList(from, Math.min(from + BATCH, pieces.size()));
      jobs.submit(
          () -> {
            for (Piece piece : batch) {
              job.run(piece);
            }
          });
    }
  }

  private static void check(Piece piece, Check check) throws MediaException {
    if (piece.content.isGivenUp()) {
      return;
    }
    try {
      check.run(piece, piece.content.acquire());
    } catch (MediaException.Full | MediaException.Interrupted e) {
      throw e;
    } catch (MediaException e) {
      piece.content.fail(e.getMessage());
    } finally {
      piece.content.release();
    }
  }

  private ByteBuffer buffer(int length) {
    ByteBuffer buffer = buffers.pollFirst();
    if (buffer == null || buffer.capacity() < length) {
      buffer = ByteBuffer.allocateDirect(Math.max(length, 4 << 20));
    }
    return buffer.clear().limit(length);
  }

  /** What is done with one piece. */
  @FunctionalInterface
  private interface Job {
    void run(Piece piece) throws MediaException;
  }

  /** What is done with one piece and its open file. */
  @FunctionalInterface
  private interface Check {
    void run(Piece piece, FileSink sink) throws MediaException;
  }
}
