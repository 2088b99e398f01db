package io.firn.testkit.tree;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.random.RandomGenerator;

/** Contents: empty, small, over several chunks, compressible or not, with holes. */
final class RandomContent {

  private static final byte[] TEXT =
      "Firn is snow that has outlived its season and is on the way to becoming ice.\n"
          .getBytes(US_ASCII);

  private final RandomGenerator random;
  private final int largest;

  RandomContent(RandomGenerator random, int largest) {
    this.random = random;
    this.largest = largest;
  }

  /** Writes a new file. */
  void write(Path file) throws IOException {
    if (random.nextInt(12) == 0) {
      writeSparse(file);
    } else {
      Files.write(file, bytes(length()));
    }
  }

  /** Changes a file at its end, within, or altogether. */
  void change(Path file) throws IOException {
    byte[] old = Files.readAllBytes(file);
    byte[] added = bytes(1 + random.nextInt(Math.min(2000, largest)));
    switch (random.nextInt(3)) {
      case 0 -> Files.write(file, added, StandardOpenOption.APPEND);
      case 1 -> {
        int at = random.nextInt(old.length + 1);
        ByteBuffer whole = ByteBuffer.allocate(old.length + added.length);
        whole.put(old, 0, at).put(added).put(old, at, old.length - at);
        Files.write(file, whole.array());
      }
      default -> Files.write(file, bytes(length()));
    }
  }

  private int length() {
    return switch (random.nextInt(10)) {
      case 0 -> 0;
      case 1, 2 -> random.nextInt(largest);
      default -> random.nextInt(Math.min(4096, largest));
    };
  }

  private byte[] bytes(int length) {
    byte[] content = new byte[length];
    if (random.nextBoolean()) {
      random.nextBytes(content);
    } else {
      for (int i = 0; i < length; i++) {
        content[i] = TEXT[i % TEXT.length];
      }
    }
    return content;
  }

  private void writeSparse(Path file) throws IOException {
    try (SeekableByteChannel out =
        Files.newByteChannel(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE)) {
      for (int run = 0; run <= random.nextInt(3); run++) {
        out.position(out.position() + random.nextInt(4 * largest));
        out.write(ByteBuffer.wrap(bytes(1 + random.nextInt(Math.min(8192, largest)))));
      }
    }
  }
}
