package io.firn.core.storage;

/** The calls of a {@link io.firn.api.storage.Storage}, for counters and messages. */
public enum StorageVerb {
  PUT,
  OPEN,
  INFO,
  LIST,
  DELETE,
  NOW
}
