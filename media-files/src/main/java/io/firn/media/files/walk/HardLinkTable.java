package io.firn.media.files.walk;

import io.firn.api.media.TreePath;
import io.firn.media.files.libc.FileStatus;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers under which path each file with several links was seen first. A file is forgotten when
 * all of its links have been seen; beyond a bound of memory further files are remembered on disk.
 */
final class HardLinkTable implements AutoCloseable {

  /** Key, value, map entry, path object and array header, about. */
  private static final int ENTRY_OVERHEAD = 160;

  private final SpillFolder spill;
  private final long memoryLimit;
  private final Map<Key, Seen> seen = new HashMap<>();
  private long memory;
  private SpilledLinks spilled;

  private record Key(long device, long inode) {}

  private static final class Seen {
    final TreePath path;
    long linksLeft;

    Seen(TreePath path, long linksLeft) {
      this.path = path;
      this.linksLeft = linksLeft;
    }
  }

  HardLinkTable(SpillFolder spill, long memoryLimit) {
    this.spill = spill;
    this.memoryLimit = memoryLimit;
  }

  /** The path seen first when this is a further link; else remembers this one. */
  Optional<TreePath> firstOf(FileStatus status, TreePath path) throws IOException {
    if (status.links() < 2 || status.isDirectory()) {
      return Optional.empty();
    }
    Key key = new Key(status.device(), status.inode());
    Seen known = seen.get(key);
    if (known != null) {
      known.linksLeft--;
      if (known.linksLeft == 0) {
        seen.remove(key);
        memory -= size(known.path);
      }
      return Optional.of(known.path);
    }
    if (spilled != null) {
      byte[] onDisk = spilled.find(key.device, key.inode);
      if (onDisk != null) {
        return Optional.of(TreePath.of(onDisk));
      }
    }
    remember(key, new Seen(path, status.links() - 1));
    return Optional.empty();
  }

  private void remember(Key key, Seen first) throws IOException {
    if (memory + size(first.path) <= memoryLimit) {
      seen.put(key, first);
      memory += size(first.path);
      return;
    }
    if (spilled == null) {
      spilled = new SpilledLinks(spill);
    }
    spilled.add(key.device, key.inode, first.path.bytes());
  }

  private static long size(TreePath path) {
    return (long) ENTRY_OVERHEAD + path.bytes().length;
  }

  @Override
  public void close() throws IOException {
    seen.clear();
    if (spilled != null) {
      spilled.close();
    }
  }
}
