package io.firn.core.tune;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;

/** A sample in memory; closing it frees that. The pieces are in the order of their lots. */
final class DataSample implements AutoCloseable {

  private final Arena arena;
  private final List<Piece> pieces;
  private final SampleSummary summary;

  DataSample(Arena arena, List<Piece> pieces, SampleSummary summary) {
    this.arena = arena;
    this.pieces = List.copyOf(pieces);
    this.summary = summary;
  }

  SampleSummary summary() {
    return summary;
  }

  List<Piece> pieces() {
    return pieces;
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
