package io.firn.storage.local;

import io.firn.api.storage.ListPage;
import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.StorageException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Collects one page of a listing from a tree of folders. The cursor is the last name of the page
 * before, so a page needs nothing from its predecessors; the folders on the way to the cursor are
 * read again for each.
 *
 * <p>The byte order of full names is got by sorting each folder with a slash behind the names of
 * its sub-folders: {@code a-b} comes before what is in {@code a/}, and {@code a0} after it.
 */
final class FolderListing {

  /** Something in a folder; what is neither a folder nor a regular file is left out by readers. */
  record Child(boolean folder, long size, Instant modified) {}

  /** Takes the name of a child, and looks at it when it is wanted. */
  @FunctionalInterface
  interface Visitor {
    /**
     * Visits a child.
     *
     * @param look gives the child, or null when it went away meanwhile
     */
    void visit(String name, Look look) throws IOException;
  }

  /** Looks at a child; may cost a call of the system. */
  @FunctionalInterface
  interface Look {
    Child child() throws IOException;
  }

  /** Reads folders. */
  @FunctionalInterface
  interface Reader {
    /** Visits all that is in {@code folder}, {@code ""} or ending with a slash; none if missing. */
    void read(String folder, Visitor visitor) throws IOException;
  }

  private final Reader reader;
  private final String prefix;
  private final String cursor;
  private final int pageSize;
  private final List<ObjectInfo> page = new ArrayList<>();

  FolderListing(Reader reader, String prefix, String cursor, int pageSize) {
    this.reader = reader;
    this.prefix = prefix;
    this.cursor = cursor;
    this.pageSize = pageSize;
  }

  /** The key of a sub-folder ends with a slash. */
  private record Entry(String key, Child child) {}

  ListPage collect() throws IOException {
    String start = prefix.substring(0, prefix.lastIndexOf('/') + 1);
    boolean possible =
        start.isEmpty() || ObjectName.isValid(start.substring(0, start.length() - 1));
    if (!possible || collect(start)) {
      return new ListPage(page, "");
    }
    return new ListPage(page, page.getLast().name().value());
  }

  /** Collects from a folder; false when the page is full and something is left. */
  private boolean collect(String folder) throws IOException {
    for (Entry entry : entries(folder)) {
      if (entry.child().folder()) {
        if (!collect(entry.key())) {
          return false;
        }
      } else if (page.size() == pageSize) {
        return false;
      } else {
        ObjectName name = ObjectName.of(entry.key());
        page.add(new ObjectInfo(name, entry.child().size(), entry.child().modified()));
      }
    }
    return true;
  }

  private List<Entry> entries(String folder) throws IOException {
    List<Entry> entries = new ArrayList<>();
    reader.read(
        folder,
        (name, look) -> {
          if (Thread.currentThread().isInterrupted()) {
            throw new StorageException.Interrupted("interrupted", null);
          }
          add(folder + name, look, entries);
        });
    entries.sort(Comparator.comparing(Entry::key));
    return entries;
  }

  private void add(String name, Look look, List<Entry> entries) throws IOException {
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
    Child child = look.child();
    if (child == null) {
      return;
    }
    if (child.folder() && folderFits) {
      entries.add(new Entry(inside, child));
    } else if (!child.folder() && fileFits) {
      entries.add(new Entry(name, child));
    }
  }
}
