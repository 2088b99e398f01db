package io.firn.media.nova.temporary;

import static java.util.Objects.requireNonNull;

/** One thing in the cloud. */
record Item(Kind kind, String id) {

  Item {
    requireNonNull(kind, "kind");
    requireNonNull(id, "id");
  }

  @Override
  public String toString() {
    return kind.word() + " " + id;
  }
}
