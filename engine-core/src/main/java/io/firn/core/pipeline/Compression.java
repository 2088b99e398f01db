package io.firn.core.pipeline;

/** How hard blocks are compressed; the user's words. */
public enum Compression {
  /** Not at all. */
  OFF(0, 0),
  FAST(1, 2),
  /**
   * Level 2: a sixth less processor time for a first backup than level 3, and 3 to 4 % more to
   * store.
   */
  DEFAULT(2, 2),
  BETTER(7, 16),
  MAX(19, 96),
  /** Between fast and better, as the storage and the processors leave time. */
  AUTO(2, 16);

  private final int level;
  private final int workspace;

  Compression(int level, int workspaceMib) {
    this.level = level;
    this.workspace = workspaceMib << 20;
  }

  /** The level of zstd; where it moves, the first. */
  int level() {
    return level;
  }

  /** Bytes of native memory that a compressing context comes to hold. */
  int workspace() {
    return workspace;
  }
}
