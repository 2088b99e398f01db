package io.firn.media.nova.temporary;

/** What can be temporary, in the order in which it is removed: each before what it hangs on. */
public enum Kind {
  SERVER("server"),
  PORT("port"),
  /** With content of its own. */
  IMAGE("image"),
  VOLUME("volume"),
  SNAPSHOT("volume snapshot"),
  /** Nova's snapshot of a server that boots from a volume: names snapshots, which go before it. */
  SERVER_SNAPSHOT("server snapshot");

  private final String word;

  Kind(String word) {
    this.word = word;
  }

  /** In messages. */
  public String word() {
    return word;
  }
}
