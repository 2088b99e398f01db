package io.firn.core.pipeline;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Tells in some microseconds whether it is worth while to compress a block: counts the bytes of 16
 * pieces spread over it. Compressed, encrypted and random data have nearly equal counts; any text,
 * code or table has not. What it misses are long repetitions in data that looks random, which the
 * cut into chunks finds anyway. Not safe for use by several threads.
 */
final class CompressibilityProbe {

  private static final int PIECES = 16;
  private static final int PIECE = 256;

  /** Shorter blocks are just compressed: that takes no longer than to find out. */
  private static final int SHORTEST = 4 * PIECES * PIECE;

  /**
   * Chi-squared of 4,096 random bytes has the mean 255 and the deviation 23; 512 is eleven
   * deviations off, while English text has some 60,000 and JPEG data some 400 to 3,000.
   */
  private static final long MOST_CHI_SQUARED = 512;

  private final int[] counts = new int[256];

  boolean looksRandom(ByteBuffer raw) {
    int length = raw.remaining();
    if (length < SHORTEST) {
      return false;
    }
    Arrays.fill(counts, 0);
    int step = (length - PIECE) / (PIECES - 1);
    for (int piece = 0; piece < PIECES; piece++) {
      int from = raw.position() + piece * step;
      for (int i = from; i < from + PIECE; i++) {
        counts[raw.get(i) & 0xff]++;
      }
    }
    long sumOfSquares = 0;
    for (int count : counts) {
      sumOfSquares += (long) count * count;
    }
    int samples = PIECES * PIECE;
    return sumOfSquares * counts.length / samples - samples < MOST_CHI_SQUARED;
  }
}
