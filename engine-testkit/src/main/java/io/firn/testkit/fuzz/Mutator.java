package io.firn.testkit.fuzz;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes good inputs, always the same way for the same seed. */
final class Mutator {

  private static final int[] ODD_NUMBERS = {
    0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 24, 0x00ff_ffff
  };

  private final List<byte[]> inputs;
  private final Random random;

  Mutator(List<byte[]> inputs, long seed) {
    this.inputs = inputs;
    this.random = new Random(seed);
  }

  byte[] next() {
    byte[] input = any().clone();
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      input = change(input);
    }
    return input;
  }

  private byte[] change(byte[] input) {
    if (input.length == 0) {
      return any().clone();
    }
    int at = random.nextInt(input.length);
    switch (random.nextInt(6)) {
      case 0 -> input[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> input[at] = (byte) random.nextInt();
      case 2 -> {
        if (input.length >= Integer.BYTES) {
          int odd = ODD_NUMBERS[random.nextInt(ODD_NUMBERS.length)];
          ByteBuffer.wrap(input).putInt(Math.min(at, input.length - Integer.BYTES), odd);
        }
      }
      case 3 -> {
        return Arrays.copyOf(input, at);
      }
      case 4 -> {
        return joined(input, at, input, random.nextInt(at + 1));
      }
      default -> {
        byte[] other = any();
        return joined(input, at, other, Math.min(at, other.length));
      }
    }
    return input;
  }

  /** The first bytes of one, then all of another from a place on. */
  private static byte[] joined(byte[] head, int length, byte[] tail, int from) {
    return ByteBuffer.allocate(length + tail.length - from)
        .put(head, 0, length)
        .put(tail, from, tail.length - from)
        .array();
  }

  private byte[] any() {
    return inputs.get(random.nextInt(inputs.size()));
  }
}
