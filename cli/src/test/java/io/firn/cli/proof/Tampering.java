package io.firn.cli.proof;

import io.firn.core.format.SegmentFooter;
import io.firn.core.format.SegmentHeader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;

/** One wrong bit, or a lost tail, in one part of one kind of object. */
enum Tampering {
  HEADER_FLIPPED("firn", 20),
  HEADER_CUT("firn"),
  KEY_SLOT_FLIPPED("keys", 60),
  KEY_SLOT_CUT("keys"),
  SEGMENT_HEADER_FLIPPED("segments", 4),
  SEGMENT_SALT_FLIPPED("segments", 20),
  SEGMENT_BLOCK_FLIPPED("segments", SegmentHeader.BYTES + 30),
  SEGMENT_TABLE_FLIPPED("segments", -SegmentFooter.BYTES - 40),
  SEGMENT_FOOTER_FLIPPED("segments", -3),
  SEGMENT_CUT("segments"),
  INDEX_FLIPPED("index", 60),
  INDEX_CUT("index"),
  SNAPSHOT_FLIPPED("snapshots", 60),
  SNAPSHOT_CUT("snapshots");

  /** Bytes that a cut takes away. */
  private static final int TAIL = 7;

  private final String kind;
  private final int offset;
  private final boolean cut;

  /** A bit at {@code offset}, which is from the end when negative. */
  Tampering(String kind, int offset) {
    this.kind = kind;
    this.offset = offset;
    this.cut = false;
  }

  Tampering(String kind) {
    this.kind = kind;
    this.offset = 0;
    this.cut = true;
  }

  /**
   * Damages the largest object of the kind; of segments that is one with content.
   *
   * @return the object's name in the storage
   */
  String apply(Path container) throws IOException {
    Path object;
    try (Stream<Path> files = Files.walk(container.resolve(kind))) {
      object =
          files
              .filter(Files::isRegularFile)
              .max(Comparator.comparingLong(this::size))
              .orElseThrow();
    }
    apply(object, cut, offset);
    return container.relativize(object).toString();
  }

  private long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces the file: objects of a storage may be write-protected. */
  static void flip(Path object, int offset) throws IOException {
    apply(object, false, offset);
  }

  private static void apply(Path object, boolean cut, int offset) throws IOException {
    byte[] bytes = Files.readAllBytes(object);
    if (cut) {
      bytes = Arrays.copyOf(bytes, bytes.length - TAIL);
    } else {
      int at = offset < 0 ? bytes.length + offset : offset;
      ByteBuffer.wrap(bytes).put(at, (byte) (bytes[at] ^ 0x10));
    }
    Files.delete(object);
    Files.write(object, bytes);
  }
}
