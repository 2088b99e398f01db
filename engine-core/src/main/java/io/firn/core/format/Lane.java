package io.firn.core.format;

import io.firn.core.RepositoryException.Unsupported;

/** What a block holds; blocks of one lane are kept together in segments of their own. */
public enum Lane {
  /** Content of files and disks. */
  DATA(0),
  /** Records of trees, and list nodes. */
  METADATA(1),
  /** Chunks of manifests. */
  MANIFEST(2);

  private final int code;

  Lane(int code) {
    this.code = code;
  }

  /** The byte in a segment's table. */
  public int code() {
    return code;
  }

  /**
   * The lane with this code.
   *
   * @throws Unsupported when this version knows none
   */
  public static Lane of(int code) throws Unsupported {
    return switch (code) {
      case 0 -> DATA;
      case 1 -> METADATA;
      case 2 -> MANIFEST;
      default -> throw new Unsupported("a block is of the unknown lane " + code + "; update firn");
    };
  }
}
