package io.firn.core.backup;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/** What a backup counts by comparing with its parent. Used by one thread. */
final class Counts {

  /** How an entry stands to the parent's. */
  enum Change {
    NEW,
    CHANGED,
    UNMODIFIED
  }

  private static final class Tally {
    private long files;
    private long directories;
    private long bytes;
  }

  private final Map<Change, Tally> tallies = new EnumMap<>(Change.class);
  private long others;

  Counts() {
    for (Change change : Change.values()) {
      tallies.put(change, new Tally());
    }
  }

  void file(Change change, long length) {
    Tally tally = tallies.get(change);
    tally.files++;
    tally.bytes += length;
  }

  void directory(Change change) {
    tallies.get(change).directories++;
  }

  void other() {
    others++;
  }

  long files(Change change) {
    return tallies.get(change).files;
  }

  long directories(Change change) {
    return tallies.get(change).directories;
  }

  long bytes(Change change) {
    return tallies.get(change).bytes;
  }

  long files() {
    return sum(tally -> tally.files);
  }

  long directories() {
    return sum(tally -> tally.directories);
  }

  long bytes() {
    return sum(tally -> tally.bytes);
  }

  long others() {
    return others;
  }

  private long sum(ToLongFunction<Tally> part) {
    return tallies.values().stream().mapToLong(part).sum();
  }
}
