package io.firn.core.storage;

import java.util.Locale;

/** The calls of a {@link io.firn.api.storage.Storage}, for counters and messages. */
public enum StorageVerb {
  PUT,
  OPEN,
  INFO,
  LIST,
  DELETE,
  RETAIN,
  NOW;

  /** As people and documents write it: {@code put}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
