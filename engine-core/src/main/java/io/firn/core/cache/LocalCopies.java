package io.firn.core.cache;

import static java.util.Objects.requireNonNull;

import io.firn.api.storage.ObjectName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies of small sealed objects in a folder of this machine, one file each. No failure is told: a
 * copy that cannot be read or written is none. Safe for use by many threads and processes.
 */
public final class LocalCopies {

  private static final Logger LOG = LoggerFactory.getLogger(LocalCopies.class);

  private final Optional<Path> folder;

  /**
   * Copies in this folder, which is made when the first one is kept.
   *
   * @param folder of one repository; empty to keep none
   */
  public LocalCopies(Optional<Path> folder) {
    this.folder = requireNonNull(folder, "folder");
  }

  /** The sealed bytes of the object, not authenticated; empty when there is no copy. */
  public Optional<byte[]> find(ObjectName name) {
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readAllBytes(file(name)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Keeps a copy of an object that was authenticated. */
  public void keep(ObjectName name, byte[] sealed) {
    if (folder.isEmpty()) {
      return;
    }
    Path file = file(name);
    Path unfinished = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      PrivateFiles.createFolder(file.getParent());
      try (FileChannel channel = PrivateFiles.create(unfinished)) {
        ByteBuffer bytes = ByteBuffer.wrap(sealed);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      }
      // Not forced to the disk: what a power failure tears does not open and is fetched again.
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      LOG.debug("cannot keep a copy of {}: {}", name, e.toString());
      delete(unfinished);
    }
  }

  /** Drops the copy of an object that is gone, or that does not open. */
  public void drop(ObjectName name) {
    if (folder.isPresent()) {
      delete(file(name));
    }
  }

  /**
   * Drops the copies below a prefix that nobody wants any more.
   *
   * @param prefix of names, ending in a slash
   * @param wanted tells of the part of a name behind the prefix
   */
  public void prune(String prefix, Predicate<String> wanted) {
    Path below = folder.map(root -> root.resolve(prefix)).orElse(null);
    if (below == null || !Files.isDirectory(below)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(below)) {
      for (Path file : files) {
        if (!wanted.test(file.getFileName().toString())) {
          delete(file);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      LOG.debug("cannot list {}: {}", below, e.toString());
    }
  }

  private Path file(ObjectName name) {
    return folder.orElseThrow().resolve(name.value());
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.debug("cannot delete {}: {}", file, e.toString());
    }
  }
}
