package io.firn.core.index;

import io.firn.core.format.SegmentRef;
import io.firn.core.index.table.LocalTable;
import io.firn.core.index.table.TableDamagedException;
import java.util.ArrayList;
import java.util.List;

/**
 * The tables that an index searches, immutable: each with the number that its first segment has in
 * the index. The numbers leave no gap, and the tables are in their order.
 */
final class TableSet {

  private final LocalTable[] tables;

  /** One more than there are tables: the last is the number of all segments. */
  private final int[] firstSegments;

  TableSet(List<LocalTable> tables) {
    this.tables = tables.toArray(LocalTable[]::new);
    this.firstSegments = new int[this.tables.length + 1];
    for (int i = 0; i < this.tables.length; i++) {
      firstSegments[i + 1] = Math.addExact(firstSegments[i], this.tables[i].segments());
    }
  }

  List<LocalTable> tables() {
    return List.of(tables);
  }

  int segments() {
    return firstSegments[tables.length];
  }

  long entries() {
    long entries = 0;
    for (LocalTable table : tables) {
      entries += table.entries();
    }
    return entries;
  }

  /** With one more table, whose segments get the next numbers. */
  TableSet with(LocalTable table) {
    List<LocalTable> more = new ArrayList<>(tables());
    more.add(table);
    return new TableSet(more);
  }

  /** With one table in the place of all from {@code from} on; it has the same segments. */
  TableSet merged(int from, LocalTable table) {
    List<LocalTable> fewer = new ArrayList<>(tables().subList(0, from));
    fewer.add(table);
    return same(new TableSet(fewer));
  }

  /** With another table in the place of one; it has the same segments. */
  TableSet replaced(LocalTable old, LocalTable table) {
    return same(new TableSet(tables().stream().map(t -> t == old ? table : t).toList()));
  }

  private TableSet same(TableSet other) {
    if (other.segments() != segments()) {
      throw new IllegalStateException("numbers of segments would change");
    }
    return other;
  }

  /** Where a chunk is, in a segment that is not lost; null when no table knows it. */
  ChunkLocation find(long high, long low, SegmentSet lost) throws DamagedTable {
    for (int i = 0; i < tables.length; i++) {
      LocalTable table = tables[i];
      try {
        long entry = entry(i, high, low, lost);
        if (entry >= 0) {
          return new ChunkLocation(
              firstSegments[i] + table.segmentOf(entry),
              table.blockOffsetOf(entry),
              table.blockLengthOf(entry),
              table.placeOf(entry),
              table.lengthOf(entry));
        }
      } catch (TableDamagedException | InternalError e) {
        throw new DamagedTable(table, e);
      }
    }
    return null;
  }

  /** Number of a segment that holds the chunk and is not lost; -1 when no table knows one. */
  int segmentOf(long high, long low, SegmentSet lost) throws DamagedTable {
    for (int i = 0; i < tables.length; i++) {
      try {
        long entry = entry(i, high, low, lost);
        if (entry >= 0) {
          return firstSegments[i] + tables[i].segmentOf(entry);
        }
      } catch (TableDamagedException | InternalError e) {
        throw new DamagedTable(tables[i], e);
      }
    }
    return -1;
  }

  /** Numbers of all segments that hold the chunk, lost or not. */
  List<Integer> segmentsOf(long high, long low) throws DamagedTable {
    List<Integer> segments = new ArrayList<>();
    for (int i = 0; i < tables.length; i++) {
      LocalTable table = tables[i];
      try {
        for (long entry = table.first(high, low); entry >= 0; entry = table.nextAlike(entry)) {
          segments.add(firstSegments[i] + table.segmentOf(entry));
        }
      } catch (TableDamagedException | InternalError e) {
        throw new DamagedTable(table, e);
      }
    }
    return segments;
  }

  private long entry(int i, long high, long low, SegmentSet lost) throws TableDamagedException {
    long entry = tables[i].first(high, low);
    while (entry >= 0 && lost.contains(firstSegments[i] + tables[i].segmentOf(entry))) {
      entry = tables[i].nextAlike(entry);
    }
    return entry;
  }

  /** The segment with this number, which must be below {@link #segments}. */
  SegmentRef segment(int number) throws DamagedTable {
    int i = 0;
    while (firstSegments[i + 1] <= number) {
      i++;
    }
    try {
      return tables[i].segment(number - firstSegments[i]);
    } catch (TableDamagedException | InternalError e) {
      throw new DamagedTable(tables[i], e);
    }
  }
}
