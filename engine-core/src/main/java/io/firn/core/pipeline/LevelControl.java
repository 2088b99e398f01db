package io.firn.core.pipeline;

/**
 * The level of compression at the moment. With a range of levels it follows the pressure: while
 * blocks wait for uploads to give back slabs there is time to compress harder, while batches wait
 * for workers there is not. Safe for use by many threads.
 */
final class LevelControl {

  /**
   * A step a so many blocks: at 1 MiB each some tenths of a second, so that it does not flutter.
   */
  private static final int BLOCKS_A_STEP = 16;

  private final Compression compression;
  private int level;
  private int blocks;

  LevelControl(Compression compression) {
    this.compression = compression;
    this.level = Math.clamp(3, compression.least(), compression.most());
  }

  boolean isOff() {
    return compression == Compression.OFF;
  }

  /**
   * The level for the next block.
   *
   * @param uploadPressure share of the slabs that are in use, in percent
   * @param waitingTasks batches that wait for a worker
   */
  synchronized int next(int uploadPressure, int waitingTasks) {
    if (compression.least() < compression.most() && ++blocks % BLOCKS_A_STEP == 0) {
      if (uploadPressure >= 75) {
        level = Math.min(level + 1, compression.most());
      } else if (waitingTasks > 0) {
        level = Math.max(level - 1, compression.least());
      }
    }
    return level;
  }
}
