package io.firn.core.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Collects findings by object. Safe for use by many threads. */
final class Damage {

  /** Files named for one object. */
  static final int MOST_FILES = 1000;

  /** Objects that are told apart; a storage that lost more than these has lost everything. */
  private static final int MOST_OBJECTS = 100_000;

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private static final class Entry {
    private final String problem;
    private final Set<String> snapshots = new TreeSet<>();
    private final List<String> files = new ArrayList<>();
    private long filesInAll;

    Entry(String problem) {
      this.problem = problem;
    }
  }

  /** Notes that the object is damaged; what was said of it first stays. */
  synchronized void object(String object, String problem) {
    if (entries.size() < MOST_OBJECTS) {
      entries.putIfAbsent(object, new Entry(problem));
    }
  }

  /** Notes that the snapshot needs the damaged object for this file. */
  synchronized void hit(String object, String snapshot, String file) {
    Entry entry = entries.get(object);
    if (entry != null) {
      entry.snapshots.add(snapshot);
      entry.filesInAll++;
      if (entry.files.size() < MOST_FILES) {
        entry.files.add(snapshot.substring(0, 8) + ":" + file);
      }
    }
  }

  synchronized boolean contains(String object) {
    return entries.containsKey(object);
  }

  synchronized List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    entries.forEach(
        (object, entry) ->
            findings.add(
                new Finding(
                    object,
                    entry.problem,
                    List.copyOf(entry.snapshots),
                    entry.files,
                    entry.filesInAll)));
    return findings;
  }
}
