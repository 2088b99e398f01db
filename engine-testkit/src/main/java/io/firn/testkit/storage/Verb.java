package io.firn.testkit.storage;

/** The calls of a {@link io.firn.api.storage.Storage}, for scripts and counters. */
public enum Verb {
  PUT,
  OPEN,
  INFO,
  LIST,
  DELETE,
  NOW
}
