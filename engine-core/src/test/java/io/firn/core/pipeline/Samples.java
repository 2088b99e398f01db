package io.firn.core.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Content of the kinds that matter to a pipeline, from a seed. */
final class Samples {

  private static final String[] WORDS =
      "snow ice winter freezer glacier slope of the and in a over melts never again firn névé"
          .split(" ");

  private Samples() {}

  /** What compresses to a third or less. */
  static byte[] text(RandomGenerator random, int length) {
    StringBuilder text = new StringBuilder(length + 20);
    while (text.length() < length) {
      text.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextInt(1000)).append(' ');
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(bytes, length);
  }

  /** What does not compress. */
  static byte[] random(RandomGenerator random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Pieces of text, random bytes and zeros. */
  static byte[] mixed(RandomGenerator random, int length) {
    byte[] bytes = new byte[length];
    int place = 0;
    while (place < length) {
      int n = Math.min(length - place, random.nextInt(1, Math.max(2, length)));
      byte[] piece =
          switch (random.nextInt(3)) {
            case 0 -> text(random, n);
            case 1 -> random(random, n);
            default -> new byte[n];
          };
      System.arraycopy(piece, 0, bytes, place, n);
      place += n;
    }
    return bytes;
  }
}
