package io.firn.core.probe;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Settings that make good use of a storage.
 *
 * <p><b>How they are computed.</b> Of what was measured with segments of 8 MiB or more, the fastest
 * upload is the yardstick. All that reach nine tenths of it are good enough: a single measurement
 * is no more exact than that. Of these the one that holds the least memory (size times connections)
 * is suggested, and of equals the one with the larger segments, because a storage likes few, large
 * objects better than many small ones. Restores may need more connections than backups: when
 * downloads needed more to reach nine tenths of their own best, that number is suggested, as the
 * memory of a backup bounds its uploads anyway.
 *
 * <p>On a line so slow that only smaller objects fitted into the time, the number of connections
 * comes from those, and the size is 8 MiB: throughput does not fall when objects grow, and a small
 * segment is sooner sent again when the line breaks.
 *
 * @param maxSegmentSize bytes
 * @param basis the measurement that was chosen
 * @param best bytes a second of the fastest upload measured
 */
public record Suggestion(int maxSegmentSize, int connections, Transfer basis, double best) {

  /** Of the best is as good as the best. */
  static final double ENOUGH = 0.9;

  /**
   * Segments below are never suggested: the usual repository refuses 4 MiB, and with 8 MiB a
   * million objects, which a container of Swift still bears well, are 8 TiB.
   */
  static final int SMALLEST = 8 << 20;

  /** The first only finds out how fast the line is, and one more would be compared with nothing. */
  private static final int LEAST = 3;

  /** Chooses; empty when too little was measured. */
  static Optional<Suggestion> of(List<Transfer> measured) {
    if (measured.size() < LEAST) {
      return Optional.empty();
    }
    List<Transfer> usable = measured.stream().filter(each -> each.size() >= SMALLEST).toList();
    List<Transfer> basis = usable.isEmpty() ? measured : usable;
    double best = basis.stream().mapToDouble(Transfer::up).max().orElse(0);
    double bestDown = basis.stream().mapToDouble(Transfer::down).max().orElse(0);
    int readers =
        basis.stream()
            .filter(each -> each.down() >= ENOUGH * bestDown)
            .mapToInt(Transfer::connections)
            .min()
            .orElse(1);
    return basis.stream()
        .filter(each -> each.up() >= ENOUGH * best)
        .min(
            Comparator.comparingLong(Transfer::inFlight)
                .thenComparing(Comparator.comparingInt(Transfer::size).reversed()))
        .map(
            chosen ->
                new Suggestion(
                    Math.max(SMALLEST, chosen.size()),
                    Math.max(chosen.connections(), readers),
                    chosen,
                    best));
  }
}
