package io.firn.core.crypto;

/** Kinds of sealed objects; a part of what each is authenticated with. */
public enum SealedKind {
  INDEX(3, "index"),
  SNAPSHOT(4, "snapshot"),
  LOG(5, "gc");

  private final int code;
  private final String word;

  SealedKind(int code, String word) {
    this.code = code;
    this.word = word;
  }

  /** The byte in the associated data. */
  public int code() {
    return code;
  }

  /** The word in the key derivation. */
  public String word() {
    return word;
  }
}
