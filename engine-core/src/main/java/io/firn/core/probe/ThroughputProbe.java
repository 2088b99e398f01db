package io.firn.core.probe;

import io.firn.api.storage.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out how throughput grows with connections and with the size of objects, as far as time and
 * bytes allow.
 *
 * <p>All combinations would need too many bytes, so two lines through them are measured: first more
 * and more connections at one size, until two doublings bring nothing in either direction; then,
 * with the fewest connections that are nearly as fast as the best, larger and larger objects. The
 * size of the first line is 8 MiB, the smallest that is ever suggested, or less where the line is
 * too slow for that.
 *
 * <p>What a measurement would take is foretold from the fastest one before, and it is left out when
 * it does not fit any more.
 */
final class ThroughputProbe {

  private static final int MIB = 1 << 20;
  private static final int FIRST = MIB;
  private static final int[] BASES = {8 * MIB, 4 * MIB, 2 * MIB, MIB};
  private static final int[] CONNECTIONS = {1, 2, 4, 8, 16};
  private static final int[] SIZES = {16 * MIB, 32 * MIB, 64 * MIB};

  /** Less than this factor is no growth; measurements of half a second vary by as much. */
  private static final double GROWTH = 1.05;

  /** Measurements that the time is divided by: both lines. */
  private static final int MEASUREMENTS = CONNECTIONS.length + SIZES.length;

  private final ProbeSite site;
  private final TransferProbe probe;
  private final List<Transfer> done = new ArrayList<>();

  ThroughputProbe(ProbeSite site) {
    this.site = site;
    this.probe = new TransferProbe(site);
  }

  /** What was measured so far, also after {@link #measure} failed. */
  List<Transfer> done() {
    return List.copyOf(done);
  }

  /** Measures until there is nothing left to measure, or nothing left to do it with. */
  void measure() throws StorageException {
    if (site.ration().bytesLeft() < 2 * FIRST) {
      return;
    }
    done.add(probe.measure(FIRST, 1, 1, 0));
    int base = base();
    int most = moreConnections(base);
    largerObjects(base, most);
  }

  /**
   * The largest size with which one, two and four connections fit into half of what is left. The
   * speed that this rests on is the worst there is: one small object over one connection.
   */
  private int base() {
    for (int size : BASES) {
      long three = 7L * size;
      if (seconds(three) < secondsLeft() / 2 && 2 * three < site.ration().bytesLeft() / 2) {
        return size;
      }
    }
    return BASES[BASES.length - 1];
  }

  private int moreConnections(int size) throws StorageException {
    List<Transfer> line = new ArrayList<>();
    double bestUp = 0;
    double bestDown = 0;
    int withoutGrowth = 0;
    for (int connections : CONNECTIONS) {
      boolean allowed = connections <= site.settings().connections();
      if (!allowed || withoutGrowth == 2 || !isRoom(size, connections)) {
        break;
      }
      Optional<Transfer> measured = measure(size, connections, MEASUREMENTS - line.size());
      if (measured.isEmpty()) {
        break;
      }
      Transfer last = measured.get();
      line.add(last);
      boolean grown = last.up() >= bestUp * GROWTH || last.down() >= bestDown * GROWTH;
      withoutGrowth = grown ? 0 : withoutGrowth + 1;
      bestUp = Math.max(bestUp, last.up());
      bestDown = Math.max(bestDown, last.down());
    }
    double enough = Suggestion.ENOUGH * bestUp;
    return line.stream()
        .filter(each -> each.up() >= enough)
        .mapToInt(Transfer::connections)
        .min()
        .orElse(1);
  }

  private void largerObjects(int base, int connections) throws StorageException {
    int left = SIZES.length;
    for (int size : SIZES) {
      int fitting = Math.min(connections, site.settings().uploads().applyAsInt(size));
      if (size > base && fitting > 0 && measure(size, fitting, left).isEmpty()) {
        return;
      }
      left--;
    }
  }

  /** Sizes that are too small to be suggested are only there to find the speed of the line. */
  private boolean isRoom(int size, int connections) {
    return size < Suggestion.SMALLEST || connections <= site.settings().uploads().applyAsInt(size);
  }

  /** Measures when it fits; {@code left} measurements are to share what there is. */
  private Optional<Transfer> measure(int size, int connections, int left) throws StorageException {
    long once = (long) size * connections;
    if (2 * once > site.ration().bytesLeft() || seconds(once) > secondsLeft()) {
      return Optional.empty();
    }
    long share = site.ration().bytesLeft() / left / 2 / size;
    int most = (int) Math.max(connections, Math.min(share, 1000));
    long nanos = site.ration().nanosLeft() / left / 3;
    Transfer measured = probe.measure(size, connections, most, nanos);
    done.add(measured);
    return Optional.of(measured);
  }

  /** What so many bytes would take to go up and down. */
  private double seconds(long bytes) {
    double up = done.stream().mapToDouble(Transfer::up).max().orElseThrow();
    double down = done.stream().mapToDouble(Transfer::down).max().orElseThrow();
    return bytes / up + bytes / down;
  }

  private double secondsLeft() {
    return site.ration().nanosLeft() / 1e9;
  }
}
