package io.firn.storage.local;

import io.firn.api.storage.StorageException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** Says what an error of the file system means and what to do about it. Stateless. */
final class FolderErrors {

  /** Less free space than this, and a write that failed did so for want of it. */
  private static final long FULL = 1 << 20;

  private FolderErrors() {}

  /**
   * The typed error for {@code e}, which came when the storage wanted to {@code verb} {@code path}.
   */
  static StorageException typed(IOException e, String verb, Path path) {
    String what = "cannot " + verb + " " + path + ": ";
    return switch (e) {
      case StorageException typed -> typed;
      case ClosedByInterruptException interrupted ->
          new StorageException.Interrupted("interrupted", interrupted);
      case NoSuchFileException missing ->
          new StorageException.NotFound(what + missing.getFile() + " does not exist", missing);
      case AccessDeniedException denied ->
          new StorageException.Denied(
              what + "no permission; give this user the right to " + verb + " there", denied);
      default -> byReason(e, what, path);
    };
  }

  /** The JDK tells these apart by the system's text alone, which is in the user's language. */
  private static StorageException byReason(IOException e, String what, Path path) {
    String reason = reason(e);
    String lower = reason.toLowerCase(Locale.ROOT);
    if (lower.contains("no space left") || lower.contains("quota") || isFull(path)) {
      return new StorageException.Quota(what + "no space left; free some or use another folder", e);
    }
    if (lower.contains("read-only file system") || isReadOnly(path)) {
      return new StorageException.Denied(what + "the file system is mounted read-only", e);
    }
    if (lower.contains("stale file handle") || lower.contains("too many open files")) {
      return new StorageException.Transient(what + reason, e);
    }
    return new StorageException.Permanent(what + reason, e);
  }

  private static String reason(IOException e) {
    if (e instanceof FileSystemException fileSystem && fileSystem.getReason() != null) {
      return fileSystem.getReason();
    }
    return e.getMessage() == null ? "input/output error" : e.getMessage();
  }

  private static boolean isFull(Path path) {
    try {
      return Files.getFileStore(existing(path)).getUsableSpace() < FULL;
    } catch (IOException unknown) {
      return false;
    }
  }

  private static boolean isReadOnly(Path path) {
    try {
      return Files.getFileStore(existing(path)).isReadOnly();
    } catch (IOException unknown) {
      return false;
    }
  }

  private static Path existing(Path path) {
    Path at = path;
    while (at.getParent() != null && Files.notExists(at)) {
      at = at.getParent();
    }
    return at;
  }
}
