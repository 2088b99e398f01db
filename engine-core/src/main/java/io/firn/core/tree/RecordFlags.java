package io.firn.core.tree;

import io.firn.api.media.FileType;

/** The first byte of a record, and the byte before its content; see docs/format.md. */
final class RecordFlags {

  static final int TYPE_MASK = 0b111;
  static final int SAME_OWNER = 1 << 3;
  static final int SAME_DEVICE = 1 << 4;
  static final int SAME_MODE = 1 << 5;
  static final int EXTENDED = 1 << 6;
  static final int HARD_LINK = 1 << 7;

  static final int LEVEL_MASK = 0b1111;
  static final int HAS_ID = 1 << 4;
  static final int OTHER_LENGTH = 1 << 5;
  static final int CONTENT_KNOWN = LEVEL_MASK | HAS_ID | OTHER_LENGTH;

  private RecordFlags() {}

  static int code(FileType type) {
    return switch (type) {
      case FILE -> 0;
      case DIRECTORY -> 1;
      case SYMLINK -> 2;
      case FIFO -> 3;
      case CHARACTER_DEVICE -> 4;
      case BLOCK_DEVICE -> 5;
    };
  }

  static FileType type(int code) throws Varint.Malformed {
    return switch (code) {
      case 0 -> FileType.FILE;
      case 1 -> FileType.DIRECTORY;
      case 2 -> FileType.SYMLINK;
      case 3 -> FileType.FIFO;
      case 4 -> FileType.CHARACTER_DEVICE;
      case 5 -> FileType.BLOCK_DEVICE;
      default -> throw new Varint.Malformed("unknown kind of entry " + code);
    };
  }

  static boolean isDevice(FileType type) {
    return type == FileType.CHARACTER_DEVICE || type == FileType.BLOCK_DEVICE;
  }
}
