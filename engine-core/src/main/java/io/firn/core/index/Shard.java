package io.firn.core.index;

import io.firn.core.index.table.EntryCursor;
import java.util.ArrayList;
import java.util.List;

/**
 * A hash table with open addressing in one array: five words a slot, two of the id and three of the
 * place. Grows at a load of 5/8. For one thread at a time: {@link RunChunks} locks it.
 */
final class Shard {

  /** Words of a slot: high, low, segment and block offset, block length and place, length. */
  private static final int WORDS = 5;

  private static final int LENGTH = 4;
  private static final int FIRST_SLOTS = 64;

  /** In the word of the length, which is above 0 for chunks that have a place. */
  private static final long EMPTY = 0;

  private static final long CLAIMED = -1;

  /** A chunk that has a place. */
  record Entry(long high, long low, ChunkLocation location) implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
      return EntryCursor.compare(high, low, other.high, other.low);
    }
  }

  private long[] slots = new long[FIRST_SLOTS * WORDS];
  private int used;

  /** Index of the chunk's slot; negative when there is none. */
  int find(long high, long low) {
    int at = start(low);
    while (slots[at + LENGTH] != EMPTY) {
      if (slots[at] == high && slots[at + 1] == low) {
        return at;
      }
      at = at + WORDS == slots.length ? 0 : at + WORDS;
    }
    return -1;
  }

  /** Makes a claimed slot for a chunk that has none. */
  int put(long high, long low) {
    used++;
    if ((long) used * WORDS * 8 > slots.length * 5L) {
      resize(slots.length * 2, Integer.MIN_VALUE);
    }
    return insert(high, low);
  }

  private int insert(long high, long low) {
    int at = start(low);
    while (slots[at + LENGTH] != EMPTY) {
      at = at + WORDS == slots.length ? 0 : at + WORDS;
    }
    slots[at] = high;
    slots[at + 1] = low;
    slots[at + LENGTH] = CLAIMED;
    return at;
  }

  /** Gives the slot its place; false when it has one. */
  boolean locate(int at, ChunkLocation location) {
    if (slots[at + LENGTH] != CLAIMED) {
      return false;
    }
    slots[at + 2] = pair(location.segment(), location.blockOffset());
    slots[at + 3] = pair(location.blockLength(), location.place());
    slots[at + LENGTH] = location.length();
    return true;
  }

  /** The place of a slot; null when it is only claimed. */
  ChunkLocation location(int at) {
    if (slots[at + LENGTH] == CLAIMED) {
      return null;
    }
    return new ChunkLocation(
        (int) (slots[at + 2] >>> 32),
        (int) slots[at + 2],
        (int) (slots[at + 3] >>> 32),
        (int) slots[at + 3],
        (int) slots[at + LENGTH]);
  }

  /** How many chunks have a place in segments below {@code end}. */
  int count(int end) {
    int count = 0;
    for (int at = 0; at < slots.length; at += WORDS) {
      if (isBelow(slots, at, end)) {
        count++;
      }
    }
    return count;
  }

  /** Those chunks, in order. */
  List<Entry> sorted(int end) {
    List<Entry> entries = new ArrayList<>();
    for (int at = 0; at < slots.length; at += WORDS) {
      if (isBelow(slots, at, end)) {
        entries.add(new Entry(slots[at], slots[at + 1], location(at)));
      }
    }
    entries.sort(null);
    return entries;
  }

  /** Drops those chunks, and shrinks. */
  void forget(int end) {
    used -= count(end);
    int length = FIRST_SLOTS * WORDS;
    while ((long) used * WORDS * 8 > length * 5L) {
      length *= 2;
    }
    resize(length, end);
  }

  private void resize(int length, int end) {
    long[] old = slots;
    slots = new long[length];
    for (int at = 0; at < old.length; at += WORDS) {
      if (old[at + LENGTH] != EMPTY && !isBelow(old, at, end)) {
        int to = insert(old[at], old[at + 1]);
        System.arraycopy(old, at, slots, to, WORDS);
      }
    }
  }

  private static boolean isBelow(long[] slots, int at, int end) {
    return slots[at + LENGTH] > 0 && (int) (slots[at + 2] >>> 32) < end;
  }

  /** The slots are a power of two; the low word is as good as any hash of it. */
  private int start(long low) {
    int count = slots.length / WORDS;
    return ((int) (low ^ (low >>> 32)) & (count - 1)) * WORDS;
  }

  private static long pair(int high, int low) {
    return ((long) high << 32) | (low & 0xffff_ffffL);
  }
}
