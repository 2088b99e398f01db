package io.firn.storage.local;

import io.firn.api.storage.Payload;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Files that are being written, in a folder of their own on the repository's file system. They have
 * a random name, and are locked by their writer as long as it lives. Thread-safe.
 *
 * <p>A process that was killed leaves its files behind. The next writer removes those that nobody
 * holds locked and nobody has written to for an hour; the second condition is for file systems that
 * do not carry locks between machines. Should a writer be stopped for longer than that there, its
 * upload fails once and is sent again.
 */
final class Uploads {

  private static final Duration STALE = Duration.ofHours(1);

  /** Written in pieces, so that an interrupt is answered soon and heap buffers are copied small. */
  private static final int PIECE = 1 << 20;

  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rw-------");

  private final FolderRoot root;
  private final Path folder;
  private final String run;
  private final AtomicLong counter = new AtomicLong();
  private final AtomicBoolean swept = new AtomicBoolean();

  Uploads(FolderRoot root) {
    this.root = root;
    this.folder = root.path().resolve(FolderRoot.UPLOADS);
    byte[] random = new byte[8];
    new SecureRandom().nextBytes(random);
    this.run = HexFormat.of().formatHex(random);
  }

  /** What is done with a finished, synced upload before its file is removed. */
  @FunctionalInterface
  interface Publisher {
    void publish(Path upload) throws IOException;
  }

  /** Writes the payload to a new file and syncs it; removes the file however this ends. */
  void upload(Payload payload, Publisher publisher) throws IOException {
    Path file = newFile();
    try (FileChannel channel = create(file);
        FileLock _ = lock(channel)) {
      if (swept.compareAndSet(false, true)) {
        sweep(Files.getLastModifiedTime(file).toInstant());
      }
      write(payload, channel);
      channel.force(true);
      publisher.publish(file);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** The time that the file system gives to a file written now. */
  Instant now() throws IOException {
    Path file = newFile();
    try (FileChannel _ = create(file)) {
      return Files.getLastModifiedTime(file).toInstant();
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private Path newFile() throws IOException {
    root.makeFolder(folder);
    return folder.resolve(run + "-" + counter.incrementAndGet());
  }

  private FileChannel create(Path file) throws IOException {
    FileChannel channel = open(file);
    try {
      root.share(file);
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private FileChannel open(Path file) throws IOException {
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      return FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(PRIVATE));
    } catch (NoSuchFileException e) {
      // Somebody tidied the folder away since this client made it.
      root.forgetFolders();
      root.makeFolder(folder);
      return FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(PRIVATE));
    }
  }

  /** The lock, or null where the file system has none. */
  private static FileLock lock(FileChannel channel) {
    try {
      return channel.tryLock();
    } catch (IOException | OverlappingFileLockException unavailable) {
      return null;
    }
  }

  private static void write(Payload payload, FileChannel channel) throws IOException {
    long written = 0;
    for (ByteBuffer buffer : payload.buffers()) {
      int end = buffer.limit();
      while (buffer.position() < end) {
        buffer.limit(Math.min(end, buffer.position() + PIECE));
        payload.sending(buffer.remaining());
        written += channel.write(buffer);
      }
    }
    if (written != payload.length()) {
      throw new IllegalArgumentException(
          "payload said " + payload.length() + " bytes and gave " + written);
    }
  }

  /** Removes what dead writers left. Never fails: the next writer tries again. */
  private void sweep(Instant now) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "[0-9a-f]*-[0-9]*")) {
      for (Path file : files) {
        Instant modified = Files.getLastModifiedTime(file).toInstant();
        if (modified.isBefore(now.minus(STALE)) && isAbandoned(file)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException | DirectoryIteratorException leftForTheNext) {
      return;
    }
  }

  private static boolean isAbandoned(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null;
    } catch (OverlappingFileLockException ownProcess) {
      return false;
    }
  }
}
