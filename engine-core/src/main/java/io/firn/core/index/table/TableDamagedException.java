package io.firn.core.index.table;

import java.io.IOException;
import java.nio.file.Path;

/** A local table is not what this program wrote: it has to be discarded and made anew. */
public final class TableDamagedException extends IOException {

  private static final long serialVersionUID = 1;

  TableDamagedException(Path file, String what) {
    super("local index table " + file + " is damaged (" + what + ")");
  }
}
