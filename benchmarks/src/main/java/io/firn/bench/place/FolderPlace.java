package io.firn.bench.place;

import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A folder below the one for temporary files. */
final class FolderPlace implements Place {

  private final Path folder = Files.createTempDirectory("firn-bench-");

  FolderPlace() throws IOException {}

  @Override
  public Storage plugin() throws StorageException {
    return PluginStorage.open("local", folder.toString(), Map.of());
  }

  @Override
  public void clear() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : all) {
        if (!file.equals(folder)) {
          Files.delete(file);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    clear();
    Files.delete(folder);
  }
}
