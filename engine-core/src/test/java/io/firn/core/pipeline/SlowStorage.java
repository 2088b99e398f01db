package io.firn.core.pipeline;

import io.firn.core.pipeline.LevelControl.Sending;
import io.firn.core.pipeline.LevelControl.Spent;

/**
 * Arithmetic of a run with two workers whose storage takes so many bytes a second: what is not sent
 * yet fills slabs, and when they are full the workers wait. Costs and ratios of the levels are
 * those measured with files of {@code /usr}.
 */
final class SlowStorage {

  private static final double BLOCK = 1 << 20;
  private static final double SEGMENT = 32 << 20;
  private static final double FIRST = SEGMENT / 4;
  private static final double SLABS = 108 << 20;

  /** Megabytes a second of one worker, by level. */
  private static final double[] SPEED = {0, 200, 165, 115, 95, 105, 78, 54};

  private static final double[] RATIO = {0, .405, .3925, .3814, .3806, .3723, .367, .3656};

  private final double bytesPerSecond;
  private double seconds;
  private double produced;
  private double sent;
  private double busy;
  private double waited;
  private double firstMade;
  private double firstSent = Double.MAX_VALUE;
  private boolean known;

  SlowStorage(int megabytes) {
    this.bytesPerSecond = megabytes * 1e6;
  }

  /** A block at this level: half the time of one worker, as there are two. */
  void block(int level) {
    busy = BLOCK / (SPEED[level] * 1e6);
    pass(busy / 2);
    double size = BLOCK * RATIO[level];
    double excess = produced + size - sent - SLABS;
    double wait = Math.max(0, excess) / bytesPerSecond;
    waited = 2 * wait;
    pass(wait);
    produced += size;
    if (firstMade == 0 && produced >= FIRST) {
      firstMade = seconds;
    }
  }

  /** Only whole segments are sent. */
  private void pass(double time) {
    int segments = segments(produced);
    double complete = segments == 0 ? 0 : FIRST + (segments - 1) * SEGMENT;
    int before = segments(sent);
    sent = Math.min(complete, sent + time * bytesPerSecond);
    if (before == 0 && segments(sent) > 0) {
      firstSent = seconds + time;
    }
    known |= segments(sent) > 1 || (segments(sent) > before && sent == complete && share() == 1);
    seconds += time;
  }

  private static int segments(double bytes) {
    return bytes < FIRST ? 0 : 1 + (int) ((bytes - FIRST) / SEGMENT);
  }

  Spent spent() {
    return new Spent((long) (busy * 1e9), 0, (long) (waited * 1e9));
  }

  Sending sending() {
    return new Sending(segments(produced) - segments(sent), known, share());
  }

  private double share() {
    double sending = Math.min(seconds, firstSent) - firstMade;
    return firstMade == 0 || sending < 0.05
        ? 1
        : Math.min(
            1, Math.min(sent, firstSent < seconds ? FIRST : sent) / sending / (FIRST / firstMade));
  }

  /** Until all is sent. */
  double seconds() {
    return seconds + (produced - sent) / bytesPerSecond;
  }

  double stored() {
    return produced;
  }
}
