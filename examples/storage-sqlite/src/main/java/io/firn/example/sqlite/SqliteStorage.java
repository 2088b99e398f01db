package io.firn.example.sqlite;

import io.firn.api.storage.CreateOnly;
import io.firn.api.storage.ListPage;
import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.ObjectRange;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.example.sqlite.Tables.Stored;
import java.nio.channels.ReadableByteChannel;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Objects as rows of a {@link Database}. Safe for use by many threads. */
final class SqliteStorage implements Storage {

  static final int PAGE_SIZE = 1000;

  private final Database database;
  private final InstantSource clock;
  private final int pageSize;

  /**
   * A client of the file.
   *
   * @param clock the machine's own: whoever uses the file uses it on this machine
   */
  SqliteStorage(Database database, InstantSource clock, int pageSize) {
    this.database = database;
    this.clock = clock;
    this.pageSize = pageSize;
  }

  @Override
  public CreateOnly createOnly() {
    return CreateOnly.EXCLUSIVE;
  }

  @Override
  public Duration settleTime() {
    return Duration.ZERO;
  }

  @Override
  public void put(ObjectName name, Payload payload) throws StorageException {
    // Looked up first, because that needs to wait for no writer.
    if (find(name).isPresent()) {
      throw exists(name, null);
    }
    database.write(
        name,
        connection -> {
          PieceWriter pieces = new PieceWriter(database, connection, add(connection, name, payload));
          pieces.write(name, payload);
          return null;
        });
  }

  private long add(Connection connection, ObjectName name, Payload payload)
      throws SQLException, StorageException {
    try {
      return Tables.add(connection, new ObjectInfo(name, payload.length(), clock.instant()));
    } catch (SQLException e) {
      if (SqliteErrors.isDuplicate(e)) {
        throw exists(name, e);
      }
      throw e;
    }
  }

  @Override
  public ReadableByteChannel open(ObjectName name, long offset, long length)
      throws StorageException {
    Stored object = stored(name);
    long count = new ObjectRange(name, offset, length).within(object.info().size());
    return new PieceChannel(database, object, offset, count);
  }

  @Override
  public ObjectInfo info(ObjectName name) throws StorageException {
    return stored(name).info();
  }

  @Override
  public ListPage list(String prefix, String cursor) throws StorageException {
    if (isEmpty()) {
      return new ListPage(List.of(), "");
    }
    // One more than fits tells whether there is another page.
    List<ObjectInfo> found =
        database.read(
            database, connection -> Tables.list(connection, prefix, cursor, pageSize + 1));
    if (found.size() <= pageSize) {
      return new ListPage(found, "");
    }
    List<ObjectInfo> page = found.subList(0, pageSize);
    return new ListPage(page, page.getLast().name().value());
  }

  @Override
  public void delete(ObjectName name) throws StorageException {
    Optional<Stored> object = find(name);
    if (object.isPresent()) {
      database.write(
          name,
          connection -> {
            Tables.delete(connection, object.get());
            return null;
          });
    }
  }

  @Override
  public Instant now() throws StorageException {
    database.failIfStopped();
    return clock.instant();
  }

  @Override
  public void close() throws StorageException {
    database.close();
  }

  @Override
  public String toString() {
    return "sqlite " + database;
  }

  /** Before the first put there is no file. */
  private boolean isEmpty() throws StorageException {
    database.failIfStopped();
    return !database.exists();
  }

  private Optional<Stored> find(ObjectName name) throws StorageException {
    return isEmpty()
        ? Optional.empty()
        : database.read(name, connection -> Tables.find(connection, name));
  }

  private Stored stored(ObjectName name) throws StorageException {
    return find(name)
        .orElseThrow(() -> new StorageException.NotFound("there is no object " + name, null));
  }

  private static StorageException.Exists exists(ObjectName name, SQLException cause) {
    return new StorageException.Exists(name + " exists already", cause);
  }
}
