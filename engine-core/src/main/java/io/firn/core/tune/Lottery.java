package io.firn.core.tune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Keeps the lowest lots of any number, within so many bytes and so many lots. Whose lots are drawn
 * by a hash has the same chance for each, however many there turn out to be.
 *
 * @param <T> what the lots are for
 */
final class Lottery<T> {

  /** Lots are remembered with what they are for, some hundred bytes each. */
  private static final int MOST = 8192;

  private final PriorityQueue<Lot<T>> lots =
      new PriorityQueue<>(Comparator.comparingLong((Lot<T> lot) -> lot.number()).reversed());

  private final long most;
  private long bytes;

  record Lot<T>(long number, long bytes, T item) {}

  Lottery(long most) {
    this.most = most;
  }

  /** Whether such a lot would be kept now. */
  boolean wants(long number, long length) {
    boolean room = bytes + length <= most && lots.size() < MOST;
    return room || (!lots.isEmpty() && number < lots.peek().number());
  }

  /** Takes part; what is no longer kept is returned. */
  List<Lot<T>> enter(Lot<T> lot) {
    List<Lot<T>> out = new ArrayList<>();
    lots.add(lot);
    bytes += lot.bytes();
    while (lots.size() > 1 && (bytes > most || lots.size() > MOST)) {
      Lot<T> last = lots.poll();
      bytes -= last.bytes();
      out.add(last);
    }
    return out;
  }

  /** What was kept, the lowest number first. */
  List<Lot<T>> kept() {
    return lots.stream().sorted(Comparator.comparingLong(Lot::number)).toList();
  }

  /** The number for a part of something by its name: the same for the same seed. */
  static long number(long seed, String name, long part) {
    long hash = 0xcbf29ce484222325L ^ seed;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
    }
    hash += (part + 1) * 0x9e3779b97f4a7c15L;
    hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
    hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
    return (hash ^ (hash >>> 31)) >>> 1;
  }
}
