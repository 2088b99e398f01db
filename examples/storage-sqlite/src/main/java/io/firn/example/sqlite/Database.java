package io.firn.example.sqlite;

import io.firn.api.storage.StorageException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** The file with its connections. Safe for use by many threads: each has a connection at a time. */
final class Database implements AutoCloseable {

  /** "Firn" in ASCII, in the header of the file: other databases are left alone. */
  private static final int APPLICATION = 0x4669726e;

  /** Waiting is in native code, deaf to interrupts: so for a moment only, and again. */
  private static final int BUSY_MILLIS = 100;

  private final Path file;
  private final Duration wait;
  private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

  /** Threads queue here, where an interrupt wakes them, before they meet other processes. */
  private final ReentrantLock writing = new ReentrantLock(true);

  private volatile boolean closed;

  Database(Path file, Duration wait) {
    this.file = file;
    this.wait = wait;
  }

  /** What is done with a connection. */
  @FunctionalInterface
  interface Work<T> {
    T on(Connection connection) throws SQLException, StorageException;
  }

  boolean exists() {
    return Files.exists(file);
  }

  /** Refuses a file that is something else. */
  void check() throws StorageException {
    try (Connection connection = connect(file, false);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA application_id")) {
      if (row.getInt(1) != APPLICATION) {
        throw new StorageException.Misconfigured(
            file + " is a database of another program; name another file", null);
      }
    } catch (SQLException e) {
      if (SqliteErrors.isNoDatabase(e)) {
        throw new StorageException.Misconfigured(
            file + " is no SQLite file; name another file", e);
      }
      throw SqliteErrors.about(file, e);
    }
  }

  /** Runs queries, each of which sees the last finished transaction. */
  <T> T read(Object item, Work<T> work) throws StorageException {
    failIfStopped();
    try {
      Connection connection = take();
      try {
        return work.on(connection);
      } finally {
        give(connection);
      }
    } catch (SQLException e) {
      throw SqliteErrors.about(item, e);
    }
  }

  /** Runs one transaction, makes it durable, and leaves nothing of it when {@code work} throws. */
  <T> T write(Object item, Work<T> work) throws StorageException {
    failIfStopped();
    create();
    try {
      writing.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException.Interrupted(item + ": interrupted", e);
    }
    try {
      return read(item, connection -> transaction(connection, work));
    } finally {
      writing.unlock();
    }
  }

  private <T> T transaction(Connection connection, Work<T> work)
      throws SQLException, StorageException {
    begin(connection);
    try {
      T result = work.on(connection);
      failIfStopped();
      execute(connection, "COMMIT");
      return result;
    } catch (SQLException | StorageException | RuntimeException | Error e) {
      rollBack(connection, e);
      throw e;
    }
  }

  /** After some errors, a full disk among them, SQLite has done so by itself and says it here. */
  private static void rollBack(Connection connection, Throwable cause) {
    try {
      execute(connection, "ROLLBACK");
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private void begin(Connection connection) throws SQLException, StorageException {
    long deadline = System.nanoTime() + wait.toNanos();
    while (true) {
      try {
        execute(connection, "BEGIN IMMEDIATE");
        return;
      } catch (SQLException e) {
        if (!SqliteErrors.isBusy(e) || System.nanoTime() - deadline > 0) {
          throw e;
        }
        failIfStopped();
      }
    }
  }

  /** For work that takes long: throws when the thread was interrupted or this was closed. */
  void failIfStopped() throws StorageException {
    if (Thread.currentThread().isInterrupted()) {
      throw new StorageException.Interrupted(file + ": interrupted", null);
    }
    if (closed) {
      throw new StorageException.Permanent(file + ": the storage is closed", null);
    }
  }

  /** Makes the tables in a file beside it and links that to the name, which one creator can do. */
  private void create() throws StorageException {
    if (exists()) {
      return;
    }
    makeFolder();
    Path fresh = file.resolveSibling(file.getFileName() + ".new-" + UUID.randomUUID());
    try {
      try (Connection connection = connect(fresh, true)) {
        execute(connection, "PRAGMA application_id = " + APPLICATION);
        Tables.create(connection);
      }
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException e) {
      // Another creator was faster: its file is as good.
    } catch (SQLException e) {
      throw SqliteErrors.about(file, e);
    } catch (IOException e) {
      throw cannotBeMade(e);
    } finally {
      delete(fresh);
    }
  }

  /** Apart, because here it is an error that something else has the name. */
  private void makeFolder() throws StorageException {
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException e) {
      throw cannotBeMade(e);
    }
  }

  private StorageException cannotBeMade(IOException e) {
    return e instanceof AccessDeniedException
        ? new StorageException.Denied(file + " cannot be made: permission denied", e)
        : new StorageException.Permanent(file + " cannot be made: " + e.getMessage(), e);
  }

  private static void delete(Path fresh) throws StorageException {
    try {
      Files.deleteIfExists(fresh);
    } catch (IOException e) {
      throw new StorageException.Permanent(fresh + " cannot be removed", e);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection take() throws SQLException {
    Connection connection = idle.poll();
    return connection == null ? connect(file, false) : connection;
  }

  private void give(Connection connection) throws SQLException {
    idle.push(connection);
    if (closed) {
      closeIdle();
    }
  }

  /**
   * Not by {@code DriverManager}, which knows the drivers of all class loaders and would hand out
   * another plugin's.
   */
  private static Connection connect(Path path, boolean create) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    if (create) {
      // Stays in the file. Set each time, it would change the database of another program as well.
      config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    } else {
      config.resetOpenMode(SQLiteOpenMode.CREATE);
    }
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLIS);
    return config.createConnection("jdbc:sqlite:" + path.toUri());
  }

  private void closeIdle() throws SQLException {
    for (Connection one = idle.poll(); one != null; one = idle.poll()) {
      one.close();
    }
  }

  /** Those in use are closed by their users. */
  @Override
  public void close() throws StorageException {
    closed = true;
    try {
      closeIdle();
    } catch (SQLException e) {
      throw SqliteErrors.about(file, e);
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
