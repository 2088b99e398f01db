package io.firn.example.sqlite;

import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All SQL on the two tables. Stateless. */
final class Tables {

  private Tables() {}

  /** An object as its row says. */
  record Stored(long id, ObjectInfo info) {}

  static void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // Text is compared by its bytes unless told otherwise: the order that listings need. No id is
      // ever given twice, or who reads a deleted object would go on in its successor.
      statement.execute(
          """
          CREATE TABLE object (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE,
            size INTEGER NOT NULL, modified INTEGER NOT NULL)
          """);
      statement.execute(
          """
          CREATE TABLE piece (object INTEGER NOT NULL, number INTEGER NOT NULL,
            bytes BLOB NOT NULL, PRIMARY KEY (object, number))
          """);
    }
  }

  /** Adds an object without its pieces and gives its id. */
  static long add(Connection connection, ObjectInfo info) throws SQLException {
    String sql = "INSERT INTO object (name, size, modified) VALUES (?, ?, ?) RETURNING id";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, info.name().value());
      insert.setLong(2, info.size());
      insert.setLong(3, info.modified().toEpochMilli());
      try (ResultSet row = insert.executeQuery()) {
        return row.getLong(1);
      }
    }
  }

  static void addPiece(Connection connection, long object, int number, byte[] bytes)
      throws SQLException {
    String sql = "INSERT INTO piece (object, number, bytes) VALUES (?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setLong(1, object);
      insert.setInt(2, number);
      insert.setBytes(3, bytes);
      insert.executeUpdate();
    }
  }

  static Optional<Stored> find(Connection connection, ObjectName name) throws SQLException {
    String sql = "SELECT name, size, modified, id FROM object WHERE name = ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, name.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(new Stored(row.getLong(4), info(row))) : Optional.empty();
      }
    }
  }

  /** The bytes of a piece; empty when the object was deleted meanwhile. */
  static Optional<byte[]> piece(Connection connection, long object, long number)
      throws SQLException {
    String sql = "SELECT bytes FROM piece WHERE object = ? AND number = ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, object);
      select.setLong(2, number);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
      }
    }
  }

  /** Objects after the name {@code cursor} whose names begin with {@code prefix}, in order. */
  static List<ObjectInfo> list(Connection connection, String prefix, String cursor, int limit)
      throws SQLException {
    String sql =
        """
        SELECT name, size, modified FROM object
        WHERE name > ? AND name >= ? AND name < ? ORDER BY name LIMIT ?
        """;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, cursor);
      select.setString(2, prefix);
      // Sorts after everything that a name can go on with.
      select.setString(3, prefix + '\uffff');
      select.setInt(4, limit);
      List<ObjectInfo> found = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(info(row));
        }
      }
      return found;
    }
  }

  static void delete(Connection connection, Stored object) throws SQLException {
    for (String sql :
        List.of("DELETE FROM piece WHERE object = ?", "DELETE FROM object WHERE id = ?")) {
      try (PreparedStatement delete = connection.prepareStatement(sql)) {
        delete.setLong(1, object.id());
        delete.executeUpdate();
      }
    }
  }

  private static ObjectInfo info(ResultSet row) throws SQLException {
    return new ObjectInfo(
        ObjectName.of(row.getString(1)), row.getLong(2), Instant.ofEpochMilli(row.getLong(3)));
  }
}
