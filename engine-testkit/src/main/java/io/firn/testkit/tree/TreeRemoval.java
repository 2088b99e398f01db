package io.firn.testkit.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Removes an entry with everything below it. */
final class TreeRemoval {

  private TreeRemoval() {}

  static void remove(Path entry) throws IOException {
    if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
      for (Path child : TreeListing.of(entry).values()) {
        remove(child);
      }
    }
    Files.delete(entry);
  }
}
