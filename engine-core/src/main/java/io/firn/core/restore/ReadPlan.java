package io.firn.core.restore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The order in which pieces are fetched: segment by segment and upwards in each, every block once,
 * neighbouring blocks together.
 */
final class ReadPlan {

  private static final Comparator<Piece> BY_PLACE =
      Comparator.comparingInt((Piece p) -> p.location.segment())
          .thenComparingInt(p -> p.location.blockOffset())
          .thenComparingInt(p -> p.location.place());

  private ReadPlan() {}

  /** One sealed block and what is wanted of it, in the order of its places. */
  record Block(int segment, int offset, int length, List<Piece> pieces) {

    long end() {
      return (long) offset + length;
    }
  }

  /** Blocks that are fetched with one request. */
  record Request(List<Block> blocks) {

    int segment() {
      return blocks.getFirst().segment();
    }

    int offset() {
      return blocks.getFirst().offset();
    }

    int length() {
      return Math.toIntExact(blocks.getLast().end() - offset());
    }
  }

  /** Plans the reads; sorts the given list. */
  static List<Request> of(List<Piece> wanted, int largestRequest, int largestGap) {
    wanted.sort(BY_PLACE);
    List<Request> requests = new ArrayList<>();
    List<Block> together = new ArrayList<>();
    for (Block block : blocks(wanted)) {
      if (!together.isEmpty() && !joins(block, together, largestRequest, largestGap)) {
        requests.add(new Request(together));
        together = new ArrayList<>();
      }
      together.add(block);
    }
    if (!together.isEmpty()) {
      requests.add(new Request(together));
    }
    return requests;
  }

  private static List<Block> blocks(List<Piece> sorted) {
    List<Block> blocks = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= sorted.size(); i++) {
      if (i == sorted.size() || !sameBlock(sorted.get(from), sorted.get(i))) {
        Piece first = sorted.get(from);
        blocks.add(
            new Block(
                first.location.segment(),
                first.location.blockOffset(),
                first.location.blockLength(),
                sorted.subList(from, i)));
        from = i;
      }
    }
    return blocks;
  }

  private static boolean sameBlock(Piece one, Piece other) {
    return one.location.segment() == other.location.segment()
        && one.location.blockOffset() == other.location.blockOffset();
  }

  private static boolean joins(Block next, List<Block> together, int largest, int largestGap) {
    Block last = together.getLast();
    return next.segment() == last.segment()
        && next.offset() >= last.end()
        && next.offset() - last.end() <= largestGap
        && next.end() - together.getFirst().offset() <= largest;
  }
}
