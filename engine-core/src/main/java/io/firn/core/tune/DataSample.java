package io.firn.core.tune;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A sample in memory; closing it frees that. The pieces are in the order of their lots. */
final class DataSample implements AutoCloseable {

  private final Arena arena = Arena.ofShared();
  private final List<Piece> pieces = new ArrayList<>();
  private final Tally tally = new Tally();

  /** Memory that lasts as long as the sample. */
  ByteBuffer allocate(int bytes) {
    return arena.allocate(bytes).asByteBuffer();
  }

  void add(Piece piece) {
    pieces.add(piece);
  }

  /** Where is counted what the sample is of. */
  Tally tally() {
    return tally;
  }

  SampleSummary summary() {
    return tally.summary(pieces);
  }

  List<Piece> pieces() {
    return Collections.unmodifiableList(pieces);
  }

  /** The first pieces, which are as good a sample as all, that have so many bytes; one at least. */
  List<Piece> first(long bytes) {
    List<Piece> some = new ArrayList<>();
    long sum = 0;
    for (Piece piece : pieces) {
      if (!some.isEmpty() && sum + piece.length() > bytes) {
        break;
      }
      some.add(piece);
      sum += piece.length();
    }
    return some;
  }

  @Override
  public void close() {
    arena.close();
  }
}
