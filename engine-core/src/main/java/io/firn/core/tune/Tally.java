package io.firn.core.tune;

import io.firn.core.pipeline.Cutting;
import java.util.List;

/** What is counted while a sample is taken. */
final class Tally {

  long files;
  long fileBytes;
  long imageBytes;
  boolean walkCut;
  boolean imagesCut;
  long shortened;
  long unreadable;
  long holeBytes;
  long readNanos;
  long readBytes;

  SampleSummary summary(List<Piece> pieces) {
    long bytes = pieces.stream().mapToLong(Piece::length).sum();
    long aligned =
        pieces.stream()
            .filter(piece -> piece.cutting() == Cutting.ALIGNED)
            .mapToLong(Piece::length)
            .sum();
    return new SampleSummary(
        files,
        fileBytes,
        imageBytes,
        !walkCut,
        !imagesCut,
        shortened,
        unreadable,
        pieces.size(),
        bytes,
        aligned,
        holeBytes,
        readNanos / 1e9,
        readBytes);
  }
}
