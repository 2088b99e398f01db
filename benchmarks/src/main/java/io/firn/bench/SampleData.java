package io.firn.bench;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Data of the kinds that matter, the same in every run. */
public enum SampleData {
  /** Words, numbers and punctuation: compresses to about a third, like source code. */
  TEXT,
  /** Does not compress at all. */
  RANDOM,
  /** 64 KiB of the one and of the other in turn. */
  MIXED;

  private static final int WORDS = 5000;
  private static final int PIECE = 64 << 10;

  /** {@code length} bytes; another seed gives other bytes of the same kind. */
  public byte[] bytes(int length, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] bytes = new byte[length];
    switch (this) {
      case TEXT -> text(random, bytes, 0, length);
      case RANDOM -> random.nextBytes(bytes);
      case MIXED -> {
        random.nextBytes(bytes);
        for (int at = 0; at < length; at += 2 * PIECE) {
          text(random, bytes, at, Math.min(length, at + PIECE));
        }
      }
    }
    return bytes;
  }

  private static void text(SplittableRandom random, byte[] target, int from, int to) {
    byte[][] words = words();
    int at = from;
    while (at < to) {
      // The square of a random number: few words are frequent, as in a language.
      double rank = random.nextDouble();
      byte[] word = words[(int) (rank * rank * WORDS)];
      int n = Math.min(word.length, to - at);
      System.arraycopy(word, 0, target, at, n);
      at += n;
    }
  }

  private static byte[][] words() {
    SplittableRandom random = new SplittableRandom(1);
    byte[][] words = new byte[WORDS][];
    for (int i = 0; i < WORDS; i++) {
      StringBuilder word = new StringBuilder();
      int length = random.nextInt(2, 12);
      for (int k = 0; k < length; k++) {
        word.append((char) ('a' + random.nextInt(26)));
      }
      word.append(random.nextInt(8) == 0 ? ",\n" : " ");
      words[i] = word.toString().getBytes(StandardCharsets.US_ASCII);
    }
    return words;
  }
}
