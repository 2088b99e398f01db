package io.firn.core.format;

/** Kinds of objects of a repository, by where they are stored. */
public enum ObjectKind {
  /** The one public header. */
  HEADER("firn"),
  KEY_SLOT("keys/"),
  SEGMENT("segments/"),
  INDEX_PIECE("index/"),
  SNAPSHOT("snapshots/"),
  LOG_RECORD("gc/");

  private final String prefix;

  ObjectKind(String prefix) {
    this.prefix = prefix;
  }

  /** What the names of all objects of this kind begin with; the header's whole name. */
  public String prefix() {
    return prefix;
  }
}
