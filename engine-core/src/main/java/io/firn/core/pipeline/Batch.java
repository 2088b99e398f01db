package io.firn.core.pipeline;

import io.firn.core.stream.ChunkRef;
import java.util.Arrays;

/**
 * A page of source bytes and the chunks that were marked in it: what one worker takes at a time.
 * Filled by one thread, then handed to a worker; lives on without its page until the streams have
 * taken the names.
 */
final class Batch implements Task {

  /** Bounds the heap that a page full of tiny files costs. */
  static final int MOST_CHUNKS = 8192;

  private Page page;
  private int[] ends = new int[16];
  private int[] starts = new int[16];
  private int count;

  /** Where the next chunk may begin. */
  private int fill;

  /** Somebody waits for names: hand it to the workers as soon as nobody fills it. */
  private boolean wanted;

  private volatile ChunkRef[] refs;

  Batch(Page page) {
    this.page = page;
  }

  Page page() {
    return page;
  }

  int fill() {
    return fill;
  }

  int count() {
    return count;
  }

  int start(int chunk) {
    return starts[chunk];
  }

  int length(int chunk) {
    return ends[chunk] - starts[chunk];
  }

  int room() {
    return count == MOST_CHUNKS ? 0 : page.size() - fill;
  }

  /** Marks a chunk; returns its number. */
  int add(int start, int end) {
    if (start < fill || end <= start || end > page.size()) {
      throw new IllegalArgumentException("no chunk from " + start + " to " + end);
    }
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    starts[count] = start;
    ends[count] = end;
    fill = end;
    return count++;
  }

  boolean isWanted() {
    return wanted;
  }

  void want() {
    wanted = true;
  }

  boolean isNamed() {
    return refs != null;
  }

  /** The chunks' names, one for each; null before they are known. */
  ChunkRef[] refs() {
    return refs;
  }

  void name(ChunkRef[] names) {
    refs = names;
  }

  /** Takes the page away, for its pool. */
  Page detachPage() {
    Page detached = page;
    page = null;
    starts = null;
    ends = null;
    return detached;
  }
}
