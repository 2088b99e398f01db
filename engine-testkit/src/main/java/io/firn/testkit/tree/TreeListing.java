package io.firn.testkit.tree;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lists directories in the order of their names' bytes, following no link. */
final class TreeListing {

  private TreeListing() {}

  /** What is in one directory, by name. */
  static SortedMap<byte[], Path> of(Path directory) throws IOException {
    SortedMap<byte[], Path> found = new TreeMap<>(Arrays::compareUnsigned);
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        found.put(ByteNames.nameOf(entry), entry);
      }
    }
    return found;
  }

  /** Everything below a directory, each directory before what is in it. */
  static void collect(Path directory, List<Path> all) throws IOException {
    for (Path entry : of(directory).values()) {
      all.add(entry);
      if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        collect(entry, all);
      }
    }
  }
}
