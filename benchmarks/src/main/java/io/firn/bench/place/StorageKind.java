package io.firn.bench.place;

/** Where a benchmark stores. */
public enum StorageKind {
  /** Nowhere but in this process. */
  MEMORY,
  /** A folder of this machine. */
  LOCAL,
  /** Swift on the loopback, through its plugin. */
  SWIFT,
  /** S3 on the loopback, through its plugin. */
  S3
}
