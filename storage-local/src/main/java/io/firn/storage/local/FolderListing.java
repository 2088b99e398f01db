package io.firn.storage.local;

import io.firn.api.storage.ListPage;
import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.StorageException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Collects one page of a listing. The cursor is the last name of the page before, so a page needs
 * nothing from its predecessors; the folders on the way to the cursor are read again for each.
 *
 * <p>The byte order of full names is got by sorting each folder with a slash behind the names of
 * its sub-folders: {@code a-b} comes before what is in {@code a/}, and {@code a0} after it.
 */
final class FolderListing {

  private final Path root;
  private final String prefix;
  private final String cursor;
  private final int pageSize;
  private final List<ObjectInfo> page = new ArrayList<>();

  FolderListing(Path root, String prefix, String cursor, int pageSize) {
    this.root = root;
    this.prefix = prefix;
    this.cursor = cursor;
    this.pageSize = pageSize;
  }

  /** Something in a folder; the key of a sub-folder ends with a slash. */
  private record Entry(String key, BasicFileAttributes attributes) {}

  ListPage collect() throws IOException {
    String start = prefix.substring(0, prefix.lastIndexOf('/') + 1);
    boolean possible =
        start.isEmpty() || ObjectName.isValid(start.substring(0, start.length() - 1));
    if (!possible || collect(start)) {
      return new ListPage(page, "");
    }
    return new ListPage(page, page.getLast().name().value());
  }

  /** Collects from a folder, {@code ""} or ending with a slash; false when the page is full. */
  private boolean collect(String folder) throws IOException {
    for (Entry entry : entries(folder)) {
      if (entry.attributes().isDirectory()) {
        if (!collect(entry.key())) {
          return false;
        }
      } else if (page.size() == pageSize) {
        return false;
      } else {
        page.add(FolderStorage.info(ObjectName.of(entry.key()), entry.attributes()));
      }
    }
    return true;
  }

  private List<Entry> entries(String folder) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(root.resolve(folder))) {
      for (Path path : stream) {
        if (Thread.currentThread().isInterrupted()) {
          throw new StorageException.Interrupted("interrupted", null);
        }
        add(folder + path.getFileName(), path, entries);
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      // No object begins like this; or the folder went away meanwhile, and what was in it is gone.
      return List.of();
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    entries.sort(Comparator.comparing(Entry::key));
    return entries;
  }

  private void add(String name, Path path, List<Entry> entries) throws IOException {
    if (!ObjectName.isValid(name)) {
      return;
    }
    String inside = name + "/";
    boolean fileFits = name.startsWith(prefix) && name.compareTo(cursor) > 0;
    boolean folderFits =
        (inside.startsWith(prefix) || prefix.startsWith(inside))
            && (inside.compareTo(cursor) > 0 || cursor.startsWith(inside));
    if (!fileFits && !folderFits) {
      return;
    }
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (attributes.isDirectory() && folderFits) {
        entries.add(new Entry(inside, attributes));
      } else if (attributes.isRegularFile() && fileFits) {
        entries.add(new Entry(name, attributes));
      }
    } catch (NoSuchFileException deletedMeanwhile) {
      return;
    }
  }
}
