package io.firn.example.sqlite;

import io.firn.api.storage.StorageException;
import java.sql.SQLException;

/** SQLite's result codes as the engine's types, by what the caller can do about them. */
final class SqliteErrors {

  private static final int PERM = 3;
  private static final int BUSY = 5;
  private static final int LOCKED = 6;
  private static final int READONLY = 8;
  private static final int CORRUPT = 11;
  private static final int FULL = 13;
  private static final int CANTOPEN = 14;
  private static final int CONSTRAINT = 19;
  private static final int NOTADB = 26;

  private SqliteErrors() {}

  /** The low byte says what went wrong, the rest where. */
  private static int code(SQLException e) {
    return e.getErrorCode() & 0xff;
  }

  static boolean isBusy(SQLException e) {
    return code(e) == BUSY;
  }

  static boolean isDuplicate(SQLException e) {
    return code(e) == CONSTRAINT;
  }

  static boolean isNoDatabase(SQLException e) {
    return code(e) == NOTADB;
  }

  /** The error about {@code item}, the name of an object or of the file. */
  static StorageException about(Object item, SQLException e) {
    String message = item + ": " + e.getMessage();
    return switch (code(e)) {
      case BUSY, LOCKED -> new StorageException.Transient(message, e);
      case FULL -> new StorageException.Quota(message, e);
      case PERM, READONLY, CANTOPEN -> new StorageException.Denied(message, e);
      case CORRUPT, NOTADB -> new StorageException.Integrity(message, e);
      default -> new StorageException.Permanent(message, e);
    };
  }
}
