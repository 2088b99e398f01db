package io.firn.core.pipeline;

/** How hard blocks are compressed; the user's words. */
public enum Compression {
  /** Not at all. */
  OFF(0, 0, 0),
  FAST(1, 1, 2),
  /**
   * Level 2: a sixth less processor time for a first backup than level 3, and 3 to 4 % more to
   * store.
   */
  DEFAULT(2, 2, 2),
  BETTER(7, 7, 16),
  MAX(19, 19, 96),
  /** Between fast and better, as the storage and the processors leave time. */
  AUTO(1, 7, 16);

  private final int least;
  private final int most;
  private final int workspace;

  Compression(int least, int most, int workspaceMib) {
    this.least = least;
    this.most = most;
    this.workspace = workspaceMib << 20;
  }

  /** The lowest level of zstd that is used. */
  int least() {
    return least;
  }

  /** The highest level of zstd that is used. */
  int most() {
    return most;
  }

  /** Bytes of native memory that a compressing context comes to hold. */
  int workspace() {
    return workspace;
  }
}
