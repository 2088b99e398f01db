package io.firn.media.files.walk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Sorts the names of one directory: in memory up to a bound, above it in runs on disk that are
 * merged while they are read.
 */
final class NameSorter implements Consumer<byte[]>, AutoCloseable {

  /** Object header, length, padding and the reference, about. */
  private static final int NAME_OVERHEAD = 28;

  private final SpillFolder spill;
  private final long memoryLimit;
  private List<byte[]> names = new ArrayList<>();
  private long memory;
  private NameRuns runs;

  /**
   * @param memoryLimit bytes of names held before a run is written
   */
  NameSorter(SpillFolder spill, long memoryLimit) {
    this.spill = spill;
    this.memoryLimit = memoryLimit;
  }

  @Override
  public void accept(byte[] name) {
    names.add(name);
    memory += name.length + NAME_OVERHEAD;
    if (memory > memoryLimit) {
      try {
        writeRun();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void writeRun() throws IOException {
    if (runs == null) {
      runs = new NameRuns(spill.create("names"));
    }
    names.sort(Arrays::compareUnsigned);
    runs.append(names);
    names.clear();
    memory = 0;
  }

  /** The names in order. This sorter is used up then; who gets them closes them. */
  SortedNames sorted() throws IOException {
    if (runs == null) {
      names.sort(Arrays::compareUnsigned);
      return SortedNames.of(names, memory);
    }
    if (!names.isEmpty()) {
      writeRun();
    }
    SortedNames merged = runs.merge();
    runs = null;
    names = List.of();
    return merged;
  }

  /** Frees what was spilled when it was not handed over. */
  @Override
  public void close() throws IOException {
    if (runs != null) {
      runs.close();
      runs = null;
    }
  }
}
