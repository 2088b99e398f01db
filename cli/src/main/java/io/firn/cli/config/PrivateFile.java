package io.firn.cli.config;

import io.firn.cli.exit.UsageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file that is replaced as a whole: whoever reads it meanwhile sees the old one or the new one.
 * Permissions and owner stay; a new file is for its owner alone, as it may name secrets.
 */
final class PrivateFile {

  private static final Set<PosixFilePermission> OWN = PosixFilePermissions.fromString("rw-------");

  private final Path path;

  PrivateFile(Path path) {
    this.path = path;
  }

  /** Refuses a file that is protected: replacing would not ask for its permission. */
  void check() throws UsageException, IOException {
    if (!Files.exists(path)) {
      return;
    }
    PosixFileAttributeView view = view(path.toRealPath());
    boolean isProtected =
        view != null
            && view.readAttributes().permissions().stream()
                .noneMatch(permission -> permission.name().endsWith("_WRITE"));
    if (isProtected || !Files.isWritable(path)) {
      throw new UsageException(path + " is read-only; it is not changed");
    }
  }

  /** Puts this text in its place. */
  void replace(String text) throws UsageException, IOException {
    check();
    // A link stays one: the file that it leads to is replaced.
    Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
    try {
      Files.createDirectories(target.getParent());
      Path fresh = Files.createTempFile(target.getParent(), ".firn-", ".yaml");
      try {
        write(fresh, text);
        if (Files.exists(target)) {
          takeOver(target, fresh);
        }
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (AccessDeniedException e) {
      throw new UsageException(path + " may not be written by this user; it is not changed", e);
    } catch (FileSystemException e) {
      throw new UsageException(
          path + " cannot be written (" + e.getReason() + "); it is not changed", e);
    }
  }

  private static void write(Path file, String text) throws IOException {
    PosixFileAttributeView view = view(file);
    if (view != null) {
      view.setPermissions(OWN);
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private static void takeOver(Path from, Path to) throws IOException {
    PosixFileAttributeView target = view(to);
    if (target == null) {
      return;
    }
    PosixFileAttributes wanted = view(from).readAttributes();
    PosixFileAttributes made = target.readAttributes();
    if (!made.owner().equals(wanted.owner())) {
      target.setOwner(wanted.owner());
    }
    if (!made.group().equals(wanted.group())) {
      target.setGroup(wanted.group());
    }
    target.setPermissions(wanted.permissions());
  }

  /** Null where files have no such permissions. */
  private static PosixFileAttributeView view(Path file) {
    return Files.getFileAttributeView(file, PosixFileAttributeView.class);
  }
}
