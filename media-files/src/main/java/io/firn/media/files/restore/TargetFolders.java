package io.firn.media.files.restore;

import io.firn.api.media.TreePath;
import io.firn.media.files.directory.Directory;
import io.firn.media.files.directory.DirectoryCache;
import io.firn.media.files.directory.OpenDirectory;
import io.firn.media.files.libc.Directories;
import io.firn.media.files.libc.Errno;
import io.firn.media.files.libc.ErrnoException;
import io.firn.media.files.libc.FileStatus;
import io.firn.media.files.libc.Machine;
import io.firn.media.files.libc.Ownership;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The directories of a target by their paths, and makes missing ones. A symbolic link or a file in
 * the place of a directory is replaced, never followed. Safe for many threads.
 */
final class TargetFolders implements AutoCloseable {

  /** Paths whose place is remembered; some 200 bytes each. */
  private static final int REMEMBERED = 4096;

  private static final int OWNER_ALL = 0700;

  private final DirectoryCache cache;
  private final Map<TreePath, Directory> known =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TreePath, Directory> eldest) {
          return size() > REMEMBERED;
        }
      };

  TargetFolders(DirectoryCache cache) {
    this.cache = cache;
  }

  DirectoryCache cache() {
    return cache;
  }

  /** The place of a directory, whether or not there is one; null is the root. */
  Directory place(TreePath path) {
    if (path == null) {
      return cache.root();
    }
    synchronized (known) {
      Deque<TreePath> missing = new ArrayDeque<>();
      TreePath at = path;
      Directory directory = null;
      while (at != null && (directory = known.get(at)) == null) {
        missing.push(at);
        at = at.parent();
      }
      directory = at == null ? cache.root() : directory;
      for (TreePath next : missing) {
        directory = directory.child(next.name());
        known.put(next, directory);
      }
      return directory;
    }
  }

  /** Opens a directory that must exist; null is the root. */
  OpenDirectory open(TreePath path) throws ErrnoException {
    return cache.open(place(path));
  }

  /** Opens a directory, made with its parents where they are missing; null is the root. */
  OpenDirectory openOrMake(TreePath path) throws ErrnoException {
    try {
      return open(path);
    } catch (ErrnoException e) {
      if (!e.isGone() && e.errno() != Errno.EACCES) {
        throw e;
      }
      Deque<TreePath> chain = new ArrayDeque<>();
      for (TreePath at = path; at != null; at = at.parent()) {
        chain.push(at);
      }
      for (TreePath next : chain) {
        makeOne(next);
      }
      return open(path);
    }
  }

  /** Makes one directory in a parent that exists; one that exists is made accessible. */
  void makeOne(TreePath path) throws ErrnoException {
    byte[] name = path.name();
    try (OpenDirectory parent = open(path.parent())) {
      while (true) {
        try {
          Directories.makeDirectory(parent.descriptor(), name, OWNER_ALL);
          return;
        } catch (ErrnoException e) {
          if (e.errno() != Errno.EEXIST) {
            throw e;
          }
        }
        if (replaceOrOpenUp(parent.descriptor(), name)) {
          return;
        }
      }
    }
  }

  /** True when a directory is there; else what was there has been removed. */
  private static boolean replaceOrOpenUp(int parent, byte[] name) throws ErrnoException {
    try {
      FileStatus status = FileStatus.at(parent, name);
      if (!status.isDirectory()) {
        Directories.unlink(parent, name);
        return false;
      }
      boolean shut = (status.mode() & OWNER_ALL) != OWNER_ALL;
      if (shut && Machine.effectiveUser() != 0) {
        try (PathHandle handle = PathHandle.open(parent, name)) {
          Ownership.modeByPath(handle.descriptor(), status.permissions() | OWNER_ALL);
        }
      }
      return true;
    } catch (ErrnoException e) {
      if (e.errno() == Errno.ENOENT) {
        return false; // somebody removed it just now
      }
      throw e;
    }
  }

  /** Forgets where directories are: to be called when one was removed or replaced. */
  void forget() {
    synchronized (known) {
      known.clear();
    }
    cache.forgetAll();
  }

  @Override
  public void close() {
    cache.close();
  }
}
