package io.firn.core.pipeline;

/**
 * The level of compression at the moment. With a range of levels it spends the time that workers
 * would only wait: for the source, or for the storage to give slabs back. Safe for use by many
 * threads.
 *
 * <p><b>The signal</b> is that waiting time itself, over the last hundred blocks or so, and not how
 * full a queue is: a storage with a long way to it has queues that are never empty, though it is
 * fast enough. Of the time for the source, one worker's share is left to the thread that reads.
 * What a level costs is foretold from the time that workers are busy now.
 *
 * <p><b>Up</b> at once, to the hardest level that fits into the time that is free. <b>Down</b> by a
 * step when hardly any is free, unless the segments that wait for the storage become more: then it
 * is the storage that is too slow, although it still has slabs left. A storage that has nothing to
 * do is not waited for any more: what was waited for it is forgotten.
 *
 * <p><b>In the beginning</b>, nobody waits yet: there is a tenth of a gigabyte of slabs. It begins
 * with the usual level, and goes to where blocks are made as fast as the storage is seen to take
 * them, as soon as it takes any.
 */
final class LevelControl {

  /** A decision in so many blocks: at 1 MiB each a twentieth of a second with two workers. */
  static final int BLOCKS_A_STEP = 8;

  /** What a block counts less with every later one: 128 of them count. */
  private static final double FADING = 1 - 1 / 128.0;

  /** Share of the time that stays free when the level goes up: costs are foretold roughly. */
  private static final double FREE_AFTER_RISE = 0.1;

  /** Less is no time to spend: such short waits are those of threads for each other. */
  private static final double FREE_TO_STAY = 0.03;

  /** Segments more than there were on the average: they become more. */
  private static final double GROWTH = 0.5;

  /** Level 4 is left out: it is as slow as 5, and hardly better than 3. */
  private static final int[] LEVELS = {1, 2, 3, 5, 6, 7};

  /** Processor time of a block, level 1 is one: the whole of what a worker does with it. */
  private static final double[] COSTS = {1, 1.2, 1.6, 1.9, 2.5, 3.5};

  private static final int START = 1;

  /** What the workers did since the last block. */
  record Spent(long busyNanos, long sourceNanos, long storageNanos) {}

  /**
   * What is known of the storage.
   *
   * @param backlog segments that are complete and not stored yet
   * @param known whether it has stored enough to be judged by the waiting for it
   * @param share before that, the bytes it takes of those that are made at the first level
   */
  record Sending(int backlog, boolean known, double share) {}

  private final Compression compression;
  private final int workers;
  private int step = START;
  private int blocks;
  private double busy;
  private double source;
  private double storage;
  private double usualBacklog;

  LevelControl(Compression compression, int workers) {
    this.compression = compression;
    this.workers = workers;
  }

  boolean isOff() {
    return compression == Compression.OFF;
  }

  /** Whether {@link #next} needs to know anything. */
  boolean isFixed() {
    return compression != Compression.AUTO;
  }

  /**
   * The level for the next block.
   *
   * @param spent by one worker since it had its last block
   */
  synchronized int next(Spent spent, Sending sending) {
    if (isFixed()) {
      return compression.level();
    }
    busy = busy * FADING + spent.busyNanos();
    source = source * FADING + spent.sourceNanos();
    storage = storage * FADING + spent.storageNanos();
    if (sending.backlog() == 0) {
      storage = 0;
    }
    usualBacklog = usualBacklog * FADING + sending.backlog() * (1 - FADING);
    if (++blocks % BLOCKS_A_STEP == 0) {
      move(sending.known() ? byWaiting(sending.backlog()) : byShare(sending.share()));
    }
    return LEVELS[step];
  }

  private int byShare(double share) {
    int wanted = START;
    while (wanted + 1 < LEVELS.length
        && share * COSTS[wanted + 1] <= (1 - FREE_AFTER_RISE) * COSTS[START]) {
      wanted++;
    }
    return wanted;
  }

  private int byWaiting(int backlog) {
    double total = busy + source + storage;
    double free = storage + Math.max(0, source - total / workers);
    int wanted = step;
    while (wanted + 1 < LEVELS.length && more(wanted + 1) <= free - FREE_AFTER_RISE * total) {
      wanted++;
    }
    if (wanted == step && free < FREE_TO_STAY * total && backlog <= usualBacklog + GROWTH) {
      return Math.max(0, step - 1);
    }
    return wanted;
  }

  /** Time that a level would take more than this one. */
  private double more(int other) {
    return busy * (COSTS[other] / COSTS[step] - 1);
  }

  /**
   * Goes to another level, and takes it for granted that the time is spent as foretold: what a
   * harder one takes more comes from the waiting; what an easier one saves is not waited, but used
   * for further blocks.
   */
  private void move(int wanted) {
    double more = more(wanted);
    busy += more;
    double fromWaiting = Math.max(0, more);
    double ofStorage = Math.min(fromWaiting, storage);
    storage -= ofStorage;
    source = Math.max(0, source - (fromWaiting - ofStorage));
    step = wanted;
  }
}
