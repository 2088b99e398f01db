package io.firn.core.crypto;

import io.firn.core.RepositoryException.Unsupported;

/** How a raw block is encoded before it is sealed. */
public enum Codec {
  STORED(0),
  ZSTD(1);

  private final int code;

  Codec(int code) {
    this.code = code;
  }

  /** The byte in the block's header. */
  public int code() {
    return code;
  }

  /**
   * The codec with this code.
   *
   * @throws Unsupported when this version knows none
   */
  public static Codec of(int code) throws Unsupported {
    return switch (code) {
      case 0 -> STORED;
      case 1 -> ZSTD;
      default ->
          throw new Unsupported("a block has the unknown encoding " + code + "; update firn");
    };
  }
}
