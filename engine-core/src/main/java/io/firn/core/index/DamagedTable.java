package io.firn.core.index;

import io.firn.core.index.table.LocalTable;
import java.io.IOException;

/** A table that is in use turned out to be damaged; never leaves this package. */
final class DamagedTable extends IOException {

  private static final long serialVersionUID = 1;

  private final transient LocalTable table;

  DamagedTable(LocalTable table, Throwable cause) {
    super(cause.getMessage(), cause);
    this.table = table;
  }

  LocalTable table() {
    return table;
  }
}
