package io.firn.cli.start;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is done once to the libraries of a distribution, so that each start is fast. */
final class Preparation {

  private Preparation() {}

  /**
   * Prepares the folder of jars named by the argument.
   *
   * @throws IOException if a file cannot be read or replaced
   */
  public static void main(String[] folder) throws IOException {
    Path jars = Path.of(folder[0]);
    NativeLibraries.unpack(jars);
    try (DirectoryStream<Path> found = Files.newDirectoryStream(jars, "*.jar")) {
      for (Path jar : found) {
        CacheableJar.make(jar);
      }
    }
  }
}
