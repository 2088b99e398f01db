package io.firn.cli.proof;

import io.firn.core.format.SegmentFooter;
import io.firn.core.format.SegmentHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

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
  String apply(StoredObjects objects) throws IOException {
    String object = objects.largest(kind);
    byte[] bytes = objects.read(object);
    objects.replace(
        object, cut ? Arrays.copyOf(bytes, bytes.length - TAIL) : flipped(bytes, offset));
    return object;
  }

  /** One bit of an object. */
  static void flip(StoredObjects objects, String object, int offset) throws IOException {
    objects.replace(object, flipped(objects.read(object), offset));
  }

  /** One bit of a file, which is replaced: objects of a storage may be write-protected. */
  static void flip(Path object, int offset) throws IOException {
    byte[] bytes = flipped(Files.readAllBytes(object), offset);
    Files.delete(object);
    Files.write(object, bytes);
  }

  private static byte[] flipped(byte[] bytes, int offset) {
    bytes[offset < 0 ? bytes.length + offset : offset] ^= 0x10;
    return bytes;
  }
}
