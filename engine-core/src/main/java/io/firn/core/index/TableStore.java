package io.firn.core.index;

import io.firn.core.index.table.LocalTable;
import io.firn.core.index.table.PageMac;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;

/** Where local tables are kept. Safe for use by many threads. */
sealed interface TableStore permits CacheFolder, TemporaryTables {

  /** Writes a table; may be called a second time, from the start, when the first place failed. */
  @FunctionalInterface
  interface Body {

    /**
     * Writes it.
     *
     * @param file empty, to be left open
     * @param id 16 random bytes
     */
    void write(FileChannel file, PageMac mac, byte[] id) throws IOException;
  }

  /** The sound tables that are there; what is no such table is removed. */
  List<LocalTable> openAll();

  /** Writes and opens a table; it becomes visible to others whole or not at all. */
  LocalTable create(Body body) throws IOException;

  /** Removes a table. It can be used by those that have it open. */
  void remove(LocalTable table);

  /**
   * Runs what merges tables, unless somebody else is at it.
   *
   * @return false when it was not run
   */
  boolean merging(Merging merging) throws IOException;

  /** What {@link #merging} runs. */
  @FunctionalInterface
  interface Merging {
    void run() throws IOException;
  }
}
