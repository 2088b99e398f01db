package io.firn.media.files.directory;

import io.firn.media.files.libc.Descriptors;
import io.firn.media.files.libc.Errno;
import io.firn.media.files.libc.ErrnoException;
import io.firn.media.files.libc.FileStatus;
import io.firn.media.files.libc.OpenFlags;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps the directories open that were used last, and opens others again component by component,
 * each relative to its parent. So a path may be longer than the kernel takes in one call, and no
 * symbolic link in it is followed. Safe for many threads.
 */
public final class DirectoryCache implements AutoCloseable {

  /** Of the usual limit of 1024 descriptors a process may have. */
  public static final int DEFAULT_LIMIT = 192;

  private final int limit;
  private final Directory root;
  private final Map<Directory, Boolean> open = new LinkedHashMap<>(64, 0.75f, true);
  private boolean closed;

  /**
   * Opens the root, following links in its path.
   *
   * @param limit directories open at once, not counting the root and those in use
   */
  public DirectoryCache(byte[] rootPath, int limit) throws ErrnoException {
    this.limit = limit;
    this.root = new Directory(null, rootPath, true, false);
    this.root.descriptor =
        Descriptors.open(Descriptors.WORKING_DIRECTORY, rootPath, OpenFlags.DIRECTORY, 0);
  }

  public Directory root() {
    return root;
  }

  /** Opens the directory, or uses it further when it is open. */
  public synchronized OpenDirectory open(Directory directory) throws ErrnoException {
    if (closed) {
      throw new IllegalStateException("the cache of directories is closed");
    }
    if (directory.descriptor < 0) {
      openChain(directory);
      evict();
    } else if (directory != root) {
      open.get(directory); // most recently used now
    }
    directory.users++;
    return new OpenDirectory(this, directory, directory.descriptor);
  }

  private void openChain(Directory directory) throws ErrnoException {
    Deque<Directory> missing = new ArrayDeque<>();
    for (Directory at = directory; at.descriptor < 0; at = at.parent) {
      missing.push(at);
    }
    directory.users++; // neither it nor what it is opened by is evicted on the way
    try {
      while (!missing.isEmpty()) {
        Directory next = missing.pop();
        next.parent.users++;
        try {
          next.descriptor = openOne(next);
          open.put(next, Boolean.TRUE);
          evict();
        } finally {
          next.parent.users--;
        }
      }
    } finally {
      directory.users--;
    }
  }

  private static int openOne(Directory directory) throws ErrnoException {
    int descriptor =
        Descriptors.openToRead(directory.parent.descriptor, directory.name, directory.flags);
    if (directory.stable) {
      FileStatus status = FileStatus.of(descriptor);
      if (directory.identity == null) {
        directory.identity = status;
      } else if (!directory.identity.sameFile(status)) {
        Descriptors.close(descriptor);
        throw new ErrnoException(Errno.ESTALE);
      }
    }
    return descriptor;
  }

  private void evict() {
    Iterator<Directory> eldest = open.keySet().iterator();
    while (open.size() > limit && eldest.hasNext()) {
      Directory candidate = eldest.next();
      if (candidate.users == 0) {
        eldest.remove();
        shut(candidate);
      }
    }
  }

  synchronized void release(Directory directory) {
    directory.users--;
    if (closed && directory.users == 0) {
      shut(directory);
    }
  }

  /** Closes what nobody uses just now: after directories were removed or replaced. */
  public synchronized void forgetAll() {
    Iterator<Directory> all = open.keySet().iterator();
    while (all.hasNext()) {
      Directory candidate = all.next();
      if (candidate.users == 0) {
        all.remove();
        shut(candidate);
      }
    }
  }

  private static void shut(Directory directory) {
    if (directory.descriptor >= 0) {
      Descriptors.close(directory.descriptor);
      directory.descriptor = -1;
    }
  }

  /** Closes all; those in use when their user closes them. */
  @Override
  public synchronized void close() {
    closed = true;
    forgetAll();
    if (root.users == 0) {
      shut(root);
    }
  }
}
