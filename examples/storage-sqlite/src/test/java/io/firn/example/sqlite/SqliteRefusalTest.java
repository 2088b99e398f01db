package io.firn.example.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.StorageException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What SQLite refuses is told by its type, leaves what was there, and ends when its reason does.
 *
 * <p>Limits are set on the storage's own connection: it has one as long as one thread uses it, and
 * {@code max_page_count} makes SQLite answer as on a full disk.
 */
final class SqliteRefusalTest {

  private static final ObjectName FIRST = ObjectName.of("first");
  private static final ObjectName SECOND = ObjectName.of("second");
  private static final int SIZE = 1 << 20;

  @TempDir private Path folder;

  private Path file;
  private Database database;
  private SqliteStorage storage;

  @BeforeEach
  void storeOneObject() throws StorageException {
    file = folder.resolve("repository");
    database = new Database(file, Duration.ofSeconds(1));
    storage = new SqliteStorage(database, InstantSource.system(), SqliteStorage.PAGE_SIZE);
    storage.put(FIRST, Payload.of(new byte[SIZE]));
  }

  @AfterEach
  void close() throws StorageException {
    storage.close();
  }

  private long pragma(String text) throws StorageException {
    return database.read(text, connection -> pragma(connection, text));
  }

  private static long pragma(Connection connection, String text) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (!statement.execute("PRAGMA " + text)) {
        return 0;
      }
      try (ResultSet row = statement.getResultSet()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  private void assertOnlyTheFirstIsThere() throws StorageException {
    assertThat(storage.info(FIRST).size()).isEqualTo(SIZE);
    assertThatThrownBy(() -> storage.info(SECOND)).isInstanceOf(StorageException.NotFound.class);
    assertThat(storage.list("", "").objects()).hasSize(1);
  }

  @Test
  void aFullDiskIsQuota() throws Exception {
    long pages = pragma("page_count");
    long unlimited = pragma("max_page_count");
    pragma("max_page_count = " + (pages + 10));

    assertThatThrownBy(() -> storage.put(SECOND, Payload.of(new byte[SIZE])))
        .isInstanceOf(StorageException.Quota.class)
        .hasMessageContaining("second: ")
        .hasMessageContaining("SQLITE_FULL");
    assertOnlyTheFirstIsThere();

    pragma("max_page_count = " + unlimited);
    storage.put(SECOND, Payload.of(new byte[SIZE]));
    assertThat(storage.info(SECOND).size()).isEqualTo(SIZE);
  }

  @Test
  void whatMakesRoomIsUsedAgain() throws Exception {
    pragma("max_page_count = " + pragma("page_count"));
    assertThatThrownBy(() -> storage.put(SECOND, Payload.of(new byte[SIZE])))
        .isInstanceOf(StorageException.Quota.class);

    storage.delete(FIRST);
    storage.put(SECOND, Payload.of(new byte[SIZE]));
    assertThat(storage.info(SECOND).size()).isEqualTo(SIZE);
  }

  @Test
  void aDatabaseThatMayNotBeWrittenIsDenied() throws Exception {
    pragma("query_only = ON");

    assertThatThrownBy(() -> storage.put(SECOND, Payload.of(new byte[SIZE])))
        .isInstanceOf(StorageException.Denied.class)
        .hasMessageContaining("SQLITE_READONLY");
    assertThatThrownBy(() -> storage.delete(FIRST)).isInstanceOf(StorageException.Denied.class);
    assertOnlyTheFirstIsThere();
  }

  @Test
  void aFolderThatCannotBeMadeIsNoQuestionOfTryingAgain() throws Exception {
    Database below = new Database(file.resolve("below/repository"), Duration.ofSeconds(1));
    try (SqliteStorage nowhere =
        new SqliteStorage(below, InstantSource.system(), SqliteStorage.PAGE_SIZE)) {
      assertThatThrownBy(() -> nowhere.put(FIRST, Payload.of(new byte[1])))
          .isInstanceOf(StorageException.Permanent.class)
          .hasMessageContaining("cannot be made");
    }
  }
}
