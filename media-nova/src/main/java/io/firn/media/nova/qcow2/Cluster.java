package io.firn.media.nova.qcow2;

/** Where the bytes of one cluster of the disk are. */
sealed interface Cluster {

  /** All zeros, or never written. */
  record Zeros() implements Cluster {
    static final Zeros ALL = new Zeros();
  }

  /** In the file as they are. */
  record Plain(long offset) implements Cluster {}

  /**
   * In the file, compressed.
   *
   * @param length upper bound of the compressed bytes
   */
  record Compressed(long offset, int length) implements Cluster {}
}
