package io.firn.core.crypto;

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
}
