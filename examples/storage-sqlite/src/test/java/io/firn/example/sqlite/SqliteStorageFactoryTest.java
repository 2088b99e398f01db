package io.firn.example.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.api.storage.StorageFactory;
import io.firn.api.storage.StorageFactory.OpenMode;
import io.firn.testkit.plugin.Options;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

/** How a file is found, made and refused. */
final class SqliteStorageFactoryTest {

  private static final ObjectName NAME = ObjectName.of("some/object");

  @TempDir private Path folder;

  private final StorageFactory factory = new SqliteStorageFactory();

  private Storage open(Path file, OpenMode mode) throws StorageException {
    return factory.open(file.toString(), mode, Options.of("sqlite-wait", "PT0.2S"));
  }

  private static Connection connect(Path file) throws SQLException {
    return new SQLiteConfig().createConnection("jdbc:sqlite:" + file);
  }

  @Test
  void isFoundByItsService() {
    assertThat(ServiceLoader.load(StorageFactory.class)).anyMatch(f -> f.name().equals("sqlite"));
  }

  @Test
  void opensAndReadsWithoutMakingAnything() throws Exception {
    Path file = folder.resolve("below/repository");
    try (Storage storage = open(file, OpenMode.CREATE)) {
      assertThat(storage.list("", "").objects()).isEmpty();
      storage.delete(NAME);
      assertThat(folder).isEmptyDirectory();

      storage.put(NAME, Payload.of(new byte[] {1}));
      assertThat(storage.info(NAME).size()).isOne();
    }
    assertThat(file.getParent()).isDirectoryContaining(path -> path.equals(file));
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**.new-*");
  }

  @Test
  void takesAnyPath() throws Exception {
    Path file = folder.resolve("a b/50%41?mode=memory#ä");
    try (Storage storage = open(file, OpenMode.CREATE)) {
      storage.put(NAME, Payload.of(new byte[] {1}));
    }
    assertThat(file).isRegularFile();
    try (Storage storage = open(file, OpenMode.READ)) {
      assertThat(storage.info(NAME).size()).isOne();
    }
  }

  @Test
  void saysThatThereIsNoFile() {
    for (OpenMode mode : new OpenMode[] {OpenMode.READ, OpenMode.WRITE}) {
      assertThatThrownBy(() -> open(folder.resolve("none"), mode))
          .isInstanceOf(StorageException.NotFound.class);
    }
    assertThatThrownBy(() -> factory.open(" ", OpenMode.CREATE, Options.of("sqlite-wait", "PT0S")))
        .isInstanceOf(StorageException.Misconfigured.class);
  }

  @Test
  void leavesFilesOfOthersAlone() throws Exception {
    Path text = Files.writeString(folder.resolve("text"), "no database ".repeat(100));
    Path foreign = folder.resolve("foreign");
    try (Connection connection = connect(foreign);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (a)");
    }
    for (Path file : new Path[] {text, foreign}) {
      byte[] before = Files.readAllBytes(file);
      assertThatThrownBy(() -> open(file, OpenMode.CREATE))
          .isInstanceOf(StorageException.Misconfigured.class)
          .hasMessageContaining(file.toString());
      assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }
  }

  @Test
  void waitsForAnotherWriterOnlyAsLongAsItIsTold() throws Exception {
    Path file = folder.resolve("repository");
    try (Storage storage = open(file, OpenMode.CREATE)) {
      storage.put(NAME, Payload.of(new byte[] {1}));
      ObjectName second = ObjectName.of("second");
      try (Connection other = connect(file);
          Statement statement = other.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
        assertThatThrownBy(() -> storage.put(second, Payload.of(new byte[] {2})))
            .isInstanceOf(StorageException.Transient.class);
        assertThat(storage.info(NAME).size()).as("readers do not wait").isOne();
      }
      storage.put(second, Payload.of(new byte[] {2}));
      assertThat(storage.info(second).size()).isOne();
    }
  }
}
